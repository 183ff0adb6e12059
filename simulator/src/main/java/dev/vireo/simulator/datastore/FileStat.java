package dev.vireo.simulator.datastore;

import java.time.Instant;

/// What there is to know about a file or a directory of a datastore.
///
/// @param path its path in the datastore, empty for the root
/// @param directory whether it is a directory
/// @param size bytes from the beginning to the end; 0 for a directory
/// @param allocated bytes that it takes of the datastore: fewer than its size if it has holes
/// @param modified when its content was changed
public record FileStat(
        String path, boolean directory, long size, long allocated, Instant modified) {
    /// Returns its name.
    ///
    /// @return what stands behind the last slash
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
