package dev.vireo.driver.esx;

import dev.vireo.client.Cancellation;
import dev.vireo.client.HttpReply;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A part of a [RemoteFile] as it is read. A cut does not show: what is missing is asked for over
/// another connection, as long as there is progress. Reads fail with a [VirtException], never with
/// an [IOException]. It keeps nothing in memory. For one thread, but [#abort] is for any.
final class RemoteRead extends InputStream {
    private static final int SKIP_SIZE = 64 * 1024;

    private final RemoteFile file;
    private final Perseverance perseverance;
    private final Cancellation cancellation = new Cancellation();
    private final ReentrantLock lock = new ReentrantLock();
    private long position;
    private long left;
    private int cuts;
    private @Nullable HttpReply reply;
    private FileRoute way;

    RemoteRead(RemoteFile file, long offset, long length) {
        this.file = file;
        this.way = file.route();
        this.position = offset;
        this.left = length;
        this.perseverance = new Perseverance(file.route().verb(), file.route().file());
    }

    /// Returns where the next byte is in the file.
    long position() {
        return position;
    }

    /// Returns how many bytes are still to come.
    long left() {
        return left;
    }

    /// Returns how often the connection broke and another one went on since the last time.
    int takeCuts() {
        int taken = cuts;
        cuts = 0;
        return taken;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Reads some bytes.
    ///
    /// @return how many, at least 1 if any were asked for; -1 at the end of the part
    /// @throws VirtException `OPERATION_FAILED` if the file is another one meanwhile,
    ///   `OPERATION_ABORTED` after [#abort] or if the thread was interrupted, or what the server or
    ///   the connection failed with
    @Override
    public int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            return readOn(bytes, offset, length);
        } finally {
            lock.unlock();
        }
    }

    private int readOn(byte[] bytes, int offset, int length) {
        while (left > 0) {
            try {
                int got = some(bytes, offset, (int) Math.min(length, left));
                moved(got);
                return got;
            } catch (VirtException e) {
                release();
                perseverance.again(e);
                cuts += e instanceof Perseverance.Rerouted ? 0 : 1;
            }
        }
        return -1;
    }

    private int some(byte[] bytes, int offset, int length) {
        HttpReply known = reply == null ? request() : reply;
        int got = carry(() -> body(known).read(bytes, offset, length));
        if (got < 0) {
            throw shorter();
        }
        return got;
    }

    private void moved(int count) {
        position += count;
        left -= count;
        perseverance.progress();
        if (left == 0) {
            release();
        }
    }

    private HttpReply request() {
        if (perseverance.isEnded()) {
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED,
                    "Could not "
                            + file.route().verb()
                            + " '"
                            + file.route().file()
                            + "': it was aborted");
        }
        RemoteFile.Part part = file.request(position, left, cancellation);
        HttpReply fresh = part.reply();
        way = part.way();
        reply = fresh;
        byte[] unwanted = new byte[(int) Math.min(SKIP_SIZE, part.before())];
        long before = part.before();
        while (before > 0) {
            int most = (int) Math.min(before, unwanted.length);
            int got = carry(() -> body(fresh).read(unwanted, 0, most));
            if (got < 0) {
                throw shorter();
            }
            before -= got;
        }
        return fresh;
    }

    private static InputStream body(HttpReply reply) {
        return reply.body();
    }

    /// Servers may send less than was asked for, and what sits before them may end a reply early.
    private VirtException shorter() {
        return new Perseverance.Setback(
                "Could not "
                        + file.route().verb()
                        + " '"
                        + file.route().file()
                        + "': the server's reply ended "
                        + left
                        + " bytes too early");
    }

    private int carry(Reading reading) {
        return way.carry(reading);
    }

    /// A read of a reply's body, which throws nothing but the client's exceptions.
    private interface Reading extends Supplier<Integer> {
        int read() throws IOException;

        @Override
        default Integer get() {
            try {
                return read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Ends the reading from any thread: the connection is closed at once, and a read that waits
    /// fails with `OPERATION_ABORTED`.
    void abort() {
        perseverance.end();
        cancellation.cancel();
        lock.lock(); // a read that waits ends now
        try {
            release();
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        HttpReply known = reply;
        reply = null;
        if (known != null) {
            known.close();
        }
    }

    /// Gives the connection back, or closes it if more than a little is still to come over it.
    @Override
    public void close() {
        lock.lock();
        try {
            left = 0;
            release();
        } finally {
            lock.unlock();
        }
    }
}
