package dev.vireo.simulator.machine;

import java.util.Optional;

/// What has to happen to files so that a configuration can be used. Operations are to be carried
/// out in their order, before the configuration is stored.
public sealed interface FileOperation {
    /// Returns the file that is made, changed or deleted.
    ///
    /// @return a datastore path
    String path();

    /// Makes a disk. There is no such file yet.
    ///
    /// @param path the `.vmdk` file
    /// @param facts what its descriptor is to say; a parent makes it a delta of that disk
    record CreateDisk(String path, DiskFacts facts) implements FileOperation {}

    /// Copies a disk with its content.
    ///
    /// @param path the `.vmdk` file to make
    /// @param source the `.vmdk` file to read
    /// @param facts what the descriptor of the copy is to say
    record CopyDisk(String path, String source, DiskFacts facts) implements FileOperation {}

    /// Makes a disk bigger.
    ///
    /// @param path the `.vmdk` file
    /// @param capacityBytes the size that it gets, bytes
    record ExtendDisk(String path, long capacityBytes) implements FileOperation {}

    /// Deletes a disk with its extents.
    ///
    /// @param path the `.vmdk` file
    record DeleteDisk(String path) implements FileOperation {}

    /// Moves a disk with its extents, without what it is based on.
    ///
    /// @param path where to
    /// @param source where from
    /// @param thin whether the moved disk is thin; empty if that stays as it is
    /// @param parent what the moved disk is based on; empty if it is based on nothing
    /// @param shared whether the source stays too, because others use it
    record MoveDisk(
            String path,
            String source,
            Optional<Boolean> thin,
            Optional<String> parent,
            boolean shared)
            implements FileOperation {}
}
