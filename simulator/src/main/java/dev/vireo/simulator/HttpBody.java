package dev.vireo.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/// The content of a request: so many bytes of a connection, or chunk after chunk.
final class HttpBody extends InputStream {
    private final InputStream in;
    private final Chunks chunks;
    private long left;
    private boolean started;
    private boolean ended;

    HttpBody(InputStream in, long length) {
        this.in = in;
        this.chunks = _ -> 0;
        this.left = length;
        this.started = true;
        this.ended = length == 0;
    }

    HttpBody(InputStream in, Chunks chunks) {
        this.in = in;
        this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            left = chunks.next(!started);
            started = true;
            ended = left == 0;
        }
        if (ended) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new ProtocolException("the body ends in the middle");
        }
        left -= count;
        return count;
    }

    /// Reads the sizes of chunks.
    @FunctionalInterface
    interface Chunks {
        /// Goes to the next chunk and returns its size, 0 for the last one.
        long next(boolean first) throws IOException;
    }
}
