package dev.vireo.disk;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Names the file in failures of writing. A channel says that no space is left, but not where.
@FunctionalInterface
interface NamedWrite {
    /// Writes.
    void run() throws IOException;

    /// Writes to a file.
    ///
    /// @throws FileSystemException that names it
    static void to(Path file, NamedWrite write) throws IOException {
        try {
            write.run();
        } catch (FileSystemException | ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            FileSystemException named =
                    new FileSystemException(file.toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
        }
    }
}
