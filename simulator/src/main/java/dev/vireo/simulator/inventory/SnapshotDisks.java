package dev.vireo.simulator.inventory;

/// Changes the files of disks when snapshots come and go.
interface SnapshotDisks {
    /// Says whether there is a file.
    ///
    /// @param path a datastore path
    boolean exists(String path);

    /// Makes an empty delta on top of a disk.
    ///
    /// @param parent the disk below, a datastore path
    /// @param delta the new descriptor, a datastore path
    void createDelta(String parent, String delta);

    /// Writes what a delta holds into the disk below it, and removes the delta.
    ///
    /// @param delta the delta, a datastore path
    /// @param parent the disk below, a datastore path
    void merge(String delta, String parent);

    /// Removes a delta.
    ///
    /// @param delta its descriptor, a datastore path
    void delete(String delta);
}
