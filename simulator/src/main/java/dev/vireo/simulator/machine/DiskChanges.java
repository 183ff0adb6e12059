package dev.vireo.simulator.machine;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.StorageIOAllocationInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceConfigSpecFileOperation;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskRawDiskMappingVer1BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vim.VirtualDiskSparseVer2BackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds and edits disks, and notes what that means for files.
final class DiskChanges {
    private static final Set<String> MODES =
            Set.of(
                    "persistent",
                    "nonpersistent",
                    "undoable",
                    "independent_persistent",
                    "independent_nonpersistent",
                    "append");
    private static final int NORMAL_SHARES = 1000;
    private static final int KIB = 1024;

    private final Map<Integer, VirtualDevice> devices;
    private final Site site;
    private final DatastoreNames names;
    private final String baseName;
    private final List<FileOperation> files = new ArrayList<>();

    DiskChanges(VirtualMachineConfigInfo config, Map<Integer, VirtualDevice> devices, Site site) {
        String path = Objects.requireNonNullElse(config.files().vmPathName(), "");
        String file = DatastoreNames.fileOf(path);
        this.devices = devices;
        this.site = site;
        this.names = new DatastoreNames(site, path);
        this.baseName = file.endsWith(".vmx") ? file.substring(0, file.length() - 4) : file;
    }

    List<FileOperation> files() {
        return files;
    }

    // Removing

    void destroy(int index, VirtualDevice device) {
        String path = path(device);
        if (!(device instanceof VirtualDisk) || path.isEmpty()) {
            throw Faults.operation(
                    index,
                    VirtualDeviceConfigSpecOperation.REMOVE,
                    VirtualDeviceConfigSpecFileOperation.DESTROY);
        }
        files.add(new FileOperation.DeleteDisk(path));
    }

    private static String path(VirtualDevice device) {
        return device.backing() instanceof VirtualDeviceFileBackingInfo file ? file.fileName() : "";
    }

    // Adding

    VirtualDevice add(
            int index, VirtualDisk disk, @Nullable VirtualDeviceConfigSpecFileOperation operation) {
        VirtualDeviceBackingInfo backing = disk.backing();
        if (!(backing instanceof VirtualDeviceFileBackingInfo file)) {
            throw Faults.backing(index, "");
        }
        if (Objects.equals(operation, VirtualDeviceConfigSpecFileOperation.DESTROY)) {
            throw Faults.operation(index, VirtualDeviceConfigSpecOperation.ADD, operation);
        }
        if (operation == null) {
            return attached(index, disk, file);
        }
        boolean replace = Objects.equals(operation, VirtualDeviceConfigSpecFileOperation.REPLACE);
        String path = newPath(index, file);
        if (isTaken(path)) {
            if (!replace) {
                throw Faults.fileExists(path);
            }
            files.add(new FileOperation.DeleteDisk(path));
        }
        DiskFacts facts = facts(index, disk, file);
        files.add(new FileOperation.CreateDisk(path, facts));
        return finished(index, disk, path, facts);
    }

    private VirtualDevice attached(int index, VirtualDisk disk, VirtualDeviceFileBackingInfo file) {
        String path = file.fileName();
        checkPath(index, path);
        DiskFacts facts = known(path).orElseThrow(() -> Faults.fileNotFound(path));
        if (devices.values().stream().anyMatch(device -> path(device).equals(path))) {
            throw Faults.device(index, "backing.fileName");
        }
        return finished(index, disk, path, facts);
    }

    /// Returns what is known of a disk that exists or is about to.
    private Optional<DiskFacts> known(String path) {
        for (FileOperation operation : files.reversed()) {
            if (operation.path().equals(path)) {
                return switch (operation) {
                    case FileOperation.CreateDisk made -> Optional.of(made.facts());
                    case FileOperation.DeleteDisk _ -> Optional.empty();
                    default -> site.disk(path);
                };
            }
        }
        return site.disk(path);
    }

    private boolean isTaken(String path) {
        for (FileOperation operation : files.reversed()) {
            if (operation.path().equals(path)) {
                return !(operation instanceof FileOperation.DeleteDisk);
            }
        }
        return site.exists(path) || devices.values().stream().anyMatch(d -> path(d).equals(path));
    }

    private void checkPath(int index, String path) {
        String datastore =
                DatastoreNames.datastoreOf(path).orElseThrow(() -> Faults.datastorePath(path));
        if (site.datastore(datastore).isEmpty()) {
            throw Faults.datastorePath(path);
        }
        if (!path.endsWith(".vmdk")) {
            throw Faults.backing(index, ".fileName");
        }
    }

