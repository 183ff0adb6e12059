package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.vim.VirtualMachineFileLayoutExFileInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that `layoutEx` lists, with a key for each: as they are in the datastores, or as they
/// will be if they are only planned.
final class FileTable {
    private static final long DESCRIPTOR = 540;

    private final SimVirtualMachine vm;
    private final boolean written;
    private final Map<String, VirtualMachineFileLayoutExFileInfo> files = new LinkedHashMap<>();
    private final Map<String, List<Integer>> disks = new LinkedHashMap<>();

    FileTable(SimVirtualMachine vm) {
        this.vm = vm;
        this.written = vm.files().isWritten();
    }

    List<VirtualMachineFileLayoutExFileInfo> all() {
        return List.copyOf(files.values());
    }

    /// Lists a file of the machine's own.
    ///
    /// @param planned its size if it is not there
    /// @return its key
    int own(String path, String type, long planned) {
        return add(path, type, find(path).map(FileStat::allocated).orElse(planned));
    }

    private int add(String path, String type, long size) {
        VirtualMachineFileLayoutExFileInfo known = files.get(path);
        if (known != null) {
            return known.key();
        }
        int key = files.size();
        files.put(
                path,
                VirtualMachineFileLayoutExFileInfo.builder()
                        .key(key)
                        .name(path)
                        .type(type)
                        .size(size)
                        .uniqueSize(size)
                        .accessible(true)
                        .build());
        return key;
    }

    /// Lists the descriptor of a disk and its extents.
    ///
    /// @return their keys
    List<Integer> disk(String path) {
        List<Integer> known = disks.get(path);
        if (known == null) {
            known = find(path).isPresent() ? there(path) : planned(path);
            disks.put(path, known);
        }
        return known;
    }

    private List<Integer> there(String path) {
        List<Integer> keys = new ArrayList<>();
        keys.add(own(path, "diskDescriptor", DESCRIPTOR));
        FilePlace place = place(path);
        DatastoreFiles from = place.files();
        try {
            for (String extent :
                    from.unprepared(() -> VirtualDiskFiles.extents(from, place.path()))) {
                String name = new FilePlace(place.datastore(), extent).toString();
                keys.add(own(name, "diskExtent", 0));
            }
        } catch (DatastoreFileException _) {
            return keys; // somebody has broken the descriptor
        }
        return keys;
    }

    private List<Integer> planned(String path) {
        long size =
                vm.config().disks().stream()
                        .filter(disk -> disk.path().equals(path))
                        .map(MachineConfig.Disk::sizeKb)
                        .findFirst()
                        .map(kib -> kib * 1024 / 4)
                        .orElse(0L);
        return List.of(
                add(path, "diskDescriptor", DESCRIPTOR),
                add(path.replaceFirst("\\.vmdk$", "-flat.vmdk"), "diskExtent", size));
    }

    private FilePlace place(String path) {
        return new HostSite(vm.host()).place(path);
    }

    private Optional<FileStat> find(String path) {
        if (!written) {
            return Optional.empty();
        }
        try {
            FilePlace place = place(path);
            DatastoreFiles in = place.files();
            return in.unprepared(() -> in.find(place.path()));
        } catch (SimFault | DatastoreFileException _) {
            return Optional.empty(); // its datastore is not mounted
        }
    }
}
