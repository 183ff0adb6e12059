package dev.vireo.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Frames what is written as the chunks of a body whose length is not known: each write makes one.
final class HttpChunks extends OutputStream {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final OutputStream out;

    HttpChunks(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return; // would be the last chunk
        }
        String size = Integer.toHexString(length) + "\r\n";
        out.write(size.getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes, offset, length);
        out.write(LINE_END);
    }

    /// Writes that there are no more.
    void end() throws IOException {
        out.write(LAST);
    }
}
