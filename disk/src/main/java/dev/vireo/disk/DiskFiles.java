package dev.vireo.disk;

import java.io.IOException;
import java.nio.file.Path;

/// Where the files of disks are found by the names that descriptors hold.
public interface DiskFiles {
    /// Finds files on this machine.
    ///
    /// @return the files of this machine
    static DiskFiles local() {
        return new LocalDiskFiles();
    }

    /// Opens a file.
    ///
    /// @param path its path, as [#resolve] returned it or as the first descriptor was named
    /// @return its bytes; whoever called closes it
    /// @throws IOException if it is not there or cannot be read
    ByteSource open(String path) throws IOException;

    /// Returns where a file is that a descriptor names.
    ///
    /// @param descriptor the path of the descriptor
    /// @param name the name in it, relative or absolute
    /// @return a path; the same file always has the same
    /// @throws IOException if no file can have such a name
    String resolve(String descriptor, String name) throws IOException;

    /// Files of this machine.
    final class LocalDiskFiles implements DiskFiles {
        private LocalDiskFiles() {}

        @Override
        public ByteSource open(String path) throws IOException {
            return ByteSource.of(Path.of(path));
        }

        @Override
        public String resolve(String descriptor, String name) throws IOException {
            try {
                return Path.of(descriptor).resolveSibling(name).normalize().toString();
            } catch (IllegalArgumentException _) {
                throw new DiskFormatException(descriptor, "names a file that cannot be: " + name);
            }
        }
    }
}
