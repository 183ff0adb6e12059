package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;

/// The files that belong to a machine alone, without its disks.
///
/// @param files the datastore
/// @param directory the machine's directory
/// @param config its `.vmx` file
record OwnFiles(DatastoreFiles files, String directory, String config) {
    /// Deletes the `.vmx` file.
    void deleteConfig() {
        if (files.exists(config)) {
            files.delete(config);
        }
    }

    /// Deletes all of them, and the directory if nothing else is in it.
    void delete() {
        if (directory.isEmpty() || files.exists(directory)) {
            for (FileStat each : files.list(directory)) {
                if (!each.directory() && isOwn(each.name())) {
                    files.delete(each.path());
                }
            }
            if (!directory.isEmpty() && files.list(directory).isEmpty()) {
                files.delete(directory);
            }
        }
    }

    /// Says whether a file in the directory belongs to the machine and not to a disk of another.
    private boolean isOwn(String name) {
        String stem = config.substring(config.lastIndexOf('/') + 1, config.length() - 4);
        return name.matches("vmware(-[0-9]+)?\\.log")
                || (name.startsWith(stem)
                        && name.substring(stem.length())
                                .matches(
                                        "(\\.(vmx|nvram|vmsd|vmxf|vswp|vmss|vmx\\.lck)"
                                                + "|-Snapshot[0-9]+\\.(vmsn|vmem))"));
    }
}
