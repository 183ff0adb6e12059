package dev.vireo.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// A file that is read from any place: on this machine, or on a datastore far away. Any number of
/// threads may read at once.
public interface ByteSource extends Closeable {
    /// Opens a file of this machine.
    ///
    /// @param path the file
    /// @return its bytes
    /// @throws IOException if it cannot be opened
    static ByteSource of(Path path) throws IOException {
        return new FileBytes(path);
    }

    /// Returns what messages call it.
    ///
    /// @return for example `[store] web/web-flat.vmdk`
    String name();

    /// Returns how long it is.
    ///
    /// @return bytes
    /// @throws IOException if that cannot be found out
    long size() throws IOException;

    /// Returns what tells this content from another one under the same name: an entity tag, a time
    /// of change. It is asked for anew each time.
    ///
    /// @return any text, empty if nothing is known
    /// @throws IOException if that cannot be found out
    default String version() throws IOException {
        return "";
    }

    /// Reads all bytes of a range.
    ///
    /// @param position where it starts in the file
    /// @param into where to put them
    /// @param offset where to start there
    /// @param length how many bytes
    /// @throws IOException if they cannot be read, or the file ends before
    void read(long position, byte[] into, int offset, int length) throws IOException;

    @Override
    default void close() throws IOException {}
}