    /// Returns the file of a new disk: the one that the specification names, or a new one beside
    /// the `.vmx` file, or in a directory of the same name on another datastore.
    private String newPath(int index, VirtualDeviceFileBackingInfo file) {
        String wanted = file.fileName();
        if (wanted.endsWith(".vmdk")) {
            checkPath(index, wanted);
            return wanted;
        }
        String directory = names.directory();
        String own = DatastoreNames.datastoreOf(directory).orElse("");
        String datastore =
                DatastoreNames.datastoreOf(wanted).orElseGet(() -> named(file.datastore(), own));
        if (site.datastore(datastore).isEmpty()) {
            throw Faults.datastorePath(wanted);
        }
        String inside = wanted.substring(wanted.indexOf(']') + 1).strip();
        if (!inside.isEmpty()) {
            directory = '[' + datastore + "] " + inside.replaceAll("/+$", "");
        } else if (!datastore.equals(own)) {
            directory = '[' + datastore + ']' + directory.substring(directory.indexOf(']') + 1);
        }
        String path = DatastoreNames.join(directory, baseName + ".vmdk");
        for (int i = 1; isTaken(path); i++) {
            path = DatastoreNames.join(directory, baseName + '_' + i + ".vmdk");
        }
        return path;
    }

    private String named(@Nullable ManagedObjectReference datastore, String otherwise) {
        return datastore == null ? otherwise : site.datastoreName(datastore).orElse(otherwise);
    }

    private DiskFacts facts(int index, VirtualDisk disk, VirtualDeviceFileBackingInfo backing) {
        DiskFacts plain = DiskFacts.flat(0, false, diskUuid());
        return switch (backing) {
            case VirtualDiskFlatVer2BackingInfo flat ->
                    made(
                            plain,
                            size(index, disk, flat.parent()),
                            DiskFacts.Format.FLAT,
                            Objects.equals(flat.thinProvisioned(), true),
                            Objects.equals(flat.eagerlyScrub(), true),
                            flat.parent());
            case VirtualDiskSeSparseBackingInfo sparse ->
                    made(
                            plain,
                            size(index, disk, sparse.parent()),
                            DiskFacts.Format.SE_SPARSE,
                            true,
                            false,
                            sparse.parent());
            case VirtualDiskSparseVer2BackingInfo sparse ->
                    made(
                            plain,
                            size(index, disk, sparse.parent()),
                            DiskFacts.Format.FLAT,
                            true,
                            false,
                            sparse.parent());
            case VirtualDiskRawDiskMappingVer1BackingInfo mapping -> mapped(index, disk, mapping);
            default -> throw Faults.backing(index, "");
        };
    }

    private static DiskFacts made(
            DiskFacts plain,
            long bytes,
            DiskFacts.Format format,
            boolean thin,
            boolean scrubbed,
            @Nullable VirtualDeviceFileBackingInfo parent) {
        return new DiskFacts(
                bytes,
                format,
                thin,
                scrubbed,
                plain.uuid(),
                Optional.empty(),
                parent == null ? Optional.empty() : Optional.of(parent.fileName()),
                Optional.empty());
    }

    private DiskFacts mapped(
            int index, VirtualDisk disk, VirtualDiskRawDiskMappingVer1BackingInfo mapping) {
        String device = mapping.deviceName();
        if (device == null || device.isEmpty()) {
            throw Faults.backing(index, ".deviceName");
        }
        boolean physical = Objects.equals(mapping.compatibilityMode(), "physicalMode");
        return new DiskFacts(
                size(index, disk, null),
                physical ? DiskFacts.Format.MAPPED_PHYSICAL : DiskFacts.Format.MAPPED_VIRTUAL,
                false,
                false,
                Optional.of(diskUuid()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        new DiskFacts.Lun(
                                device, Objects.requireNonNullElse(mapping.lunUuid(), ""))));
    }

    private String diskUuid() {
        return "6000C29" + site.nextUuid().substring(7);
    }

    /// Returns the size of a new disk: a delta has that of its parent.
    private long size(int index, VirtualDisk disk, @Nullable VirtualDeviceFileBackingInfo parent) {
        if (parent != null) {
            String path = parent.fileName();
            return known(path).orElseThrow(() -> Faults.fileNotFound(path)).capacityBytes();
        }
        long bytes = bytes(disk);
        if (bytes <= 0) {
            throw Faults.device(index, "capacityInKB");
        }
        return bytes;
    }

