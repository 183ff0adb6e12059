package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.machine.DiskChains;
import dev.vireo.simulator.machine.PlannedConfig;
import dev.vireo.simulator.machine.Snapshot;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The files of a machine's disks: those it writes to, what they are based on, and what its
/// snapshots froze.
///
/// @param vm the machine
record VmDisks(SimVirtualMachine vm) {
    private static final Logger LOG = System.getLogger(VmDisks.class.getName());

    private static Set<String> of(SimVirtualMachine machine) {
        Set<String> files = new LinkedHashSet<>(DiskChains.files(machine.config().info()));
        for (Snapshot each : machine.snapshots().tree().snapshots()) {
            files.addAll(DiskChains.files(each.config()));
        }
        return files;
    }

    /// Says whether another machine uses a file: it is a linked clone, or the source of one, or the
    /// disk was added to both.
    boolean isShared(String path) {
        return vm.datastore().datacenter().allDatastores().stream()
                .filter(each -> path.startsWith("[" + each.name() + "]"))
                .flatMap(each -> each.machines().stream())
                .filter(other -> other != vm)
                .anyMatch(other -> uses(other, path));
    }

    private static boolean uses(SimVirtualMachine other, String path) {
        if (other.config() instanceof PlannedConfig planned
                && other.snapshots().isEmpty()
                && !path.startsWith(planned.directory() + "/")) {
            return false; // planned machines keep their files together: no need to look at each
        }
        return of(other).contains(path);
    }

    /// Returns the files that go with the machine.
    List<String> own() {
        return of(vm).stream().filter(path -> !isShared(path)).toList();
    }

    /// Deletes files that go with the machine, and the directories that are empty then. What is not
    /// there, or cannot be named, is left out: no file keeps a machine from being destroyed.
    ///
    /// @param site where they are
    static void delete(HostSite site, List<String> paths) {
        for (String path : paths) {
            try {
                FilePlace place = site.place(path);
                delete(place.files(), place.path());
                place.datastore().touch();
            } catch (SimFault | DatastoreFileException e) {
                LOG.log(Level.DEBUG, "{0} stays: {1}", path, e.getMessage());
            }
        }
    }

    private static void delete(DatastoreFiles files, String path) {
        if (!files.exists(path)) {
            return;
        }
        if (VirtualDiskFiles.find(files, path).isPresent()) {
            VirtualDiskFiles.delete(files, path);
        } else {
            files.delete(path);
        }
        deleteFolderIfEmpty(files, path);
    }

    /// Deletes the directory of a file that is gone, if nothing else is in it.
    static void deleteFolderIfEmpty(DatastoreFiles files, String path) {
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            String folder = path.substring(0, slash);
            if (files.exists(folder) && files.list(folder).isEmpty()) {
                files.delete(folder);
            }
        }
    }
}
