package dev.vireo.driver.esx;

import dev.vireo.api.UndefineFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.UnregisterVMRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vmx.DatastorePath;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Takes a machine out of the inventory. Its files stay, but for those that somebody names.
///
/// libvirt: `esxDomainUndefineFlags`.
///
/// @param machine the machine
record DomainRemoval(Machine machine) {
    private static final String VERB = "undefine";

    void remove(Set<UndefineFlag> flags) {
        VirtualMachinePowerState state =
                VirtualMachines.powerState(machine.fetch(VirtualMachines.POWER_STATE));
        machine.seen(state);
        if (Objects.equals(state, VirtualMachinePowerState.POWERED_ON)) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, "Domain is not suspended or powered off");
        }
        Optional<Runnable> rest =
                flags.contains(UndefineFlag.NVRAM) ? variables() : Optional.empty();
        boolean saved = Objects.equals(state, VirtualMachinePowerState.SUSPENDED);
        if (saved && flags.contains(UndefineFlag.MANAGED_SAVE)) {
            machine.run(PowerOffVMTaskRequest.builder(machine.reference()).build(), VERB);
            machine.active(false);
        }
        unregister();
        rest.ifPresent(Runnable::run);
    }

    /// A domain that is gone is what was wanted, also if the answer to that was lost.
    private void unregister() {
        try {
            machine.session()
                    .call(
                            UnregisterVMRequest.builder(machine.reference()).build(),
                            VERB,
                            machine.name());
        } catch (VirtException e) {
            if (FaultTranslator.isRefusal(e) || isThere()) {
                throw e;
            }
        }
    }

    private boolean isThere() {
        try {
            machine.fetch(VirtualMachines.POWER_STATE);
            return true;
        } catch (VirtException e) {
            return e.code() != ErrorCode.NO_DOMAIN;
        }
    }

    /// Finds the file with the variables of the firmware.
    ///
    /// @return what removes it
    private Optional<Runnable> variables() {
        DomainDocument document = DomainDocument.locate(machine);
        return document.fetchConfig()
                .get("nvram")
                .filter(name -> !name.isEmpty())
                .flatMap(name -> document.fileNames().toSource(name, true))
                .filter(path -> path.startsWith("["))
                .map(DatastorePath::parse)
                .filter(path -> document.files().exists(path, VERB + " '" + machine.name() + "'"))
                .map(path ->
                        () ->
                                new FileRemoval(machine.session(), document.datacenter())
                                        .removeLeftover(path));
    }
}
