package dev.vireo.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends stored envelopes over one connection and reads what comes back: a client that shares
/// nothing with ours.
final class PlainClient implements AutoCloseable {
    private final Simulator simulator;
    private final Socket socket;
    private String cookie = "";

    private PlainClient(Simulator simulator, Socket socket) {
        this.simulator = simulator;
        this.socket = socket;
    }

    static PlainClient connect(Simulator simulator) {
        try {
            return new PlainClient(
                    simulator,
                    new Socket(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), simulator.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PlainClient login(Simulator simulator) {
        PlainClient client = connect(simulator);
        client.post(
                "Login",
                Map.of(
                        "sessionManager", "ha-sessionmgr",
                        "user", simulator.user(),
                        "password", simulator.password()));
        return client;
    }

    Reply post(String envelope) {
        return post(envelope, Map.of());
    }

    Reply post(String envelope, Map<String, String> values) {
        return send("", envelope(envelope, values));
    }

    Reply power(String method, int id) {
        return post(method, Map.of("id", String.valueOf(id)));
    }

    static byte[] envelope(String name, Map<String, String> values) {
        try (InputStream in = PlainClient.class.getResourceAsStream("envelopes/" + name + ".xml")) {
            if (in == null) {
                throw new IllegalArgumentException("no envelope " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Posts a request and does not wait for the reply.
    PlainClient sendOnly(String name, Map<String, String> values) {
        byte[] body = envelope(name, values);
        write(head("Content-Length: " + body.length + "\r\n"), body);
        return this;
    }

    Reply readReply() {
        try {
            return reply(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String head(String fields) {
        return "POST /sdk HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n"
                + cookie
                + fields
                + "\r\n";
    }

    /// Posts a body with more header fields.
    Reply send(String fields, byte[] body) {
        String length = "Content-Length: " + body.length + "\r\n";
        boolean chunked = fields.contains("Transfer-Encoding");
        return exchange(head(chunked ? fields : fields + length), body);
    }

    Reply exchange(String head, byte[] body) {
        write(head, body);
        try {
            return reply(head.startsWith("HEAD"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String head, byte[] body) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply reply(boolean headOnly) throws IOException {
        InputStream in = socket.getInputStream();
        String status = line(in);
        if (status.contains(" 100 ")) {
            line(in);
            status = line(in);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String set = headers.get("set-cookie");
        if (set != null) {
            cookie = "Cookie: " + set.substring(0, set.indexOf(';')) + "\r\n";
        }
        boolean chunked = headers.containsKey("transfer-encoding");
        boolean toTheEnd =
                headers.containsKey("connection") && !headers.containsKey("content-length");
        if (!headOnly && (chunked || toTheEnd)) {
            byte[] body = chunked ? chunks(in) : in.readAllBytes();
            int code = Integer.parseInt(status.substring(9, 12));
            return new Reply(code, headers, new String(body, StandardCharsets.ISO_8859_1));
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = headOnly ? new byte[0] : in.readNBytes(length);
        if (!headOnly && body.length < length) {
            throw new IOException("the body ends after " + body.length + " of " + length);
        }
        int code = Integer.parseInt(status.substring(9, 12));
        return new Reply(code, headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16);
                size > 0;
                size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "client of " + simulator;
    }

    /// An HTTP reply.
    ///
    /// @param body the content, a character for each byte
    record Reply(int status, Map<String, String> headers, String body) {
        /// Returns the text of the first element of a name.
        Optional<String> text(String element) {
            Matcher matcher =
                    Pattern.compile("<" + element + "(?: [^>]*)?>([^<]*)</").matcher(body);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
    }
}
