package dev.vireo.simulator.datastore;

import org.jspecify.annotations.Nullable;

/// Says that something cannot be done with a file of a datastore.
@SuppressWarnings("serial") // never serialized
public final class DatastoreFileException extends RuntimeException {
    private final Reason reason;
    private final String path;

    /// Makes an exception.
    ///
    /// @param reason what is wrong
    /// @param path the path in the datastore
    public DatastoreFileException(Reason reason, String path) {
        this(reason, path, null);
    }

    DatastoreFileException(Reason reason, String path, @Nullable Throwable cause) {
        super(reason.text + ": " + path, cause);
        this.reason = reason;
        this.path = path;
    }

    /// Returns what is wrong.
    ///
    /// @return the reason
    public Reason reason() {
        return reason;
    }

    /// Returns which file it is about.
    ///
    /// @return the path in the datastore
    public String path() {
        return path;
    }

    /// What can be wrong.
    public enum Reason {
        /// There is no such file or directory.
        NOT_FOUND("not found"),
        /// There is one already.
        EXISTS("exists already"),
        /// A file is wanted and it is a directory.
        IS_DIRECTORY("is a directory"),
        /// A directory is wanted and it is a file.
        NOT_DIRECTORY("is not a directory"),
        /// The path would leave the datastore, or cannot be the name of a file.
        INVALID_PATH("invalid path"),
        /// The datastore is full.
        NO_SPACE("no space left"),
        /// The content is not what it should be, for example no descriptor of a disk.
        BAD_CONTENT("unexpected content"),
        /// The file system under the datastore failed.
        FAILED("input or output failed");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }
}
