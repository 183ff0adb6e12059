package dev.vireo.simulator.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection: reads requests and writes replies until one side has had enough.
final class HttpConnection {
    private static final Logger LOG = System.getLogger(HttpConnection.class.getName());
    private static final int LONGEST_LINE = 16 << 10;
    private static final int MOST_HEADERS = 100;
    private static final int WORTH_COMPRESSING = 2048;
    private static final long WORTH_READING = 1 << 20;
    private static final int LINGER_MILLIS = 2000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String remoteAddress;
    private final boolean compress;

    HttpConnection(Socket socket, boolean compress) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
        this.out = socket.getOutputStream();
        this.remoteAddress = socket.getInetAddress().getHostAddress();
        this.compress = compress;
    }

    void serve(Function<HttpRequest, HttpReply> handler) throws IOException {
        boolean more = true;
        while (more) {
            String start = line();
            if (start == null) {
                return;
            }
            if (!start.isEmpty()) { // some clients send an empty line after a body
                more = exchange(start, handler);
            }
        }
    }

    /// Handles one request.
    ///
    /// @return whether the connection stays open
    private boolean exchange(String start, Function<HttpRequest, HttpReply> handler)
            throws IOException {
        String[] words = start.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            write(HttpReply.error(400, "Bad Request"), new Manner(false, false, false, false));
            return false;
        }
        Map<String, String> headers = headers();
        HttpBody body = body(headers);
        HttpRequest request =
                new HttpRequest(
                        words[0],
                        HttpTarget.of(words[1]),
                        headers,
                        body,
                        remoteAddress,
                        this::isGone);
        HttpReply reply = handler.apply(request);
        boolean atEnd = body.drain(WORTH_READING);
        boolean chunks = !words[2].equals("HTTP/1.0");
        boolean keep =
                atEnd
                        && keepsAlive(words[2], headers.getOrDefault("connection", ""))
                        && (chunks || !reply.isOfUnknownLength());
        boolean sent =
                write(
                        reply,
                        new Manner(
                                keep,
                                compress && request.acceptsGzip(),
                                words[0].equals("HEAD"),
                                chunks));
        if (sent && !atEnd && body.isComing()) {
            linger(body);
        }
        return keep && sent;
    }

    /// Reads what the client still sends after the reply that refused it: if the connection was
    /// closed instead, the client might not see the reply.
    private void linger(HttpBody body) throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(LINGER_MILLIS);
        body.drain(Long.MAX_VALUE);
    }

    /// Looks whether the client has closed the connection while its request is worked on.
    private boolean isGone() {
        in.mark(1);
        try {
            socket.setSoTimeout(1);
            boolean ended = in.read() < 0;
            in.reset();
            return ended;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        } finally {
            waitForever();
        }
    }

    private void waitForever() {
        try {
            socket.setSoTimeout(0);
        } catch (SocketException e) {
            LOG.log(Level.DEBUG, "the connection broke", e);
        }
    }

    private static boolean keepsAlive(String version, String connection) {
        String wish = connection.toLowerCase(Locale.ROOT);
        return version.equals("HTTP/1.0") ? wish.contains("keep-alive") : !wish.contains("close");
    }

    private HttpBody body(Map<String, String> headers) throws IOException {
        boolean asks = "100-continue".equalsIgnoreCase(headers.get("expect"));
        HttpBody.@Nullable Start start = asks ? this::sayContinue : null;
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked")) {
            return HttpBody.chunked(in, this::chunkSize, start);
        }
        String text = headers.getOrDefault("content-length", "0");
        long length;
        try {
            length = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("bad content length", e);
        }
        if (length < 0) {
            throw new ProtocolException("bad content length");
        }
        return HttpBody.ofLength(in, length, start);
    }

    private void sayContinue() throws IOException {
        out.write(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
        out.flush();
    }

    /// Reads the line that starts a chunk; after the last one come trailers.
    private long chunkSize(boolean first) throws IOException {
        if (!first) {
            line(); // the end of the chunk before
        }
        String text = line();
        if (text == null) {
            throw new ProtocolException("the body ends in the middle");
        }
        int extension = text.indexOf(';');
        try {
            long size =
                    Long.parseLong(
                            (extension < 0 ? text : text.substring(0, extension)).strip(), 16);
            if (size == 0) {
                headers();
            }
            return size;
        } catch (NumberFormatException e) {
            throw new IOException("bad chunk size", e);
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < MOST_HEADERS; i++) {
            String line = line();
            if (line == null || line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.merge(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip(),
                        (before, now) -> before + ", " + now);
            }
        }
        throw new ProtocolException("too many header fields");
    }

    /// Reads a line.
    ///
    /// @return the line without its end, null at the end of the stream
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (line.length() == LONGEST_LINE) {
                throw new ProtocolException("a line is too long");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /// Writes a reply: one in memory with one call, so that it goes out in as few packets as can
    /// be.
    ///
    /// @return whether all of it was sent
    private boolean write(HttpReply reply, Manner manner) throws IOException {
        try (HttpContent content = reply.content().orElse(null)) {
            Delivery delivery = reply.delivery();
            if (delivery.kind() == Delivery.Kind.RESET) {
                socket.setSoLinger(true, 0); // closing resets the connection then
            }
            if (delivery.kind() == Delivery.Kind.DROPPED
                    || delivery.kind() == Delivery.Kind.RESET) {
                return false;
            }
            if (reply.isOfUnknownLength() && delivery.kind() != Delivery.Kind.WHOLE) {
                String chunked = "\r\nTransfer-Encoding: chunked";
                out.write(ascii(head(reply, chunked, false, manner.keep)));
                if (!manner.headOnly) {
                    ChunkedOutput.send(Objects.requireNonNull(content), delivery, out);
                }
            } else if (reply.isOfUnknownLength()) {
                stream(reply, Objects.requireNonNull(content), manner);
            } else if (content == null) {
                boolean zipped = manner.gzip && reply.body().length >= WORTH_COMPRESSING;
                byte[] body = zipped ? compressed(reply.body()) : reply.body();
                byte[] head = ascii(head(reply, length(body.length), zipped, manner.keep));
                int length = manner.headOnly ? 0 : (int) delivery.cut(body.length);
                byte[] message = Arrays.copyOf(head, head.length + length);
                System.arraycopy(body, 0, message, head.length, length);
                out.write(message);
            } else {
                out.write(ascii(head(reply, length(content.length()), false, manner.keep)));
                if (!manner.headOnly) {
                    content.writeTo(out, delivery.cut(content.length()));
                }
            }
            out.flush();
            if (delivery.kind() == Delivery.Kind.STALLED) {
                awaitGone(delivery.limit());
            }
            return delivery.kind() == Delivery.Kind.WHOLE;
        }
    }

    /// Writes a content while it is made.
    private void stream(HttpReply reply, HttpContent content, Manner manner) throws IOException {
        String length = manner.chunks ? "\r\nTransfer-Encoding: chunked" : "";
        boolean zipped = manner.gzip && isText(reply); // disks are compressed already
        out.write(ascii(head(reply, length, zipped, manner.keep)));
        if (manner.headOnly) {
            return;
        }
        HttpChunks chunks = new HttpChunks(out);
        OutputStream framed = manner.chunks ? chunks : out;
        if (zipped) {
            GZIPOutputStream gzip = new GZIPOutputStream(framed, 8192);
            content.writeTo(gzip, HttpContent.UNKNOWN);
            gzip.finish();
        } else {
            content.writeTo(framed, HttpContent.UNKNOWN);
        }
        if (manner.chunks) {
            chunks.end(); // not in case of a failure: the client sees then that it is not whole
        }
    }

    private static boolean isText(HttpReply reply) {
        return reply.fields().stream()
                .anyMatch(field ->
                        field.name().equals("Content-Type") && field.value().startsWith("text/"));
    }

    /// Waits until the client gives up.
    private void awaitGone(Duration limit) throws IOException {
        socket.setSoTimeout(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
        try {
            in.skipNBytes(Long.MAX_VALUE);
        } catch (EOFException | SocketTimeoutException e) {
            LOG.log(Level.DEBUG, "the end of a stalled reply", e);
        }
    }

    private static String length(long bytes) {
        return "\r\nContent-Length: " + bytes;
    }

    private static String head(HttpReply reply, String length, boolean zipped, boolean keep) {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(reply.status()).append(' ').append(reason(reply.status()));
        for (HttpReply.Field field : reply.fields()) {
            head.append("\r\n").append(field.name()).append(": ").append(field.value());
        }
        if (reply.status() != 204 && reply.status() != 304) {
            head.append(length);
        }
        head.append("\r\nCache-Control: no-cache");
        head.append(zipped ? "\r\nContent-Encoding: gzip" : "");
        head.append(keep ? "" : "\r\nConnection: close");
        return head.append("\r\n\r\n").toString();
    }

    private static byte[] compressed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 8192)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 202 -> "Accepted";
            case 204 -> "No Content";
            case 206 -> "Partial Content";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 411 -> "Length Required";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 416 -> "Range Not Satisfiable";
            case 417 -> "Expectation Failed";
            case 429 -> "Too Many Requests";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            case 507 -> "Insufficient Storage";
            case 500 -> "Internal Server Error";
            default -> "Unknown";
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// How a reply is sent.
    ///
    /// @param keep whether the connection stays open
    /// @param gzip whether the client can read compressed bodies
    /// @param headOnly whether there is no body
    /// @param chunks whether the client can read chunks
    private record Manner(boolean keep, boolean gzip, boolean headOnly, boolean chunks) {}
}
