package dev.vireo.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/// A server that says over raw sockets exactly what a test tells it to: the first connection plays
/// the first part, and so on; further connections play the last one again.
final class ScriptedServer implements AutoCloseable {
    /// What is said over one connection.
    @FunctionalInterface
    interface Part {
        void play(Peer peer) throws IOException;
    }

    private final ServerSocket listener;
    private final boolean tls;
    private final List<Part> parts;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    private ScriptedServer(ServerSocketFactory factory, boolean tls, List<Part> parts)
            throws IOException {
        this.listener = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.tls = tls;
        this.parts = parts;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    static ScriptedServer plain(Part... parts) throws IOException {
        return new ScriptedServer(ServerSocketFactory.getDefault(), false, List.of(parts));
    }

    static ScriptedServer tls(ServerSocketFactory factory, Part... parts) throws IOException {
        return new ScriptedServer(factory, true, List.of(parts));
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Part part = parts.get(Math.min(connections.getAndIncrement(), parts.size() - 1));
                Thread.ofPlatform().daemon().start(() -> play(part, socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void play(Part part, Socket socket) {
        try (socket) {
            part.play(new Peer(socket, requests));
        } catch (IOException e) {
            // the client hung up first: its side of the test says whether that was right
        }
    }

    Endpoint endpoint() {
        return new Endpoint(tls, "127.0.0.1", listener.getLocalPort());
    }

    Endpoint endpoint(String host) {
        return new Endpoint(tls, host, listener.getLocalPort());
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /// Returns the heads and bodies of all requests read so far.
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
