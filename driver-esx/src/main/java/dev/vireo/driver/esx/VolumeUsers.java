package dev.vireo.driver.esx;

import dev.vireo.client.PropertyFilters;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer1BackingInfo;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vim.VirtualDiskSparseVer1BackingInfo;
import dev.vireo.vim.VirtualDiskSparseVer2BackingInfo;
import dev.vireo.vim.VirtualMachineFileLayoutEx;
import dev.vireo.vim.VirtualMachineFileLayoutExFileInfo;
import dev.vireo.vim.VirtualMachineFileLayoutExSnapshotLayout;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vmx.DatastorePath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who would notice that a volume changes or goes: the domains of its datastore, asked for with one
/// request before anything is done.
///
/// Domains that the server does not know, such as those of other hosts with the same datastore, are
/// not seen: the lock that the host of a running one holds is met when the content is replaced.
///
/// @param pool where the volume is
/// @param volume its path
/// @param verb what is to be done with it, for messages
record VolumeUsers(DatastorePool pool, DatastorePath volume, String verb) {
    private static final String MACHINES = "vm";
    private static final List<String> PATHS =
            List.of(
                    Scope.NAME,
                    VirtualMachines.POWER_STATE,
                    AttachedDisk.DEVICES,
                    SnapshotSize.LAYOUT);

    /// Refuses to change what somebody relies on.
    ///
    /// @param force whether the volume may be one that snapshots, other disks or a suspended domain
    ///   are based on; never one that a running domain has open
    /// @throws VirtException `RESOURCE_BUSY` if a running domain uses it; `OPERATION_INVALID` if
    ///   something is based on it
    void require(boolean force) {
        requireOfAll((machine, own) -> refusal(machine, own, force));
    }

    /// Refuses to ruin a disk with snapshots: what snapshots or other disks are based on, and the
    /// delta with the current state of a domain. Servers do that when they are asked to, unless the
    /// domain runs. Everything else is for the server to judge: to delete the whole disk of a
    /// domain that is shut off is no mistake.
    ///
    /// @throws VirtException `OPERATION_INVALID` that names the domain
    void requireOutsideChains() {
        requireOfAll((machine, own) -> ruin(machine, own).or(() -> foreseen(machine, own)));
    }

    private Optional<VirtException> ruin(Row machine, String own) {
        if (isBase(machine, own)) {
            return refused(
                    ErrorCode.OPERATION_INVALID,
                    "snapshots or disks of domain '"
                            + name(machine)
                            + "' are based on it and would be lost; delete the snapshots first");
        }
        return use(machine, own).delta
                ? refused(
                        ErrorCode.OPERATION_INVALID,
                        "it has what domain '"
                                + name(machine)
                                + "' has written since its last snapshot, which would be lost;"
                                + " delete the snapshots first")
                : Optional.empty();
    }

    /// Servers refuse to touch a disk that a running domain has open. Where they are not asked,
    /// because changes are only told, that is said here.
    private Optional<VirtException> foreseen(Row machine, String own) {
        return pool.site().session().isTrial() ? openIn(machine, own) : Optional.empty();
    }

    private Optional<VirtException> openIn(Row machine, String own) {
        Use use = use(machine, own);
        boolean runs =
                Objects.equals(
                        VirtualMachines.powerState(machine), VirtualMachinePowerState.POWERED_ON);
        return (use.top || use.below) && runs
                ? refused(
                        ErrorCode.RESOURCE_BUSY,
                        "domain '" + name(machine) + "' runs and has it open")
                : Optional.empty();
    }

    private void requireOfAll(BiFunction<Row, String, Optional<VirtException>> refusal) {
        String own = DiskNames.normal(volume.toString()).orElse(volume.toString());
        for (Row machine : pool.site().session().rows(filter(), "the users of '" + volume + "'")) {
            refusal.apply(machine, own)
                    .ifPresent(refused -> {
                        throw refused;
                    });
        }
    }

    private PropertyFilterSpec filter() {
        return PropertyFilters.start()
                .properties(Scope.MACHINE, PATHS)
                .reachedFrom(
                        pool.datastore().reference(),
                        List.of(
                                PropertyFilters.traversal(
                                        "machines", DatastoreMounts.TYPE, MACHINES, List.of())))
                .build();
    }

