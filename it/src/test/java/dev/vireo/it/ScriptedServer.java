package dev.vireo.it;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/// A server that reads one HTTP request on each connection, says what it was told to say, right or
/// wrong, and hangs up.
final class ScriptedServer implements AutoCloseable {
    /// Says something.
    @FunctionalInterface
    interface Reply {
        void to(OutputStream out) throws IOException;
    }

    private final ServerSocket listener;
    private final boolean listens;
    private final Reply reply;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocketFactory factory, boolean listens, Reply reply)
            throws IOException {
        this.listens = listens;
        this.listener = factory.createServerSocket(0, 64, InetAddress.getLoopbackAddress());
        this.reply = reply;
        Thread.startVirtualThread(this::accept);
    }

    /// Starts a server.
    static ScriptedServer saying(Reply reply) {
        return on(ServerSocketFactory.getDefault(), reply);
    }

    /// Starts a server on other sockets, for example with TLS.
    static ScriptedServer on(ServerSocketFactory factory, Reply reply) {
        return start(factory, true, reply);
    }

    /// Starts a server that does not wait for a request.
    static ScriptedServer greeting(Reply reply) {
        return start(ServerSocketFactory.getDefault(), false, reply);
    }

    private static ScriptedServer start(ServerSocketFactory factory, boolean listens, Reply reply) {
        try {
            return new ScriptedServer(factory, listens, reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A reply whose status is 200 and whose length is right.
    static Reply ok(String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: "
                        + contentType
                        + "\r\nContent-Length: "
                        + bytes.length
                        + "\r\n\r\n";
        return out -> {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
        };
    }

    /// A reply as it goes over the wire.
    static Reply text(String... lines) {
        byte[] text = String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII);
        return out -> out.write(text);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                sockets.add(client);
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (listens) {
                readRequest(new BufferedInputStream(client.getInputStream()));
            }
            reply.to(client.getOutputStream());
            client.getOutputStream().flush();
            client.shutdownOutput();
            // Closing with unread input would reset the connection and lose the reply.
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client had heard enough.
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
