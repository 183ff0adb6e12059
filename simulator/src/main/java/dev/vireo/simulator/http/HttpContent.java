package dev.vireo.simulator.http;

import java.io.IOException;
import java.io.OutputStream;

/// The content of a reply that is too long to hold in memory, such as a range of a file. It is
/// written once and then closed, or only closed; it is never compressed.
public interface HttpContent extends AutoCloseable {
    /// The length of what is made while it is sent.
    long UNKNOWN = -1;

    /// Returns how long it is.
    ///
    /// @return bytes, [#UNKNOWN] if nobody knows before it is written: it goes out in chunks
    long length();

    /// Writes the beginning.
    ///
    /// @param out where to write
    /// @param count how many bytes, at most [#length()]; ignored if that is unknown
    /// @throws IOException if it cannot be read, or not be written
    void writeTo(OutputStream out, long count) throws IOException;

    /// Releases what it reads from.
    ///
    /// @throws IOException if that fails
    @Override
    void close() throws IOException;
}