    private static String name(Row machine) {
        return machine.find(Scope.NAME, String.class).orElse(machine.object().value());
    }

    private static boolean isBase(Row machine, String own) {
        return use(machine, own).below || ofSnapshots(machine).contains(own);
    }

    /// How the disks and drives of a machine use a file.
    ///
    /// @param top whether one is on it
    /// @param below whether one is on a disk that is based on it
    /// @param delta whether one is on it, and it is based on another
    private record Use(boolean top, boolean below, boolean delta) {}

    private static Use use(Row machine, String own) {
        boolean top = false;
        boolean below = false;
        boolean delta = false;
        for (VirtualDevice device : machine.list(AttachedDisk.DEVICES, VirtualDevice.class)) {
            if (isInUse(device)) {
                VirtualDeviceBackingInfo here = device.backing();
                top |= is(here, own);
                delta |= is(here, own) && parent(here) != null;
                for (here = parent(here); here != null; here = parent(here)) {
                    below |= is(here, own);
                }
            }
        }
        return new Use(top, below, delta);
    }

    private Optional<VirtException> refusal(Row machine, String own, boolean force) {
        Use use = use(machine, own);
        String name = name(machine);
        VirtualMachinePowerState state = VirtualMachines.powerState(machine);
        Optional<VirtException> open = openIn(machine, own);
        if (open.isPresent() || force) {
            return open;
        }
        if (isBase(machine, own)) {
            return refused(
                    ErrorCode.OPERATION_INVALID,
                    "snapshots or disks of domain '"
                            + name
                            + "' are based on it and would change with it; force it if that is"
                            + " wanted");
        }
        return use.top && Objects.equals(state, VirtualMachinePowerState.SUSPENDED)
                ? refused(
                        ErrorCode.OPERATION_INVALID,
                        "domain '"
                                + name
                                + "' is suspended to a file and would go on with another content"
                                + " than it knows; force it if that is wanted")
                : Optional.empty();
    }

    private Optional<VirtException> refused(ErrorCode code, String why) {
        return Optional.of(
                new VirtException(code, "Could not " + verb + " '" + volume + "': " + why));
    }

    /// Disks are always open; removable media only while they are connected.
    private static boolean isInUse(VirtualDevice device) {
        return device instanceof VirtualDisk
                || (device.connectable() != null && device.connectable().connected());
    }

    private static boolean is(@Nullable VirtualDeviceBackingInfo backing, String own) {
        return backing instanceof VirtualDeviceFileBackingInfo file
                && DiskNames.normal(file.fileName()).equals(Optional.of(own));
    }

    /// Returns what a disk is based on, null if it stands alone.
    static @Nullable VirtualDeviceBackingInfo parent(@Nullable VirtualDeviceBackingInfo backing) {
        return switch (backing) {
            case VirtualDiskFlatVer2BackingInfo it -> it.parent();
            case VirtualDiskSeSparseBackingInfo it -> it.parent();
            case VirtualDiskSparseVer2BackingInfo it -> it.parent();
            case VirtualDiskSparseVer1BackingInfo it -> it.parent();
            case VirtualDiskFlatVer1BackingInfo it -> it.parent();
            case null, default -> null;
        };
    }

    /// Lists the files that the disks of a machine's snapshots are on, of other branches too.
    private static Set<String> ofSnapshots(Row machine) {
        Optional<VirtualMachineFileLayoutEx> layout =
                machine.find(SnapshotSize.LAYOUT, VirtualMachineFileLayoutEx.class);
        if (layout.isEmpty()) {
            return Set.of();
        }
        Set<Integer> keys =
                layout.get().snapshot().stream()
                        .map(VirtualMachineFileLayoutExSnapshotLayout::disk)
                        .flatMap(disks -> SnapshotSize.chains(disks).stream())
                        .collect(Collectors.toSet());
        return layout.get().file().stream()
                .filter(file -> keys.contains(file.key()))
                .map(VirtualMachineFileLayoutExFileInfo::name)
                .flatMap(name -> DiskNames.normal(name).stream())
                .collect(Collectors.toSet());
    }
}
