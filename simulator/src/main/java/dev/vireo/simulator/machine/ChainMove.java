package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import dev.vireo.vim.VirtualMachineRelocateSpecDiskLocator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moves the disks of a machine to other datastores: each with all that it is based on and all that
/// snapshots froze of it. What other machines use too is copied.
final class ChainMove {
    private static final Pattern DELTA = Pattern.compile("-([0-9]{6})\\.vmdk$");

    private final VirtualMachineRelocateSpec spec;
    private final Site site;
    private final DatastoreNames names;
    private final String baseName;
    private final Predicate<String> shared;
    private final List<FileOperation> files = new ArrayList<>();
    private final Map<String, String> targets = new LinkedHashMap<>(); // of a base: its datastore
    private final Map<String, String> moved = new LinkedHashMap<>();
    private final Map<String, Boolean> thin = new LinkedHashMap<>(); // of bases that have moved

    /// Prepares a move.
    ///
    /// @param users the configurations that use the disks: the machine, then its snapshots
    /// @param path the `.vmx` file where the machine moves to
    /// @param shared says whether another machine uses a file
    ChainMove(
            List<VirtualMachineConfigInfo> users,
            String path,
            VirtualMachineRelocateSpec spec,
            Site site,
            Predicate<String> shared) {
        this.spec = spec;
        this.site = site;
        this.names = new DatastoreNames(site, path);
        String file = DatastoreNames.fileOf(path);
        this.baseName = file.endsWith(".vmx") ? file.substring(0, file.length() - 4) : file;
        this.shared = shared;
        for (VirtualMachineConfigInfo user : users) {
            for (VirtualDevice device : user.hardware().device()) {
                if (device instanceof VirtualDisk disk
                        && disk.backing() instanceof VirtualDeviceFileBackingInfo backing) {
                    move(disk.key(), DiskChains.files(backing).reversed());
                }
            }
        }
    }

    List<FileOperation> files() {
        return files;
    }

    private Optional<VirtualMachineRelocateSpecDiskLocator> locator(int key) {
        return spec.disk().stream().filter(each -> each.diskId() == key).findFirst();
    }

    /// Returns the datastore of a disk: that of the machine, if nobody names another one and the
    /// machine moves.
    private String datastore(int key, String base) {
        String own = DatastoreNames.datastoreOf(base).orElse("");
        String usual =
                spec.datastore() == null
                        ? own
                        : DatastoreNames.datastoreOf(names.directory()).orElse(own);
        return locator(key).flatMap(each -> site.datastoreName(each.datastore())).orElse(usual);
    }

    private void move(int key, List<String> chain) {
        String base = chain.getFirst();
        String datastore = targets.computeIfAbsent(base, first -> datastore(key, first));
        String below = base;
        for (String link : chain) {
            boolean stays =
                    DatastoreNames.datastoreOf(link).equals(Optional.of(datastore))
                            && !moved.containsKey(below);
            if (!stays && !moved.containsKey(link)) {
                move(key, link, below, datastore);
            }
            below = link;
        }
    }

    private void move(int key, String link, String below, String datastore) {
        DiskFacts facts = site.disk(link).orElseThrow(() -> Faults.fileNotFound(link));
        boolean isBase = link.equals(below);
        String target =
                isBase
                        ? free(datastore)
                        : freeDelta(moved.getOrDefault(below, below), number(link));
        if (isBase) {
            thin.put(target, DiskRelocation.thin(spec, locator(key), facts));
        }
        moved.put(link, target);
        files.add(
                new FileOperation.MoveDisk(
                        target,
                        link,
                        Optional.ofNullable(thin.get(target)),
                        isBase ? Optional.empty() : Optional.of(moved.getOrDefault(below, below)),
                        shared.test(link)));
    }

    private static int number(String delta) {
        Matcher matcher = DELTA.matcher(delta);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
    }

    private String free(String datastore) {
        String own = names.directory();
        String directory = '[' + datastore + ']' + own.substring(own.indexOf(']') + 1);
        String path = DatastoreNames.join(directory, baseName + ".vmdk");
        for (int i = 1; isTaken(path); i++) {
            path = DatastoreNames.join(directory, baseName + '_' + i + ".vmdk");
        }
        return path;
    }

    private String freeDelta(String below, int number) {
        String stem = below.replaceFirst("(-[0-9]{6})?\\.vmdk$", "");
        String path;
        int next = number;
        do {
            path = String.format(Locale.ROOT, "%s-%06d.vmdk", stem, next++);
        } while (isTaken(path));
        return path;
    }

    private boolean isTaken(String path) {
        return moved.containsValue(path) || site.exists(path);
    }

    /// Returns a device with the files as they are named afterwards.
    VirtualDevice renamed(VirtualDevice device) {
        return device instanceof VirtualDisk && device.backing() != null
                ? device.toBuilder().backing(renamed(device.backing())).build()
                : device;
    }

    private VirtualDeviceBackingInfo renamed(VirtualDeviceBackingInfo backing) {
        return switch (backing) {
            case VirtualDiskFlatVer2BackingInfo flat -> renamed(flat);
            case VirtualDiskSeSparseBackingInfo sparse -> renamed(sparse);
            case VirtualDeviceFileBackingInfo file -> {
                String path = moved.getOrDefault(file.fileName(), file.fileName());
                yield file.toBuilder().fileName(path).datastore(names.datastore(path)).build();
            }
            default -> backing;
        };
    }

    private VirtualDiskFlatVer2BackingInfo renamed(VirtualDiskFlatVer2BackingInfo file) {
        VirtualDiskFlatVer2BackingInfo parent = file.parent();
        String path = moved.getOrDefault(file.fileName(), file.fileName());
        return file.toBuilder()
                .fileName(path)
                .datastore(names.datastore(path))
                .thinProvisioned(thin.containsKey(path) ? thin.get(path) : file.thinProvisioned())
                .parent(parent == null ? null : renamed(parent))
                .build();
    }

    private VirtualDiskSeSparseBackingInfo renamed(VirtualDiskSeSparseBackingInfo file) {
        VirtualDiskSeSparseBackingInfo parent = file.parent();
        String path = moved.getOrDefault(file.fileName(), file.fileName());
        return file.toBuilder()
                .fileName(path)
                .datastore(names.datastore(path))
                .parent(parent == null ? null : renamed(parent))
                .build();
    }
}
