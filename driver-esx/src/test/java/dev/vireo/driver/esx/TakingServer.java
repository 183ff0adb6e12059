package dev.vireo.driver.esx;

import dev.vireo.client.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server that takes one file, and may end each connection after some bytes of it.
final class TakingServer implements AutoCloseable {
    private static final Pattern PART =
            Pattern.compile("Content-Range: bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+)\r\n");
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)\r\n");

    private final RequestLoop loop;
    private final AtomicLong received = new AtomicLong();
    private volatile byte[] file = new byte[0];
    private volatile boolean whole;
    private volatile boolean parts;
    private volatile int most = Integer.MAX_VALUE;
    private final AtomicInteger cutsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean losesReply;

    TakingServer() {
        loop = new RequestLoop(this::answer);
    }

    Endpoint endpoint() {
        return loop.endpoint();
    }

    byte[] content() {
        return file;
    }

    /// Returns how many bytes came in all.
    long received() {
        return received.get();
    }

    TakingServer takesParts() {
        parts = true;
        return this;
    }

    TakingServer has(byte[] content, int count) {
        file = Arrays.copyOf(content, count);
        whole = false;
        return this;
    }

    /// Has it end each connection after so many bytes of a file.
    TakingServer cutAfter(int bytes) {
        most = bytes;
        return this;
    }

    TakingServer times(int cuts) {
        cutsLeft.set(cuts);
        return this;
    }

    TakingServer losesTheLastReply() {
        losesReply = true;
        return this;
    }

    /// Has it answer so many requests with 503 first.
    TakingServer busy(int times) {
        busy.set(times);
        return this;
    }

    private boolean answer(String head, Socket socket) throws IOException {
        if (head.startsWith("HEAD")) {
            return reply(socket, whole ? "200 OK" : "404 Not Found", file.length, "");
        }
        if (head.startsWith("DELETE")) {
            file = new byte[0];
            return reply(socket, "204 No Content", 0, "");
        }
        Matcher length = LENGTH.matcher(head);
        int coming = length.find() ? Integer.parseInt(length.group(1)) : 0;
        if (busy.get() > 0) {
            busy.decrementAndGet();
            socket.getInputStream().readNBytes(coming);
            return reply(socket, "503 Service Unavailable", 0, "");
        }
        Matcher part = PART.matcher(head);
        boolean partial = part.find() && parts;
        if (partial && part.group(1) == null) {
            return there(socket);
        }
        int from = partial ? Integer.parseInt(part.group(1)) : 0;
        boolean cut = coming > most && cutsLeft.get() > 0;
        byte[] bytes = socket.getInputStream().readNBytes(cut ? most : coming);
        received.addAndGet(bytes.length);
        ByteArrayOutputStream now = new ByteArrayOutputStream();
        now.write(file, 0, from);
        now.writeBytes(bytes);
        file = now.toByteArray();
        if (cut) {
            cutsLeft.decrementAndGet();
            return false;
        }
        whole = coming > 0;
        if (losesReply) {
            losesReply = false;
            return false;
        }
        return reply(socket, "201 Created", 0, "");
    }

    private boolean there(Socket socket) throws IOException {
        String range = file.length == 0 ? "" : "Range: bytes=0-" + (file.length - 1) + "\r\n";
        return reply(socket, "202 Accepted", 0, range);
    }

    private static boolean reply(Socket socket, String status, int length, String field)
            throws IOException {
        String text =
                "HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n" + field + "\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return true;
    }

    @Override
    public void close() {
        loop.close();
    }
}
