package dev.vireo.simulator.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Sends a content in chunks, because nobody knows how long it will be.
final class ChunkedOutput extends OutputStream {
    private static final int CHUNK = 64 << 10;

    /// How much of a content is taken for all of it when it is to be cut.
    private static final long SAMPLE = 4L << 10;

    private final HttpChunks out;
    private long left;

    private ChunkedOutput(HttpChunks out, long most) {
        this.out = out;
        this.left = most;
    }

    /// Sends a content to its end, or cuts it as a rule wants it.
    static void send(HttpContent content, Delivery delivery, OutputStream out) throws IOException {
        boolean whole = delivery.kind() == Delivery.Kind.WHOLE;
        ChunkedOutput chunks =
                new ChunkedOutput(
                        new HttpChunks(out), whole ? Long.MAX_VALUE : delivery.cut(SAMPLE));
        try {
            OutputStream buffer = new BufferedOutputStream(chunks, CHUNK);
            content.writeTo(buffer, Long.MAX_VALUE);
            buffer.flush();
            chunks.out.end();
        } catch (Cut _) {
            out.flush(); // and the end never comes
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int count = (int) Math.min(length, left);
        out.write(bytes, offset, count);
        left -= count;
        if (count < length) {
            throw new Cut();
        }
    }

    /// Leaves a content in the middle.
    @SuppressWarnings("serial") // never serialized
    private static final class Cut extends IOException {}
}
