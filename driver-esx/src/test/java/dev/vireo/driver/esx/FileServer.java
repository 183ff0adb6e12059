package dev.vireo.driver.esx;

import dev.vireo.client.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server with one file, which may end each connection after some bytes of it.
final class FileServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("Range: bytes=(\\d+)-(\\d+)\r\n");

    private final ServerSocket listener;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile byte[] content;
    private volatile String tag = "\"1\"";
    private volatile boolean ranges = true;
    private volatile boolean conditions = true;
    private volatile int most = Integer.MAX_VALUE;
    private volatile boolean holds;

    FileServer(byte[] content) {
        this.content = content;
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

    /// Returns the requests for parts and the whole, as `GET` with the range.
    List<String> requests() {
        return requests;
    }

    FileServer change(byte[] newContent, String newTag) {
        content = newContent;
        tag = newTag;
        return this;
    }

    FileServer withoutRanges() {
        ranges = false;
        return this;
    }

    /// Has it overlook conditions.
    FileServer withoutConditions() {
        conditions = false;
        return this;
    }

    /// Has it end each connection after so many bytes of a file.
    FileServer cutAfter(int bytes) {
        most = bytes;
        return this;
    }

    /// Has it send half of what was asked for, and then nothing more.
    FileServer hold() {
        holds = true;
        return this;
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
            while (answer(head(socket.getInputStream()), socket)) {
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

    private boolean answer(String head, Socket socket) throws IOException {
        byte[] bytes = content;
        Matcher range = RANGE.matcher(head);
        boolean fits = !conditions || !head.contains("If-Range") || head.contains(tag);
        boolean part = range.find() && ranges && fits;
        int from = part ? Integer.parseInt(range.group(1)) : 0;
        int to = part ? Integer.parseInt(range.group(2)) + 1 : bytes.length;
        String reply = "HTTP/1.1 " + (part ? "206 Partial Content" : "200 OK") + "\r\n";
        if (part && from >= bytes.length) {
            reply = "HTTP/1.1 416 Range Not Satisfiable\r\n";
            from = 0;
            to = 0;
        } else if (part) {
            reply += "Content-Range: bytes " + from + "-" + (to - 1) + "/" + bytes.length + "\r\n";
        }
        reply += "ETag: " + tag + "\r\nContent-Length: " + (to - from) + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(reply.getBytes(StandardCharsets.ISO_8859_1));
        if (head.startsWith("HEAD")) {
            return true;
        }
        requests.add("GET " + from + "-" + (to - 1));
        int sent = Math.min(holds ? (to - from) / 2 : most, to - from);
        out.write(bytes, from, sent);
        if (holds) {
            socket.getInputStream().read(); // until the client goes
        }
        return sent == to - from;
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
