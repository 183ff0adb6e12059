package dev.vireo.driver.esx;

import dev.vireo.api.UndefineFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.UnregisterVMRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vmx.DatastorePath;
import java.util.List;
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
        Optional<DatastorePath> variables =
                flags.contains(UndefineFlag.NVRAM) ? variables() : Optional.empty();
        boolean saved = Objects.equals(state, VirtualMachinePowerState.SUSPENDED);
        if (saved && flags.contains(UndefineFlag.MANAGED_SAVE)) {
            machine.run(PowerOffVMTaskRequest.builder(machine.reference()).build(), VERB);
            machine.active(false);
        }
        Optional<ManagedObjectReference> datacenter =
                variables.isPresent() ? Optional.of(datacenter()) : Optional.empty();
        machine.session()
                .call(
                        UnregisterVMRequest.builder(machine.reference()).build(),
                        VERB,
                        machine.name());
        if (variables.isPresent() && datacenter.isPresent()) {
            new FileRemoval(machine.session(), datacenter.get()).remove(variables.get());
        }
    }

    /// Finds the file with the variables of the firmware.
    private Optional<DatastorePath> variables() {
        DomainDocument document = DomainDocument.locate(machine);
        return document.fetchConfig()
                .get("nvram")
                .filter(name -> !name.isEmpty())
                .flatMap(name -> document.fileNames().toSource(name, true))
                .filter(path -> path.startsWith("["))
                .map(DatastorePath::parse)
                .filter(path ->
                        document.files().exists(path, VERB + " '" + machine.name() + "'"));
    }

    private ManagedObjectReference datacenter() {
        List<Row> rows =
                machine.session()
                        .rows(
                                Scope.machineAndPlace(
                                        machine.reference(), List.of(VirtualMachines.POWER_STATE)),
                                machine.name());
        return Row.ofType(rows, Scope.DATACENTER).object();
    }
}
