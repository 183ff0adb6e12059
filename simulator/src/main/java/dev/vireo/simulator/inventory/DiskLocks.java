package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.GenericVmConfigFault;
import dev.vireo.vim.KeyAnyValue;
import dev.vireo.vim.LocalizableMessage;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vim.VirtualDiskSparseVer2BackingInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The disks that running machines keep others from.
///
/// A machine writes to the last file of a chain and reads the others: several may read a file, and
/// several may write to it if all of them say so.
///
/// @param vm the machine that is to start
record DiskLocks(SimVirtualMachine vm) {
    /// Checks that no other machine runs with a disk of this one.
    void require() {
        List<Use> mine = uses(vm.config());
        Set<String> files = new HashSet<>();
        mine.forEach(use -> files.add(use.file()));
        boolean planned = !(vm.config() instanceof StoredConfig);
        for (SimVirtualMachine other : vm.inventory().machines()) {
            boolean concerned = // planned machines have disks of their own
                    (!planned || other.config() instanceof StoredConfig)
                            && other.power() == PowerState.ON
                            && !other.self().equals(vm.self())
                            && other.host().datacenter().equals(vm.host().datacenter());
            if (concerned) {
                requireApart(mine, files, other.config());
            }
        }
    }

    private void requireApart(List<Use> mine, Set<String> files, MachineConfig other) {
        for (Use theirs : uses(other)) {
            if (files.contains(theirs.file())) {
                mine.stream()
                        .filter(each -> each.conflicts(theirs))
                        .findFirst()
                        .ifPresent(each -> {
                            throw locked(each.file());
                        });
            }
        }
    }

    private static List<Use> uses(MachineConfig config) {
        List<Use> uses = new ArrayList<>();
        if (config instanceof StoredConfig stored) {
            for (VirtualDevice device : stored.info().hardware().device()) {
                if (device instanceof VirtualDisk disk) {
                    chain(disk, uses);
                }
            }
        } else {
            config.disks().forEach(disk -> uses.add(new Use(disk.path(), true, false)));
        }
        return uses;
    }

    private static void chain(VirtualDisk disk, List<Use> uses) {
        switch (disk.backing()) {
            case VirtualDiskFlatVer2BackingInfo flat -> {
                uses.add(new Use(flat.fileName(), true, isShared(flat.sharing())));
                for (var at = flat.parent(); at != null; at = at.parent()) {
                    uses.add(new Use(at.fileName(), false, false));
                }
            }
            case VirtualDiskSparseVer2BackingInfo sparse -> {
                uses.add(new Use(sparse.fileName(), true, false));
                for (var at = sparse.parent(); at != null; at = at.parent()) {
                    uses.add(new Use(at.fileName(), false, false));
                }
            }
            case VirtualDiskSeSparseBackingInfo sparse -> {
                uses.add(new Use(sparse.fileName(), true, false));
                for (var at = sparse.parent(); at != null; at = at.parent()) {
                    uses.add(new Use(at.fileName(), false, false));
                }
            }
            case null, default -> {}
        }
    }

    private static boolean isShared(@Nullable String sharing) {
        return Objects.equals(sharing, "sharingMultiWriter");
    }

    /// Makes the fault of a host whose virtual machine process could not open a disk.
    private static SimFault locked(String file) {
        String reason = "Failed to lock the file";
        return new SimFault(
                GenericVmConfigFault.builder()
                        .reason(reason)
                        .faultMessage(
                                List.of(
                                        message("msg.fileio.lock", reason, null),
                                        message(
                                                "msg.disk.noBackEnd",
                                                "Cannot open the disk '"
                                                        + file
                                                        + "' or one of the snapshot disks it"
                                                        + " depends on.",
                                                file),
                                        message(
                                                "msg.moduletable.powerOnFailed",
                                                "Module 'Disk' power on failed.",
                                                "Disk"),
                                        message(
                                                "msg.vmx.poweron.failed",
                                                "Failed to start the virtual machine.",
                                                null)))
                        .build(),
                reason);
    }

    private static LocalizableMessage message(String key, String text, @Nullable String argument) {
        return LocalizableMessage.builder()
                .key(key)
                .arg(
                        argument == null
                                ? List.of()
                                : List.of(KeyAnyValue.builder().key("1").value(argument).build()))
                .message(text)
                .build();
    }

    /// A file that a machine opens.
    ///
    /// @param writes whether it writes to it
    /// @param shared whether others may write to it too
    private record Use(String file, boolean writes, boolean shared) {
        boolean conflicts(Use other) {
            return file.equals(other.file) && (writes || other.writes) && !(shared && other.shared);
        }
    }
}
