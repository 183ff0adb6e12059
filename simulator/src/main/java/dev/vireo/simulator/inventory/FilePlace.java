package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;

/// A file or a directory in a datastore.
///
/// @param datastore the datastore
/// @param path the path in it, empty for its root
record FilePlace(SimDatastore datastore, String path) {
    DatastoreFiles files() {
        return datastore.files();
    }

    /// Returns the path as clients write it.
    @Override
    public String toString() {
        return path.isEmpty() ? "[" + datastore.name() + "]" : "[" + datastore.name() + "] " + path;
    }
}
