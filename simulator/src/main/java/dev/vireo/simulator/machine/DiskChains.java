package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The files under a machine's disks when there are snapshots: each snapshot freezes a file, and
/// what is written afterwards goes to a delta on top of it.
public final class DiskChains {
    private DiskChains() {}

    /// Says whether a snapshot freezes a disk: an independent one is left out.
    ///
    /// @param disk the disk
    /// @return its file as far as it takes part
    public static Optional<VirtualDiskFlatVer2BackingInfo> frozenBy(VirtualDevice disk) {
        return disk instanceof VirtualDisk
                        && disk.backing() instanceof VirtualDiskFlatVer2BackingInfo file
                        && !file.diskMode().startsWith("independent")
                ? Optional.of(file)
                : Optional.empty();
    }

    /// Puts a delta on top of each disk that snapshots freeze.
    ///
    /// @param config the machine
    /// @param exists says whether a file exists or is spoken for
    /// @return the machine with the deltas; each delta's parent is the file before
    public static VirtualMachineConfigInfo addDeltas(
            VirtualMachineConfigInfo config, Predicate<String> exists) {
        Set<String> taken = new LinkedHashSet<>();
        return map(
                config,
                file -> {
                    String name = deltaName(file.fileName(), exists.or(taken::contains));
                    taken.add(name);
                    return file.toBuilder()
                            .fileName(name)
                            .parent(file)
                            .thinProvisioned(true)
                            .deltaDiskFormat("seSparseFormat")
                            .build();
                });
    }

    /// Names the next delta of a disk: `web.vmdk` has `web-000001.vmdk` and so on.
    private static String deltaName(String path, Predicate<String> taken) {
        String base = path.replaceFirst("(-[0-9]{6})?\\.vmdk$", "");
        int number = 1;
        String name;
        do {
            name = String.format(Locale.ROOT, "%s-%06d.vmdk", base, number++);
        } while (taken.test(name));
        return name;
    }

    /// Lists a file and those it builds on, child before parent.
    ///
    /// @param head the file that a disk is on
    /// @return datastore paths
    public static List<String> files(VirtualDeviceFileBackingInfo head) {
        List<String> files = new ArrayList<>();
        VirtualDeviceFileBackingInfo at = head;
        while (at != null) {
            files.add(at.fileName());
            at =
                    switch (at) {
                        case VirtualDiskFlatVer2BackingInfo flat -> flat.parent();
                        case VirtualDiskSeSparseBackingInfo sparse -> sparse.parent();
                        default -> null;
                    };
        }
        return files;
    }

    /// Lists the files of a machine's disks and those they build on, child before parent.
    ///
    /// @param config the machine
    /// @return datastore paths
    public static Set<String> files(VirtualMachineConfigInfo config) {
        Set<String> files = new LinkedHashSet<>();
        for (VirtualDevice device : config.hardware().device()) {
            if (device instanceof VirtualDisk
                    && device.backing() instanceof VirtualDeviceFileBackingInfo file) {
                files.addAll(files(file));
            }
        }
        return files;
    }

    /// Lists the files of a machine's disks and those they build on, child before parent.
    ///
    /// @param config the machine
    /// @return each file and its parent, which is null for a base
    static Map<String, @Nullable String> parents(VirtualMachineConfigInfo config) {
        Map<String, @Nullable String> parents = new LinkedHashMap<>();
        for (VirtualDevice device : config.hardware().device()) {
            VirtualDiskFlatVer2BackingInfo file =
                    device instanceof VirtualDisk
                                    && device.backing() instanceof VirtualDiskFlatVer2BackingInfo f
                            ? f
                            : null;
            while (file != null) {
                VirtualDiskFlatVer2BackingInfo parent = file.parent();
                parents.put(file.fileName(), parent == null ? null : parent.fileName());
                file = parent;
            }
        }
        return parents;
    }

    /// Finds out what becomes of the files when snapshots have gone.
    ///
    /// @param before the configurations that used the files: the machine and all its snapshots
    /// @param after the configurations that are left
    /// @param shared says whether another machine uses a file, which then stays as it is
    /// @return what to do, in this order
    public static List<Step> consolidate(
            List<VirtualMachineConfigInfo> before,
            List<VirtualMachineConfigInfo> after,
            Predicate<String> shared) {
        Map<String, @Nullable String> parents = new LinkedHashMap<>();
        before.forEach(config -> parents.putAll(parents(config)));
        Set<String> used = new LinkedHashSet<>();
        after.forEach(config -> used.addAll(heads(config)));
        List<Step> steps = new ArrayList<>();
        Optional<Step> next = step(parents, used, shared);
        while (next.isPresent()) {
            steps.add(next.get());
            next.get().apply(parents, used);
            next = step(parents, used, shared);
        }
        return List.copyOf(steps);
    }

