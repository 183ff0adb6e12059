package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.vim.CannotAccessFile;
import dev.vireo.vim.CannotCreateFile;
import dev.vireo.vim.FileAlreadyExists;
import dev.vireo.vim.FileFault;
import dev.vireo.vim.FileNotFound;
import dev.vireo.vim.InvalidDatastore;
import dev.vireo.vim.InvalidDatastorePath;
import dev.vireo.vim.InvalidDiskFormat;
import dev.vireo.vim.NoDiskSpace;
import dev.vireo.vim.NotADirectory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The faults of work with files.
final class FileFaults {
    private FileFaults() {}

    /// Does something with the files of a datastore.
    ///
    /// @throws SimFault instead of [DatastoreFileException]
    static <R extends @Nullable Object> R translating(SimDatastore datastore, Supplier<R> work) {
        try {
            return work.get();
        } catch (DatastoreFileException e) {
            throw of(e, datastore);
        }
    }

    /// Makes the fault for a failure that nobody has translated who knows the datastore.
    static SimFault of(DatastoreFileException failure) {
        return made(failure, failure.path(), "");
    }

    static SimFault of(DatastoreFileException failure, SimDatastore datastore) {
        return made(failure, "[" + datastore.name() + "] " + failure.path(), datastore.name());
    }

    private static SimFault made(DatastoreFileException failure, String path, String datastore) {
        return switch (failure.reason()) {
            case NOT_FOUND -> notFound(path);
            case EXISTS -> exists(path);
            case IS_DIRECTORY, FAILED ->
                    new SimFault(
                            CannotAccessFile.builder().file(path).build(),
                            "Unable to access file " + path);
            case NOT_DIRECTORY ->
                    new SimFault(
                            NotADirectory.builder().file(path).build(),
                            path + " is not a directory.");
            case INVALID_PATH -> invalidPath(path);
            case NO_SPACE ->
                    new SimFault(
                            NoDiskSpace.builder().file(path).datastore(datastore).build(),
                            "Insufficient disk space on datastore '" + datastore + "'.");
            case BAD_CONTENT ->
                    new SimFault(
                            InvalidDiskFormat.builder().build(),
                            "Unsupported or invalid disk type for " + path + ".");
        };
    }

    static SimFault notFound(String path) {
        return new SimFault(
                FileNotFound.builder().file(path).build(), "File " + path + " was not found");
    }

    static SimFault cannotCreate(String path) {
        return new SimFault(
                CannotCreateFile.builder().file(path).build(),
                "Cannot complete file creation operation.");
    }

    static SimFault exists(String path) {
        return new SimFault(
                FileAlreadyExists.builder().file(path).build(),
                "Cannot complete the operation because the file or folder "
                        + path
                        + " already exists");
    }

    static SimFault fault(String path, String message) {
        return new SimFault(FileFault.builder().file(path).build(), message);
    }

    static SimFault invalidPath(String path) {
        return new SimFault(
                InvalidDatastorePath.builder().datastorePath(path).build(),
                "Invalid datastore path '" + path + "'.");
    }

    static SimFault invalidDatastore(String name) {
        return new SimFault(
                InvalidDatastore.builder().name(name).build(),
                "Datastore '" + name + "' is not valid.");
    }
}
