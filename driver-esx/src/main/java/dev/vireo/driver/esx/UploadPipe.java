package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Carries bytes from a thread that writes them to one that sends them, and keeps those sent last
/// for the case that they have to be sent again. The writer waits while too much is not sent yet.
final class UploadPipe implements UploadSource {
    /// More than all buffers between here and a server hold: what is not there was sent within
    /// this.
    static final int SIZE = 16 << 20;

    /// How far the writer may be ahead.
    static final int MOST_AHEAD = 4 << 20;

    private final byte[] ring = new byte[SIZE];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long written;
    private long sent;
    private boolean ended;
    private boolean left;
    private @Nullable VirtException failure;

    /// Adds all bytes of a buffer.
    ///
    /// @throws VirtException what the pipe was broken with; `OPERATION_ABORTED` if the thread is
    ///   interrupted while it waits
    void write(ByteBuffer source) {
        lock.lock();
        try {
            while (source.hasRemaining()) {
                awaitRoom();
                if (left) {
                    written += source.remaining();
                    source.position(source.limit());
                    return;
                }
                int at = (int) (written % SIZE);
                int room = (int) (MOST_AHEAD - (written - sent));
                int count = Math.min(source.remaining(), Math.min(room, SIZE - at));
                source.get(ring, at, count);
                written += count;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom() {
        try {
            while (failure == null && !left && written - sent >= MOST_AHEAD) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VirtException(ErrorCode.OPERATION_ABORTED, "the upload was interrupted", e);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /// Returns how much was written.
    long written() {
        lock.lock();
        try {
            return written;
        } finally {
            lock.unlock();
        }
    }

    /// Says that no more is written.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Ends both sides' waiting.
    ///
    /// @param reason what the writer fails with
    void breakOff(VirtException reason) {
        lock.lock();
        try {
            if (failure == null) {
                failure = reason;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void leave() {
        lock.lock();
        try {
            left = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitEnd() {
        lock.lock();
        try {
            while (failure == null && !ended) {
                changed.awaitUninterruptibly();
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public InputStream open(long place) throws IOException {
        lock.lock();
        try {
            if (place > written || place < written - SIZE) {
                throw new IOException(
                        "the server has lost more than the last "
                                + SIZE
                                + " bytes, and what is read once cannot be sent again");
            }
        } finally {
            lock.unlock();
        }
        return new Outlet(place);
    }

    /// The bytes from a place on.
    private final class Outlet extends BulkInput {
        private long place;

        Outlet(long place) {
            this.place = place;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            lock.lock();
            try {
                while (failure == null && place == written && !ended) {
                    changed.awaitUninterruptibly();
                }
                if (failure != null) {
                    throw new IOException(failure.detail());
                }
                if (place == written) {
                    return -1;
                }
                int at = (int) (place % SIZE);
                int count =
                        (int) Math.min(Math.min(length, SIZE - at), Math.max(0, written - place));
                System.arraycopy(ring, at, bytes, offset, count);
                place += count;
                sent = Math.max(sent, place);
                changed.signalAll();
                return count;
            } finally {
                lock.unlock();
            }
        }
    }
}
