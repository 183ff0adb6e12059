package dev.vireo.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/// What is written to the wire. TLS hands over its records one by one, and waits for each: those of
/// one large write are gathered, so that they are one call of the system.
final class WireOutput extends OutputStream {
    /// Four records of TLS, each with 16 KiB of content and up to 256 bytes of its own.
    private static final int ROOM = 4 * ((16 << 10) + 256);

    private final OutputStream out;
    private final Runnable abort;
    private final ReentrantLock lock = new ReentrantLock(); // TLS answers the server on any thread
    private byte[] gathered = {};
    private int count;
    private boolean gathering;

    /// Makes one.
    ///
    /// @param abort how the wire is closed
    WireOutput(OutputStream out, Runnable abort) {
        this.out = out;
        this.abort = abort;
    }

    /// Begins to gather what is written.
    void gather() {
        lock.lock();
        try {
            gathering = true;
        } finally {
            lock.unlock();
        }
    }

    /// Writes what was gathered, and goes on without gathering.
    void release() throws IOException {
        lock.lock();
        try {
            gathering = false;
            empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            if (!gathering || count + length > ROOM) {
                empty();
            }
            if (gathering && length <= ROOM) {
                if (gathered.length == 0) {
                    gathered = new byte[ROOM];
                }
                System.arraycopy(bytes, offset, gathered, count, length);
                count += length;
            } else {
                out.write(bytes, offset, length);
            }
        } finally {
            lock.unlock();
        }
    }

    private void empty() throws IOException {
        int length = count;
        count = 0;
        if (length > 0) {
            out.write(gathered, 0, length);
        }
    }

    @Override
    public void close() {
        abort.run();
    }
}
