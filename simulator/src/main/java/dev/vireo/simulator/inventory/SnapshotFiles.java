package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.datastore.VmdkDescriptor;
import java.util.List;
import java.util.Optional;
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

    /// Takes a delta out of the middle or the end of a chain. Nothing was written to it, since no
    /// guest really runs, so the disk below holds what both held.
    ///
    /// @param delta the delta, a datastore path
    /// @param parent the disk below, a datastore path
    void merge(String delta, String parent) {
        FilePlace place = place(delta);
        String below = place(parent).path();
        at(
                place,
                () -> {
                    DatastoreFiles files = place.files();
                    long content = VirtualDiskFiles.describe(files, below).contentId();
                    for (FileStat file : files.list(folder(place.path()))) {
                        VirtualDiskFiles.find(files, file.path())
                                .filter(each -> isOn(each, place.path()))
                                .ifPresent(each ->
                                        VirtualDiskFiles.describe(
                                                files,
                                                file.path(),
                                                on(each, name(below), content)));
                    }
                    VirtualDiskFiles.delete(files, place.path());
                });
    }

    private static VmdkDescriptor on(VmdkDescriptor disk, String parent, long content) {
        return new VmdkDescriptor(
                disk.contentId(),
                content,
                disk.createType(),
                Optional.of(parent),
                disk.extents(),
                disk.database());
    }

    private static boolean isOn(VmdkDescriptor disk, String path) {
        return disk.parent().equals(Optional.of(name(path)));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /// Removes a delta.
    ///
    /// @param delta its descriptor, a datastore path
    void delete(String delta) {
        FilePlace place = place(delta);
        at(place, () -> VirtualDiskFiles.delete(place.files(), place.path()));
    }
}
