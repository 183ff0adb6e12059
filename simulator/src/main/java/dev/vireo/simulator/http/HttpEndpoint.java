package dev.vireo.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/// A small HTTP/1.1 server, on the loopback interface unless told otherwise, with a virtual thread
/// for each connection.
///
/// It is our own and not the JDK's because it starts several times faster, which every command on
/// `sim://` pays for, and because it can drop and truncate replies.
public final class HttpEndpoint implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpEndpoint.class.getName());

    private final ServerSocket socket;
    private final Thread acceptor;
    private final Function<HttpRequest, HttpReply> handler;
    private final boolean compress;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private HttpEndpoint(
            ServerSocket socket, Function<HttpRequest, HttpReply> handler, boolean compress) {
        this.socket = socket;
        this.handler = handler;
        this.compress = compress;
        this.acceptor =
                Thread.ofVirtual()
                        .name("simulator-" + socket.getLocalPort())
                        .unstarted(this::accept);
    }

    /// Starts to listen.
    ///
    /// @param host the address or the name of the interface, empty for 127.0.0.1
    /// @param port the port, 0 for any that is free
    /// @param tls the certificate to show, empty for plain HTTP
    /// @param compress whether to compress replies for clients that take that
    /// @param handler answers the requests, on many threads at once
    /// @return the endpoint
    /// @throws UncheckedIOException if the port is taken, or there is no such interface
    public static HttpEndpoint open(
            String host,
            int port,
            Optional<SSLContext> tls,
            boolean compress,
            Function<HttpRequest, HttpReply> handler) {
        try {
            ServerSocketFactory factory =
                    tls.<ServerSocketFactory>map(SSLContext::getServerSocketFactory)
                            .orElseGet(ServerSocketFactory::getDefault);
            ServerSocket socket = factory.createServerSocket();
            socket.bind(new InetSocketAddress(address(host), port), 200);
            HttpEndpoint endpoint = new HttpEndpoint(socket, handler, compress);
            endpoint.acceptor.start();
            return endpoint;
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(
                    "the simulator cannot listen on " + host + ": there is no such host", e);
        } catch (IOException e) {
            String place = host.isEmpty() ? "port " + port : host + " port " + port;
            throw new UncheckedIOException(
                    "the simulator cannot listen on " + place + ": " + e.getMessage(), e);
        }
    }

    /// Returns 127.0.0.1, also where the loopback interface prefers IPv6.
    private static InetAddress address(String host) throws UnknownHostException {
        return host.isEmpty()
                ? InetAddress.getByAddress(new byte[] {127, 0, 0, 1})
                : InetAddress.getByName(host);
    }

    /// Tells whether only programs on this machine reach an interface.
    ///
    /// @param host its address or name, empty for the loopback interface
    /// @return false also if there is no such interface
    public static boolean isLoopback(String host) {
        try {
            return address(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /// Returns the port.
    ///
    /// @return the one it listens on
    public int port() {
        return socket.getLocalPort();
    }

    /// Counts the open connections.
    ///
    /// @return the number at this moment
    public int connectionCount() {
        return connections.size();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().name("simulator-connection").start(() -> serve(connection));
            } catch (IOException e) {
                if (!closed) {
                    LOG.log(Level.WARNING, "the simulator could not accept a connection", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (!closed) {
                socket.setTcpNoDelay(true);
                new HttpConnection(socket, compress).serve(handler);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.DEBUG, "a connection to the simulator broke", e);
        } finally {
            connections.remove(socket);
        }
    }

    /// Waits until the clients have closed their connections, or a while.
    ///
    /// @param limit how long at most
    public void drain(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (connectionCount() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// Stops to listen and closes all connections.
    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
            // the port is only free when the thread that listened on it has let go
            acceptor.join(Duration.ofSeconds(5));
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing the simulator's sockets failed", e);
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "closing the simulator's sockets was interrupted", e);
            Thread.currentThread().interrupt();
        }
    }
}
