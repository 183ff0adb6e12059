package dev.vireo.driver.esx;

import dev.vireo.api.DiskFormat;
import dev.vireo.api.StorageTarget;
import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskMode;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import dev.vireo.vim.VirtualMachineRelocateSpecDiskLocator;
import dev.vireo.vmx.DatastorePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what a machine's files are to become where they are moved to.
///
/// @param wanted where to
/// @param home the datastore of the machine's own files
/// @param disks its disks
record StorageMove(StorageTarget wanted, String home, List<AttachedDisk> disks) {
    /// What has to be known of the machine.
    static final List<String> PATHS = List.of(Properties.VMX_PATH, AttachedDisk.DEVICES);

    /// Prepares it.
    ///
    /// @param row [#PATHS] of the machine
    static StorageMove of(StorageTarget wanted, Row row) {
        String vmx =
                row.find(Properties.VMX_PATH, String.class)
                        .orElseThrow(() -> row.missing(Properties.VMX_PATH));
        StorageMove move =
                new StorageMove(
                        wanted,
                        DatastorePath.parse(vmx).datastore(),
                        AttachedDisk.of(row).stream()
                                .filter(disk -> disk.device() instanceof VirtualDisk)
                                .toList());
        wanted.disks().keySet().forEach(move::requireDisk);
        return move;
    }

    private void requireDisk(String name) {
        if (disks.stream().noneMatch(disk -> disk.isCalled(name))) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "there is no disk '"
                            + name
                            + "'; there is: "
                            + disks.stream()
                                    .map(AttachedDisk::target)
                                    .collect(Collectors.joining(", ")));
        }
    }

    /// Words it for the server.
    ///
    /// @param seen the datastores that the machine's host sees then
    /// @param hostMoves whether the machine goes to another host
    /// @throws VirtException `NO_STORAGE_POOL` if one is not among them, `OPERATION_INVALID` if
    ///   nothing moves
    VirtualMachineRelocateSpec.Builder<?> spec(List<Datastore> seen, boolean hostMoves) {
        Optional<Datastore> target =
                wanted.datastore()
                        .map(name -> named(name, seen))
                        .or(() ->
                                wanted.disks().isEmpty()
                                        ? Optional.of(roomiest(seen))
                                        : Optional.empty());
        List<VirtualMachineRelocateSpecDiskLocator> locators = new ArrayList<>();
        boolean moves = target.filter(datastore -> !datastore.name().equals(home)).isPresent();
        boolean disksMove = false;
        for (AttachedDisk disk : disks) {
            Optional<Datastore> place = place(disk, seen).or(() -> target);
            if (place.isPresent()) {
                disksMove |= !datastoreOf(disk).equals(place.get().name());
                locators.add(locator((VirtualDisk) disk.device(), place.get().reference()));
            }
        }
        if (!moves && !disksMove && !hostMoves) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "its files are there already: there is nothing to move; a disk's format changes"
                            + " only with its datastore");
        }
        VirtualMachineRelocateSpec.Builder<?> spec = VirtualMachineRelocateSpec.builder();
        target.ifPresent(datastore -> spec.datastore(datastore.reference()));
        if (!wanted.disks().isEmpty() || wanted.format().isPresent()) {
            spec.disk(locators);
        }
        return spec;
    }

    private Optional<Datastore> place(AttachedDisk disk, List<Datastore> seen) {
        return wanted.disks().entrySet().stream()
                .filter(each -> disk.isCalled(each.getKey()))
                .map(each -> named(each.getValue(), seen))
                .findFirst();
    }

    private static String datastoreOf(AttachedDisk disk) {
        return disk.path().map(path -> DatastorePath.parse(path).datastore()).orElse("");
    }

    private VirtualMachineRelocateSpecDiskLocator locator(
            VirtualDisk disk, ManagedObjectReference datastore) {
        return VirtualMachineRelocateSpecDiskLocator.builder()
                .diskId(disk.key())
                .datastore(datastore)
                .diskBackingInfo(
                        wanted.format().map(format -> backing(disk.backing(), format)).orElse(null))
                .build();
    }

    private static VirtualDeviceBackingInfo backing(
            @Nullable VirtualDeviceBackingInfo now, DiskFormat format) {
        return VirtualDiskFlatVer2BackingInfo.builder()
                .fileName("") // the server's to choose
                .diskMode(
                        now instanceof VirtualDiskFlatVer2BackingInfo flat
                                ? flat.diskMode()
                                : VirtualDiskMode.PERSISTENT.value())
                .thinProvisioned(format == DiskFormat.THIN)
                .eagerlyScrub(format == DiskFormat.EAGER)
                .build();
    }

    private static Datastore named(String name, List<Datastore> seen) {
        return seen.stream()
                .filter(datastore -> datastore.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    Set<String> names =
                            seen.stream()
                                    .map(Datastore::name)
                                    .map(OneLine::of)
                                    .collect(Collectors.toCollection(TreeSet::new));
                    return new VirtException(
                            ErrorCode.NO_STORAGE_POOL,
                            "the host sees no datastore '"
                                    + OneLine.of(name)
                                    + "'; it sees: "
                                    + InventoryPath.enumerated(List.copyOf(names)));
                });
    }

    /// Chooses where there is most space, but not where the files are now.
    private Datastore roomiest(List<Datastore> seen) {
        return seen.stream()
                .filter(datastore -> !Objects.equals(datastore.name(), home))
                .filter(datastore -> datastore.summary().accessible())
                .max(Comparator.comparingLong(datastore -> datastore.summary().freeSpace()))
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.NO_STORAGE_POOL,
                                "the host sees no datastore but '" + OneLine.of(home) + "'"));
    }
}
