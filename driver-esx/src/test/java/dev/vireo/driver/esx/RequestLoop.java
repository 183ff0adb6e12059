package dev.vireo.driver.esx;

import dev.vireo.client.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Listens, and hands over each request of each connection.
final class RequestLoop implements AutoCloseable {
    private final ServerSocket listener;
    private final Answer answer;

    /// Answers a request.
    @FunctionalInterface
    interface Answer {
        /// Does it.
        ///
        /// @param head the request up to the empty line
        /// @param socket has its body next
        /// @return whether the connection stays for another request
        /// @throws IOException if the client has gone
        boolean to(String head, Socket socket) throws IOException;
    }

    RequestLoop(Answer answer) {
        this.answer = answer;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    Endpoint endpoint() {
        return new Endpoint(false, "127.0.0.1", listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) { // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (answer.to(head(socket.getInputStream()), socket)) {
                // the next request
            }
        } catch (IOException _) { // the client has gone
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no more requests");
            }
            head.append((char) next);
        }
        return head.toString();
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
