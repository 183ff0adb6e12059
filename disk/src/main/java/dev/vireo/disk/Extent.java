package dev.vireo.disk;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// A part of one disk, without what is below it.
interface Extent extends Closeable {
    /// Returns how much of the disk it is, in bytes.
    long length();

    /// Finds out what it has for a range.
    ///
    /// @param position where it starts in the extent, in bytes
    /// @param limit how much is wanted, in bytes
    /// @return what it has from the position on, as far as it is the same, and not beyond the limit
    Span span(long position, long limit) throws IOException;

    /// Reads a part of what is [Span.Kind#STORED] or [Span.Kind#PACKED].
    ///
    /// @param position where it starts in the extent
    void read(Span span, long position, byte[] into, int offset, int length) throws IOException;

    /// Returns the files it is in.
    List<ByteSource> sources();

    @Override
    default void close() throws IOException {
        for (ByteSource source : sources()) {
            source.close();
        }
    }
}
