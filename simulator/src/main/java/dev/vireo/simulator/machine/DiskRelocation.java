package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import dev.vireo.vim.VirtualMachineRelocateSpecDiskLocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Copies the disks of a machine, as the kinds of disk moves say: all of a disk into one file, or a
/// new delta of a disk that stays where it is. Only a disk in the same datastore can be the parent
/// of a delta: for others all is copied.
final class DiskRelocation {
    private final VirtualMachineConfigInfo source;
    private final VirtualMachineRelocateSpec spec;
    private final Site site;
    private final DatastoreNames names;
    private final String baseName;
    private final List<FileOperation> files = new ArrayList<>();

    /// Prepares a relocation.
    ///
    /// @param path the `.vmx` file of the clone
    DiskRelocation(
            VirtualMachineConfigInfo source,
            String path,
            VirtualMachineRelocateSpec spec,
            Site site) {
        this.source = source;
        this.spec = spec;
        this.site = site;
        this.names = new DatastoreNames(site, path);
        String file = DatastoreNames.fileOf(path);
        this.baseName = file.endsWith(".vmx") ? file.substring(0, file.length() - 4) : file;
    }

    List<FileOperation> files() {
        return files;
    }

    /// Returns a device of the source as the other machine has it.
    VirtualDevice relocate(VirtualDevice device) {
        if (!(device instanceof VirtualDisk disk)
                || !(disk.backing() instanceof VirtualDeviceFileBackingInfo file)) {
            return device;
        }
        Optional<VirtualMachineRelocateSpecDiskLocator> locator =
                spec.disk().stream().filter(each -> each.diskId() == disk.key()).findFirst();
        String datastore =
                locator.flatMap(each -> site.datastoreName(each.datastore()))
                        .orElseGet(() -> datastoreOf(file.fileName()));
        DiskFacts facts =
                site.disk(file.fileName()).orElseThrow(() -> Faults.fileNotFound(file.fileName()));
        String target = free(datastore);
        String move =
                locator.map(VirtualMachineRelocateSpecDiskLocator::diskMoveType)
                        .or(() -> Optional.ofNullable(spec.diskMoveType()))
                        .orElse("moveAllDiskBackingsAndDisallowSharing");
        Optional<String> parent = parent(facts, file.fileName(), move, datastore);
        DiskFacts made = made(facts, parent, thin(spec, locator, facts));
        boolean sibling = parent.isPresent() && parent.equals(facts.parent());
        files.add(
                sibling
                        ? new FileOperation.MoveDisk(
                                target, file.fileName(), Optional.empty(), parent, true)
                        : parent.isPresent()
                                ? new FileOperation.CreateDisk(target, made)
                                : new FileOperation.CopyDisk(target, file.fileName(), made));
        VirtualDeviceBackingInfo backing =
                new DiskBackings(
                                names,
                                path -> path.equals(target) ? Optional.of(made) : site.disk(path))
                        .of(target, DiskBackings.settings(file));
        return disk.toBuilder().backing(backing).build();
    }

    /// Returns the datastore of a disk that nobody names one for: that of the machine.
    private String datastoreOf(String path) {
        String own = DatastoreNames.datastoreOf(path).orElse("");
        return DatastoreNames.datastoreOf(names.directory()).orElse(own);
    }

    /// Says whether a disk is thin when it has been copied or moved.
    static boolean thin(
            VirtualMachineRelocateSpec spec,
            Optional<VirtualMachineRelocateSpecDiskLocator> locator,
            DiskFacts facts) {
        VirtualDeviceBackingInfo wanted =
                locator.map(VirtualMachineRelocateSpecDiskLocator::diskBackingInfo).orElse(null);
        if (wanted instanceof VirtualDiskFlatVer2BackingInfo flat
                && flat.thinProvisioned() != null) {
            return flat.thinProvisioned();
        }
        String transform = spec.transform() == null ? "" : spec.transform().value();
        return transform.isEmpty() ? facts.thin() : transform.equals("sparse");
    }

    /// Returns what the copy is a delta of.
    private static Optional<String> parent(
            DiskFacts facts, String path, String move, String datastore) {
        Optional<String> parent =
                move.startsWith("createNewChild")
                        ? Optional.of(path)
                        : move.startsWith("moveChildMost") ? facts.parent() : Optional.empty();
        return parent.filter(
                below -> DatastoreNames.datastoreOf(below).equals(Optional.of(datastore)));
    }

    private DiskFacts made(DiskFacts facts, Optional<String> parent, boolean thin) {
        return new DiskFacts(
                facts.capacityBytes(),
                facts.format() == DiskFacts.Format.SE_SPARSE && parent.isEmpty()
                        ? DiskFacts.Format.FLAT
                        : facts.format(),
                thin,
                facts.eagerlyScrubbed(),
                parent.isPresent()
                        ? facts.uuid()
                        : Optional.of("6000C29" + site.nextUuid().substring(7)),
                facts.contentId(),
                parent,
                facts.lun());
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

    private boolean isTaken(String path) {
        return site.exists(path)
                || files.stream().anyMatch(operation -> operation.path().equals(path))
                || source.hardware().device().stream()
                        .anyMatch(device ->
                                device.backing() instanceof VirtualDeviceFileBackingInfo file
                                        && file.fileName().equals(path));
    }
}
