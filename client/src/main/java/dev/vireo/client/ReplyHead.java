package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Status line and headers of a reply.
///
/// @param status the status code
/// @param reason the text after it, perhaps empty
/// @param minorVersion the x of HTTP/1.x
/// @param headers the header lines
record ReplyHead(int status, String reason, int minorVersion, HttpHeaders headers) {
    private static final int MAX_LINE = 32 * 1024;
    private static final int MAX_LINES = 256;
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;

    /// Reads one head; heads of interim replies (1xx) are skipped.
    static ReplyHead read(HttpInput in, Endpoint server) throws IOException {
        while (true) {
            ReplyHead head = readOne(in, server);
            if (head.status == 101) {
                throw new ProtocolException(server, "switches protocols without being asked");
            }
            if (head.status >= 200) {
                return head;
            }
        }
    }

    private static ReplyHead readOne(HttpInput in, Endpoint server) throws IOException {
        int first = in.peek();
        if (first == TLS_ALERT || first == TLS_HANDSHAKE) {
            throw TransportException.of(
                    Kind.WRONG_TRANSPORT,
                    server,
                    "speaks TLS and not plain HTTP: use transport=https");
        }
        String statusLine = line(in, server, "status line");
        if (!statusLine.startsWith("HTTP/1.")
                || statusLine.length() < 12
                || statusLine.charAt(8) != ' '
                || (statusLine.length() > 12 && statusLine.charAt(12) != ' ')) {
            throw notHttp(server);
        }
        int minor = digits(statusLine, 7, 8, server);
        int status = digits(statusLine, 9, 12, server);
        if (status < 100) {
            throw notHttp(server);
        }
        String reason = statusLine.length() > 13 ? statusLine.substring(13) : "";
        return new ReplyHead(status, OneLine.of(reason), minor, readHeaders(in, server));
    }

    /// Reads header lines up to the empty one; also the trailer of a chunked body.
    static HttpHeaders readHeaders(HttpInput in, Endpoint server) throws IOException {
        List<HttpHeaders.Line> lines = new ArrayList<>();
        while (true) {
            String line = line(in, server, "header line");
            if (line.isEmpty()) {
                return new HttpHeaders(lines);
            }
            if (lines.size() == MAX_LINES) {
                throw TransportException.of(
                        Kind.TOO_LARGE, server, "sent more than " + MAX_LINES + " header lines");
            }
            lines.add(parseHeader(line, server));
        }
    }

    private static HttpHeaders.Line parseHeader(String line, Endpoint server) {
        int colon = line.indexOf(':');
        try {
            return new HttpHeaders.Line(
                    line.substring(0, Math.max(0, colon)), line.substring(colon + 1).strip());
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(server, "sent a malformed header line", e);
        }
    }

    private static String line(HttpInput in, Endpoint server, String what) throws IOException {
        String line = in.readLine(MAX_LINE);
        if (line == null) {
            throw TransportException.of(
                    Kind.TOO_LARGE,
                    server,
                    "sent a " + what + " of more than " + MAX_LINE + " bytes");
        }
        return line;
    }

    private static int digits(String text, int from, int to, Endpoint server) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw notHttp(server);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static ProtocolException notHttp(Endpoint server) {
        return new ProtocolException(server, "is no HTTP server: its answer is not HTTP/1.x");
    }

    /// Tells whether the connection may be used again after this reply.
    boolean keepsConnection() {
        if (headers.hasElement("Connection", "close")) {
            return false;
        }
        return minorVersion > 0 || headers.hasElement("Connection", "keep-alive");
    }

    /// Returns code and reason for messages.
    String statusText() {
        return reason.isEmpty() ? Integer.toString(status) : status + " " + reason;
    }
}
