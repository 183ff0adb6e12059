package dev.vireo.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The server's end of one connection.
final class Peer {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final List<String> log;

    Peer(Socket socket, List<String> log) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.log = log;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /// Reads one request with its body, notes it, and returns it.
    String request() throws IOException {
        String head = head();
        String lower = head.toLowerCase(Locale.ROOT);
        String body = "";
        int at = lower.indexOf("\r\ncontent-length: ");
        if (at >= 0) {
            int from = at + "\r\ncontent-length: ".length();
            int length = Integer.parseInt(head.substring(from, head.indexOf("\r\n", from)));
            body = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        } else if (lower.contains("\r\ntransfer-encoding: chunked\r\n")) {
            body = chunks();
        }
        String request = head + body;
        log.add(request);
        return request;
    }

    /// Reads up to and with the empty line that ends a head.
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) oneByte());
        }
        return head.toString();
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
            line();
            if (size == 0) {
                return body.toString();
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            line.append((char) oneByte());
        }
        return line.substring(0, line.length() - 2);
    }

    int oneByte() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the client hung up");
        }
        return b;
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// Sends a complete reply of status 200.
    void ok(String body, String... headerLines) throws IOException {
        reply("200 OK", body.getBytes(StandardCharsets.ISO_8859_1), headerLines);
    }

    void reply(String status, byte[] body, String... headerLines) throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        reply.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        reply.writeBytes(body);
        send(reply.toByteArray());
    }

    /// Waits until the client hangs up.
    void awaitClose() throws IOException {
        while (in.read() >= 0) {
            // what else it sends is of no interest
        }
    }

    /// Ends the connection with a reset in place of an orderly end.
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
