package dev.vireo.simulator.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells whether a file is still the one that was read.
///
/// @param key identifies it within its file system
/// @param modified when it was last written, in milliseconds
/// @param size its length in bytes, -1 if it is not there
record FileStamp(@Nullable Object key, long modified, long size) {
    static final FileStamp ABSENT = new FileStamp(null, 0, -1);

    static FileStamp of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(
                    attributes.fileKey(),
                    attributes.lastModifiedTime().toMillis(),
                    attributes.size());
        } catch (IOException e) {
            return ABSENT;
        }
    }

    /// Compares; equals() would cost every start some milliseconds, as the JVM makes it on its
    /// first call.
    boolean isSameAs(FileStamp other) {
        return modified == other.modified && size == other.size && isSameFileAs(other);
    }

    boolean isSameFileAs(FileStamp other) {
        return Objects.equals(key, other.key);
    }
}
