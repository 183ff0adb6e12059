package dev.vireo.driver.esx;

import dev.vireo.client.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server with one file, which may end each connection after some bytes of it.
final class FileServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("Range: bytes=(\\d+)-(\\d+)\r\n");

    private final RequestLoop loop;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile byte[] content;
    private volatile String tag = "\"1\"";
    private volatile boolean ranges = true;
    private volatile boolean conditions = true;
    private volatile int most = Integer.MAX_VALUE;
    private volatile int longestPart = Integer.MAX_VALUE;
    private volatile boolean holds;

    FileServer(byte[] content) {
        this.content = content;
        loop = new RequestLoop(this::answer);
    }

    Endpoint endpoint() {
        return loop.endpoint();
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

    /// Has it answer with smaller parts than are asked for, as servers may.
    FileServer answerAtMost(int bytes) {
        longestPart = bytes;
        return this;
    }

    /// Has it send half of what was asked for, and then nothing more.
    FileServer hold() {
        holds = true;
        return this;
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
            to = Math.min(to, from + Math.min(longestPart, bytes.length));
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
        loop.close();
    }
}
