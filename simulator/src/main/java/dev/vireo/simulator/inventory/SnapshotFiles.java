package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DiskMerge;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.machine.DiskChains;
import java.util.List;
import java.util.function.Supplier;

/// The deltas of snapshots as files beside the disks they belong to.
final class SnapshotFiles {
    private final Supplier<List<SimDatastore>> datastores;

    /// Works in some datastores.
    ///
    /// @param datastores those that the machine can reach
    SnapshotFiles(Supplier<List<SimDatastore>> datastores) {
        this.datastores = datastores;
    }

    private FilePlace place(String path) {
        return FilePlaces.among(datastores.get(), path);
    }

    private static void at(FilePlace place, Runnable work) {
        boolean done =
                FileFaults.translating(
                        place.datastore(),
                        () -> {
                            work.run();
                            return true;
                        });
        assert done;
        place.datastore().touch();
    }

    /// Says whether there is a file.
    ///
    /// @param path a datastore path
    boolean exists(String path) {
        FilePlace place = place(path);
        return FileFaults.translating(place.datastore(), () -> place.files().exists(place.path()));
    }

    /// Makes an empty delta on top of a disk.
    ///
    /// @param parent the disk below, a datastore path
    /// @param delta the new descriptor, a datastore path
    void createDelta(String parent, String delta) {
        FilePlace place = place(delta);
        long content = place.datastore().inventory().identities().number(delta, 0) & 0x7fffffffL;
        at(
                place,
                () ->
                        VirtualDiskFiles.createDelta(
                                place.files(), place.path(), place(parent).path(), content));
    }

    /// Does a step of a consolidation, unless it is done already.
    void run(DiskChains.Step step) {
        switch (step) {
            case DiskChains.Delete delete -> {
                if (exists(delete.file())) {
                    delete(delete.file());
                }
            }
            case DiskChains.Merge merge -> {
                if (exists(merge.child())) {
                    merge(merge.child(), merge.parent());
                }
            }
        }
    }

    /// Takes a delta out of the middle or the end of a chain: what it holds is written to the disk
    /// below.
    ///
    /// @param delta the delta, a datastore path
    /// @param parent the disk below, a datastore path
    private void merge(String delta, String parent) {
        FilePlace place = place(delta);
        String below = place(parent).path();
        at(place, () -> DiskMerge.merge(place.files(), place.path(), below));
    }

    /// Removes a delta.
    ///
    /// @param delta its descriptor, a datastore path
    private void delete(String delta) {
        FilePlace place = place(delta);
        at(place, () -> VirtualDiskFiles.delete(place.files(), place.path()));
    }
}
