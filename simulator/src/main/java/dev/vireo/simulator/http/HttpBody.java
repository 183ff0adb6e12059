package dev.vireo.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/// The content of a request: so many bytes of a connection, or chunk after chunk.
final class HttpBody extends InputStream {
    private final InputStream in;
    private final Chunks chunks;
    private long left;
    private @Nullable Start start;
    private boolean inChunks;
    private boolean ended;

    private HttpBody(InputStream in, Chunks chunks, long length, @Nullable Start start) {
        this.in = in;
        this.chunks = chunks;
        this.left = length;
        this.start = start;
    }

    /// Makes a body of so many bytes.
    ///
    /// @param start is called before the first byte is read, null if the client sends unasked
    static HttpBody ofLength(InputStream in, long length, @Nullable Start start) {
        HttpBody body = new HttpBody(in, _ -> 0, length, start);
        body.inChunks = true;
        body.ended = length == 0;
        return body;
    }

    /// Makes a body that comes in chunks.
    ///
    /// @param start is called before the first byte is read, null if the client sends unasked
    static HttpBody chunked(InputStream in, Chunks chunks, @Nullable Start start) {
        return new HttpBody(in, chunks, 0, start);
    }

    /// Returns whether the client sends it: unasked, or because it was told to.
    boolean isComing() {
        return start == null;
    }

    /// Throws away what has not been read.
    ///
    /// @param most how many bytes to throw away at most; a body that the client has not been told
    ///   to send is left alone
    /// @return whether its end was reached
    boolean drain(long most) throws IOException {
        if (!isComing()) {
            return ended;
        }
        byte[] trash = new byte[8192];
        long count = 0;
        while (!ended && count < most) {
            count += Math.max(0, read(trash, 0, trash.length));
        }
        return ended;
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
        if (start != null) {
            start.begin();
            start = null;
        }
        if (left == 0 && !ended) {
            left = chunks.next(!inChunks);
            inChunks = true;
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

    /// Tells the client that it may send the body.
    @FunctionalInterface
    interface Start {
        /// Tells it.
        void begin() throws IOException;
    }

    /// Reads the sizes of chunks.
    @FunctionalInterface
    interface Chunks {
        /// Goes to the next chunk and returns its size, 0 for the last one.
        long next(boolean first) throws IOException;
    }
}
