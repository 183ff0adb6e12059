package dev.vireo.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A connection that sends ready-made requests and reads replies without keeping or parsing them:
/// it shares the machine with the server it measures, so it does as little as can be done to know
/// that a reply is whole and no fault.
final class SoapConnection implements AutoCloseable {
    private static final byte[] ROW = "<obj ".getBytes(StandardCharsets.US_ASCII);
    private static final int KEPT = 512;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;
    private final byte[] buffer = new byte[64 << 10];
    private int at;
    private int end;
    private String cookie = "";
    private int matched;
    private long rows;
    private boolean countsRows;
    private final byte[] start = new byte[KEPT];
    private int kept;

    private SoapConnection(Socket socket, URI sdk) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.head =
                "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: text/xml; charset=utf-8\r\nSOAPAction: \"urn:vim25/7.0\"\r\n"
                        .formatted(sdk.getPath(), sdk.getAuthority());
    }

    /// Connects, over TLS without asking for whom if the address says so.
    static SoapConnection to(URI sdk) throws IOException {
        Socket socket =
                sdk.getScheme().equals("https")
                        ? trusting().getSocketFactory().createSocket(sdk.getHost(), sdk.getPort())
                        : new Socket(sdk.getHost(), sdk.getPort());
        socket.setTcpNoDelay(true);
        return new SoapConnection(socket, sdk);
    }

    /// Makes the bytes of a request in the session of the last login.
    byte[] request(String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String session = cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n";
        byte[] fields =
                (head + session + "Content-Length: " + content.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[fields.length + content.length];
        System.arraycopy(fields, 0, bytes, 0, fields.length);
        System.arraycopy(content, 0, bytes, fields.length, content.length);
        return bytes;
    }

    /// Forgets the session.
    void forget() {
        cookie = "";
    }

    /// Sends a request and reads past its reply.
    ///
    /// @return the length of the body
    /// @throws IllegalStateException if the reply is an error or a fault
    long call(byte[] request) throws IOException {
        countsRows = false;
        return exchange(request);
    }

    /// Sends a request and counts the objects in the reply, which is slower.
    Rows rows(byte[] request) throws IOException {
        countsRows = true;
        rows = 0;
        matched = 0;
        long bytes = exchange(request);
        String text = started();
        int token = text.indexOf("<token>");
        return new Rows(
                rows,
                bytes,
                token < 0
                        ? ""
                        : text.substring(token + "<token>".length(), text.indexOf("</token>")));
    }

    /// Sends a request and returns the beginning of the reply's body.
    String text(byte[] request) throws IOException {
        call(request);
        return started();
    }

    private String started() {
        return new String(start, 0, kept, StandardCharsets.UTF_8);
    }

    private long exchange(byte[] request) throws IOException {
        out.write(request);
        String fields = fields();
        kept = 0;
        String lower = fields.toLowerCase(Locale.ROOT);
        long bytes =
                lower.contains("transfer-encoding: chunked")
                        ? chunks()
                        : body(Long.parseLong(field(lower, "content-length: ")));
        if (!fields.startsWith("HTTP/1.1 200 ") || started().contains("Fault>")) {
            throw new IllegalStateException(fields + started());
        }
        String set = field(fields, "Set-Cookie: ");
        if (!set.isEmpty()) {
            cookie = set.split(";", 2)[0];
        }
        return bytes;
    }

    private static String field(String fields, String name) {
        int from = fields.indexOf(name);
        return from < 0
                ? ""
                : fields.substring(from + name.length(), fields.indexOf('\r', from)).strip();
    }

    /// Reads up to the empty line.
    private String fields() throws IOException {
        while (true) {
            for (int i = at; i + 3 < end; i++) {
                if (buffer[i] == '\r' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    String text = new String(buffer, at, i + 2 - at, StandardCharsets.ISO_8859_1);
                    at = i + 4;
                    return text;
                }
            }
            fill();
        }
    }

    private long chunks() throws IOException {
        long total = 0;
        while (true) {
            long length = Long.parseLong(line(), 16);
            if (length == 0) {
                line();
                return total;
            }
            total += body(length);
            line();
        }
    }

    private String line() throws IOException {
        while (true) {
            for (int i = at; i < end; i++) {
                if (buffer[i] == '\n') {
                    String line = new String(buffer, at, i - 1 - at, StandardCharsets.ISO_8859_1);
                    at = i + 1;
                    return line;
                }
            }
            fill();
        }
    }

    private long body(long length) throws IOException {
        long left = length;
        while (left > 0) {
            if (at == end) {
                fill();
            }
            int part = (int) Math.min(left, end - at);
            look(part);
            at += part;
            left -= part;
        }
        return length;
    }

    private void look(int length) {
        int more = Math.min(length, KEPT - kept);
        System.arraycopy(buffer, at, start, kept, more);
        kept += more;
        for (int i = at; countsRows && i < at + length; i++) {
            if (buffer[i] == ROW[matched]) {
                matched++;
            } else {
                matched = buffer[i] == ROW[0] ? 1 : 0;
            }
            if (matched == ROW.length) {
                rows++;
                matched = 0;
            }
        }
    }

    private void fill() throws IOException {
        if (at > 0) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
        }
        int count = in.read(buffer, end, buffer.length - end);
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        end += count;
    }

    private static SSLContext trusting() {
        X509TrustManager everyone =
                new X509TrustManager() {
                    @Override
                    public void checkClientTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public X509Certificate[] getAcceptedIssuers() {
                        return new X509Certificate[0];
                    }
                };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {everyone}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// What a page of a retrieval was.
    ///
    /// @param count how many objects
    /// @param bytes how long the reply was
    /// @param token what asks for the next page, empty if it was the last one
    record Rows(long count, long bytes, String token) {}
}