    private static long bytes(VirtualDisk disk) {
        Long bytes = disk.capacityInBytes();
        boolean given = disk.value("capacityInKB").isPresent();
        long kilobytes = given ? disk.capacityInKB() : 0;
        return bytes != null && bytes > 0 ? bytes : kilobytes * KIB;
    }

    private VirtualDevice finished(int index, VirtualDisk disk, String path, DiskFacts facts) {
        VirtualDeviceBackingInfo used = Objects.requireNonNull(disk.backing());
        DiskBackings.Settings settings = DiskBackings.settings(withMode(used));
        if (!MODES.contains(settings.mode())) {
            throw Faults.device(index, "backing.diskMode");
        }
        // what is about to be made is described like what is there
        VirtualDeviceBackingInfo backing =
                new DiskBackings(
                                names, file -> file.equals(path) ? Optional.of(facts) : known(file))
                        .of(path, settings);
        StorageIOAllocationInfo share = share(disk);
        return disk.toBuilder()
                .backing(backing)
                .connectable(null)
                .capacityInKB(facts.capacityBytes() / KIB)
                .capacityInBytes(facts.capacityBytes())
                .shares(share.shares())
                .storageIOAllocation(share)
                .build();
    }

    /// Returns a backing that has a mode, if only the usual one.
    private static VirtualDeviceBackingInfo withMode(VirtualDeviceBackingInfo backing) {
        boolean known = backing.vimType().find("diskMode").isPresent();
        return known && backing.value("diskMode").filter(mode -> !mode.equals("")).isEmpty()
                ? (VirtualDeviceBackingInfo) Members.with(backing, "diskMode", "persistent")
                : backing;
    }

    private static StorageIOAllocationInfo share(VirtualDisk disk) {
        StorageIOAllocationInfo none =
                StorageIOAllocationInfo.builder()
                        .limit(-1L)
                        .shares(ResourceEntries.Shares.parse("normal"))
                        .reservation(0)
                        .build();
        StorageIOAllocationInfo share = disk.storageIOAllocation();
        StorageIOAllocationInfo all =
                share == null
                        ? none.toBuilder()
                                .shares(disk.shares() == null ? none.shares() : disk.shares())
                                .build()
                        : Members.over(none, share);
        return all.shares() == null
                ? all
                : all.toBuilder()
                        .shares(ResourceEntries.Shares.scaled(all.shares(), NORMAL_SHARES))
                        .build();
    }

    // Editing

    VirtualDevice edit(int index, VirtualDisk before, VirtualDisk after) {
        String path = path(after);
        DiskFacts facts =
                path.equals(path(before))
                        ? known(path).orElseGet(() -> DiskFacts.flat(bytes(before), false, ""))
                        : other(index, path);
        // a client changes the one number or the other
        Long bytes = after.capacityInBytes();
        long wanted =
                bytes != null && !bytes.equals(before.capacityInBytes())
                        ? bytes
                        : after.capacityInKB() * KIB;
        boolean resized = path.equals(path(before)) && wanted / KIB != before.capacityInKB();
        if (resized) {
            if (wanted < bytes(before) || facts.parent().isPresent()) {
                throw Faults.operation(index, VirtualDeviceConfigSpecOperation.EDIT, null);
            }
            files.add(new FileOperation.ExtendDisk(path, wanted));
        }
        DiskFacts now = resized ? resized(facts, wanted) : facts;
        VirtualDisk done = (VirtualDisk) finished(index, shared(before, after), path, now);
        boolean same = path.equals(path(before)) && site.disk(path).isEmpty();
        return same ? done.toBuilder().backing(after.backing()).build() : done;
    }

    private DiskFacts other(int index, String path) {
        checkPath(index, path);
        return known(path).orElseThrow(() -> Faults.fileNotFound(path));
    }

    private static DiskFacts resized(DiskFacts facts, long bytes) {
        return new DiskFacts(
                bytes,
                facts.format(),
                facts.thin(),
                facts.eagerlyScrubbed(),
                facts.uuid(),
                facts.contentId(),
                facts.parent(),
                facts.lun());
    }

    /// Returns the disk with the shares that were changed, be it in the old member or in the new
    /// one.
    private static VirtualDisk shared(VirtualDisk before, VirtualDisk after) {
        boolean old =
                !Objects.equals(before.shares(), after.shares())
                        && Objects.equals(
                                before.storageIOAllocation(), after.storageIOAllocation());
        StorageIOAllocationInfo share = after.storageIOAllocation();
        return old && share != null
                ? after.toBuilder()
                        .storageIOAllocation(share.toBuilder().shares(after.shares()).build())
                        .build()
                : after;
    }
}
