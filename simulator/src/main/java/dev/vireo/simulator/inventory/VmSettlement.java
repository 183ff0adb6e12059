package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Brings a kept machine and its `.vmx` file together again: a process was killed before it wrote
/// the file or merged its disks, or somebody has edited the file while no simulator ran.
///
/// @param vm the machine
record VmSettlement(SimVirtualMachine vm) {
    private static final Logger LOG = System.getLogger(VmSettlement.class.getName());

    /// Says whether there is nothing to do.
    boolean isSettled() {
        return vm.snapshots().unfinished().isEmpty() && hasItsConfig();
    }

    private boolean hasItsConfig() {
        VmFiles files = vm.files();
        if (!files.isExpected()) {
            return true;
        }
        byte[] content;
        try {
            content = files.content();
        } catch (DatastoreFileException e) {
            LOG.log(Level.DEBUG, "what the file of {0} holds is unknown: {1}", vm.name(), e);
            return true;
        }
        return content == null
                ? !files.trace().isBefore(null) || files.directoryIsGone()
                : files.trace().isContent(content);
    }

    /// Does what is to be done. The state's folder is locked.
    void settle() {
        if (isSettled()) {
            return;
        }
        try {
            vm.snapshots().finish();
            if (!hasItsConfig()) {
                bringTogether();
            }
        } catch (SimFault | DatastoreFileException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} of {1} is not as it should be: {2}",
                    vm.config().vmPathName(),
                    vm.name(),
                    e.getMessage());
        }
        vm.touchLastingly();
    }

    private void bringTogether() {
        byte[] content = vm.files().content();
        if (content == null || vm.files().trace().isBefore(content)) {
            vm.files().rewrite(false);
        } else {
            take(content);
        }
    }

    private void take(byte[] content) {
        String path = vm.config().vmPathName();
        try {
            if (!isVmx(content)) {
                throw SimFault.invalidState("It is no VMX file.");
            }
            HostSite site = new HostSite(vm.host());
            VirtualMachineConfigInfo read = VmFiles.read(site.place(path), site);
            vm.configure(new StoredConfig(merged(read, vm.config().info())));
            vm.connectDevices(vm.power() == PowerState.ON);
        } catch (SimFault e) {
            LOG.log(
                    Level.WARNING,
                    "{0} of {1} cannot be read, it is written anew: {2}",
                    path,
                    vm.name(),
                    e.getMessage());
            vm.files().rewrite(true);
        }
    }

    /// Says whether a text is more than the beginning of a file, or nothing.
    private static boolean isVmx(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains("virtualhw.version");
    }

    /// The file counts, except for what it cannot say.
    private VirtualMachineConfigInfo merged(
            VirtualMachineConfigInfo read, VirtualMachineConfigInfo kept) {
        return read.toBuilder()
                .name(isFree(read.name()) ? read.name() : kept.name())
                .template(kept.template())
                .changeVersion(kept.changeVersion())
                .modified(kept.modified())
                .vAppConfig(kept.vAppConfig())
                .ftInfo(kept.ftInfo())
                .repConfig(kept.repConfig())
                .build();
    }

    private boolean isFree(String name) {
        SimEntity folder = vm.parent();
        return !name.isEmpty()
                && (!(folder instanceof SimFolder around)
                        || around.children().stream()
                                .noneMatch(each ->
                                        each != vm && each.name().equals(SimEntity.stored(name))));
    }
}