    /// Says whether files are left over that consolidation would remove.
    ///
    /// @param configs the machine and all its snapshots
    /// @param shared says whether another machine uses a file
    /// @return whether there is something to do
    public static boolean needed(List<VirtualMachineConfigInfo> configs, Predicate<String> shared) {
        return !consolidate(configs, configs, shared).isEmpty();
    }

    private static Set<String> heads(VirtualMachineConfigInfo config) {
        Set<String> heads = new LinkedHashSet<>();
        for (VirtualDevice device : config.hardware().device()) {
            if (device instanceof VirtualDisk
                    && device.backing() instanceof VirtualDiskFlatVer2BackingInfo file) {
                heads.add(file.fileName());
            }
        }
        return heads;
    }

    private static Optional<Step> step(
            Map<String, @Nullable String> parents, Set<String> used, Predicate<String> shared) {
        for (Map.Entry<String, @Nullable String> file : parents.entrySet()) {
            String name = file.getKey();
            if (used.contains(name)) {
                continue;
            }
            List<String> children =
                    parents.entrySet().stream()
                            .filter(each -> Objects.equals(each.getValue(), name))
                            .map(Map.Entry::getKey)
                            .toList();
            // a base is someone's data
            if (children.isEmpty() && file.getValue() != null && !shared.test(name)) {
                return Optional.of(new Delete(name));
            }
            if (children.size() == 1
                    && isBeside(children.getFirst(), name)
                    && !shared.test(name)
                    && !shared.test(children.getFirst())) {
                return Optional.of(new Merge(children.getFirst(), name));
            }
        }
        return Optional.empty();
    }

    /// Says whether two files are in one directory: the base of a linked clone is not beside it.
    private static boolean isBeside(String path, String other) {
        return DatastoreNames.directoryOf(path).equals(DatastoreNames.directoryOf(other));
    }

    /// Gives the files their names after some steps.
    ///
    /// @param config a machine
    /// @param steps what was done
    /// @return the machine with the files that are left
    public static VirtualMachineConfigInfo apply(
            VirtualMachineConfigInfo config, List<Step> steps) {
        VirtualMachineConfigInfo changed = config;
        for (Step step : steps) {
            if (step instanceof Merge merge) {
                changed = map(changed, file -> merged(file, merge));
            }
        }
        return changed;
    }

    private static VirtualDiskFlatVer2BackingInfo merged(
            VirtualDiskFlatVer2BackingInfo file, Merge merge) {
        VirtualDiskFlatVer2BackingInfo parent = file.parent();
        if (parent == null) {
            return file;
        }
        return file.fileName().equals(merge.child)
                ? parent
                : file.toBuilder().parent(merged(parent, merge)).build();
    }

    private static VirtualMachineConfigInfo map(
            VirtualMachineConfigInfo config, UnaryOperator<VirtualDiskFlatVer2BackingInfo> change) {
        List<VirtualDevice> devices =
                config.hardware().device().stream()
                        .map(device ->
                                frozenBy(device)
                                        .<VirtualDevice>map(file ->
                                                device.toBuilder()
                                                        .backing(change.apply(file))
                                                        .build())
                                        .orElse(device))
                        .toList();
        return config.toBuilder()
                .hardware(config.hardware().toBuilder().device(devices).build())
                .build();
    }

    /// What is to be done with a file.
    public sealed interface Step {
        /// Brings the list of files up to date.
        void apply(Map<String, @Nullable String> parents, Set<String> used);
    }

    /// A delta that nothing uses any more.
    ///
    /// @param file its path
    public record Delete(String file) implements Step {
        @Override
        public void apply(Map<String, @Nullable String> parents, Set<String> used) {
            parents.remove(file);
        }
    }

    /// A delta whose content goes into the file below it, which takes its place.
    ///
    /// @param child the delta, which goes
    /// @param parent the file below, which stays
    public record Merge(String child, String parent) implements Step {
        @Override
        public void apply(Map<String, @Nullable String> parents, Set<String> used) {
            parents.remove(child);
            parents.replaceAll((_, below) -> Objects.equals(below, child) ? parent : below);
            if (used.remove(child)) {
                used.add(parent);
            }
        }
    }
}
