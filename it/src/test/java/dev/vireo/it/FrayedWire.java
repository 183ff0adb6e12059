package dev.vireo.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A wire to a server that breaks whenever it has carried a number of bytes: the connection that
/// they come over ends in the middle of them, without a good-bye.
final class FrayedWire implements AutoCloseable {
    private static final int BUFFER = 256 << 10;

    private final ServerSocket listener;
    private final int target;
    private final AtomicLong carried = new AtomicLong();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile long strength = Long.MAX_VALUE;
    private volatile int most;
    private volatile Runnable onCut = () -> {};

    FrayedWire(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int cuts() {
        return cuts.get();
    }

    /// Returns how many bytes it has carried.
    long carried() {
        return carried.get();
    }

    /// Has it break from now on.
    ///
    /// @param bytes after how many bytes each time
    /// @param times how often
    /// @param check is called while it is broken
    void fray(long bytes, int times, Runnable check) {
        carried.set(0);
        cuts.set(0);
        onCut = check;
        most = times;
        strength = bytes;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofPlatform().daemon().start(() -> copy(client, server));
                Thread.ofPlatform().daemon().start(() -> copy(server, client));
            } catch (IOException _) { // closed
            }
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                if (breaksAfter(got)) {
                    end(from);
                    end(to);
                    onCut.run();
                    return;
                }
                out.write(buffer, 0, got);
            }
        } catch (IOException _) { // cut, or over
        }
    }

    private boolean breaksAfter(int bytes) {
        long now = carried.addAndGet(bytes);
        return now / strength > (now - bytes) / strength && cuts.getAndIncrement() < most;
    }

    private static void end(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException _) { // it has ended by itself
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
