package dev.vireo.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The receiving side of a connection: buffers, counts, and reads lines of limited length.
final class HttpInput {
    private static final int BUFFER_SIZE = 16 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int limit;
    private long received;

    HttpInput(InputStream in) {
        this.in = in;
    }

    /// Returns how many bytes came from the wire since the connection was made.
    long received() {
        return received;
    }

    /// Returns how many bytes were received but not read yet.
    int buffered() {
        return limit - position;
    }

    int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == limit) {
            if (length >= BUFFER_SIZE) {
                int count = in.read(bytes, offset, length);
                received += Math.max(0, count);
                return count;
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        return count;
    }

    /// Returns the next byte without taking it, -1 at the end.
    int peek() throws IOException {
        return position == limit && !fill() ? -1 : buffer[position] & 0xff;
    }

    /// Reads a line without its end (CR LF or LF).
    ///
    /// @return the line, or null if it is longer than `max` bytes
    /// @throws EOFException if the connection ends before the line does
    @Nullable String readLine(int max) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (position == limit && !fill()) {
                throw new EOFException("the connection ended within a line");
            }
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            if (line.length() + position - start > max) {
                return null;
            }
            line.append(new String(buffer, start, position - start, StandardCharsets.ISO_8859_1));
            if (position < limit) {
                position++;
                int length = line.length();
                if (length > 0 && line.charAt(length - 1) == '\r') {
                    line.setLength(length - 1);
                }
                return line.toString();
            }
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, BUFFER_SIZE);
        position = 0;
        limit = Math.max(0, count);
        received += limit;
        return count > 0;
    }
}
