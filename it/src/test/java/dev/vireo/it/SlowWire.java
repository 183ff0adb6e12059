package dev.vireo.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A wire to a server that carries large things slowly, some 600 KiB a second each way.
final class SlowWire implements AutoCloseable {
    private static final int PIECE = 64 << 10;
    private static final long REST_MILLIS = 100;

    private final ServerSocket listener;
    private final int target;

    SlowWire(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            listener.setReceiveBufferSize(PIECE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> copy(server, client));
            } catch (IOException _) { // the wire is closed, or the server is
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                out.write(piece, 0, got);
                if (got > PIECE / 8) {
                    Thread.sleep(REST_MILLIS);
                }
            }
        } catch (IOException | InterruptedException _) { // one of them is gone
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
