package dev.vireo.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An HTTP proxy before a VI API server that counts the requests by SOAP method, can delay each of
/// them, can answer methods that the server lacks, and makes the replies as strictly typed as a
/// real host's: stock virsh refuses array items without `xsi:type`, which is how govmomi's
/// simulator writes them.
public final class StrictProxy implements AutoCloseable {
    private static final Pattern ARRAY_ITEM =
            Pattern.compile("<([A-Z]\\w*)((?: type=\"[^\"]*\")?)>");
    private static final Pattern METHOD =
            Pattern.compile("<(?:\\w+:)?Body[^>]*>\\s*<(?:\\w+:)?(\\w+)");

    private final URI upstream;
    private final Duration delay;
    private final ServerSocket listener;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong bytesFromClients = new AtomicLong();
    private final AtomicLong bytesToClients = new AtomicLong();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile UnaryOperator<String> change = UnaryOperator.identity();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private StrictProxy(URI upstream, Duration delay) throws IOException {
        this.upstream = upstream;
        this.delay = delay;
        this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    /// Starts a proxy.
    ///
    /// @param server the address of the server, `http://host:port/...`
    /// @return the proxy
    public static StrictProxy before(URI server) {
        return before(server, Duration.ZERO);
    }

    /// Starts a proxy that holds each request back for a time.
    ///
    /// @param server the address of the server, `http://host:port/...`
    /// @param delay the time
    /// @return the proxy
    public static StrictProxy before(URI server, Duration delay) {
        try {
            return new StrictProxy(server, delay);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the address for programs that speak the VI API themselves, with user and password.
    ///
    /// @return the address, `http://user:password@host:port/sdk`
    public String sdk() {
        return "http://"
                + Vcsim.USER
                + ":"
                + URLEncoder.encode(Vcsim.PASSWORD, StandardCharsets.UTF_8).replace("+", "%20")
                + "@127.0.0.1:"
                + listener.getLocalPort()
                + "/sdk";
    }

    /// Returns the URI of the host, for a proxy before the ESX model.
    ///
    /// @return the URI
    public String esxUri() {
        return uri("esx", "/");
    }

    /// Returns the URI of the clustered host, for a proxy before the vCenter model.
    ///
    /// @return the URI
    public String vpxUri() {
        return uri("vpx", "/DC0/DC0_C0/DC0_C0_H0");
    }

    /// Returns a connection URI.
    ///
    /// @param scheme the scheme
    /// @param path the path
    /// @return the URI
    public String uri(String scheme, String path) {
        return scheme
                + "://"
                + Vcsim.USER
                + "@127.0.0.1:"
                + listener.getLocalPort()
                + path
                + "?transport=http";
    }

    /// Answers a SOAP method in the server's place with an empty response.
    ///
    /// @param method the method
    /// @return this proxy
    public StrictProxy accepting(String method) {
        return answering("<" + method + " ", method, "");
    }

    /// Answers, in the server's place, requests with a text in them.
    ///
    /// @param part what is in the request
    /// @param method the method of these requests
    /// @param result what stands in the response's element
    /// @return this proxy
    public StrictProxy answering(String part, String method, String result) {
        answers.put(
                part,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
                <soapenv:Body><%1$sResponse xmlns="urn:vim25">%2$s</%1$sResponse></soapenv:Body>\
                </soapenv:Envelope>\
                """
                        .formatted(method, result));
        return this;
    }

    /// Changes what the server replies from now on, as another server would have worded it.
    ///
    /// @param bodies gets the body of a reply and returns what the client gets
    /// @return this proxy
    public StrictProxy changing(UnaryOperator<String> bodies) {
        change = bodies;
        return this;
    }

    /// Returns the SOAP methods asked for since the last call, in their order.
    ///
    /// @return the methods
    public List<String> takeRequests() {
        List<String> taken = new ArrayList<>(requests);
        requests.clear();
        return taken;
    }

    /// Counts what came from the clients.
    ///
    /// @return bytes, HTTP headers included
    public long bytesFromClients() {
        return bytesFromClients.get();
    }

    /// Counts what went to the clients.
    ///
    /// @return bytes, HTTP headers included
    public long bytesToClients() {
        return bytesToClients.get();
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
        try (client;
                Socket server = new Socket(upstream.getHost(), upstream.getPort())) {
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var fromClient = new BufferedInputStream(new CountedInput(client.getInputStream()));
            var toClient = client.getOutputStream();
            var fromServer = new BufferedInputStream(server.getInputStream());
            while (true) {
                Message request = Message.read(fromClient, false);
                if (request == null) {
                    return;
                }
                Message reply = reply(request, server.getOutputStream(), fromServer);
                // Counted first: the client may ask for the figure as soon as it has the last byte.
                byte[] bytes = reply.bytes();
                bytesToClients.addAndGet(bytes.length);
                toClient.write(bytes);
            }
        } catch (IOException e) {
            // A side hung up; the other one is told by the closed sockets.
        }
    }

    private Message reply(Message request, OutputStream toServer, InputStream fromServer)
            throws IOException {
        Matcher body = METHOD.matcher(request.body());
        String method = body.find() ? body.group(1) : request.firstLine();
        requests.add(method);
        if (!delay.isZero()) {
            LockSupport.parkNanos(delay.toNanos());
        }
        for (var answer : answers.entrySet()) {
            if (request.body().contains(answer.getKey())) {
                return new Message(
                        "HTTP/1.1 200 OK",
                        Map.of("content-type", "text/xml; charset=utf-8"),
                        answer.getValue());
            }
        }
        toServer.write(request.bytes());
        Message reply = Message.read(fromServer, request.firstLine().startsWith("HEAD "));
        if (reply == null) {
            throw new IOException("no reply");
        }
        if (!reply.headers().getOrDefault("content-type", "").contains("xml")) {
            return reply; // a file
        }
        String changed = change.apply(strict(reply.body()));
        return new Message(reply.firstLine(), reply.headers(), changed);
    }

    /// Types what govmomi leaves untyped: items of arrays, whose elements are named like their
    /// type. It also gives the usual prefix to the name space of `type`: libvirt knows no other.
    private static String strict(String body) {
        String prefixed =
                body.replace("XMLSchema-instance:type", "xsi:type")
                        .replace("xmlns:XMLSchema-instance", "xmlns:xsi");
        return ARRAY_ITEM.matcher(prefixed).replaceAll("<$1 xsi:type=\"$1\"$2>");
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

    /// Counts the bytes that are read from a client.
    private final class CountedInput extends FilterInputStream {
        CountedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            bytesFromClients.addAndGet(Math.max(read, 0));
            return read;
        }
    }

    /// An HTTP message. Its body is text of one char for each byte; it is sent with its length,
    /// however it came.
    private record Message(String firstLine, Map<String, String> headers, String body) {
        private static final String LENGTH = "content-length";
        private static final List<String> OF_ONE_HOP =
                List.of(LENGTH, "transfer-encoding", "accept-encoding", "connection");

        static @Nullable Message read(InputStream in, boolean bodiless) throws IOException {
            String firstLine = line(in);
            if (firstLine.isEmpty()) {
                return null;
            }
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            byte[] body =
                    headers.containsKey("transfer-encoding")
                            ? chunks(in)
                            : in.readNBytes(bodiless ? 0 : length);
            headers.keySet().removeAll(OF_ONE_HOP);
            if (bodiless) { // it tells how long the body would be
                headers.put(LENGTH, Integer.toString(length));
            }
            return new Message(firstLine, headers, new String(body, StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            var head = new StringBuilder(firstLine).append("\r\n");
            headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            if (!headers.containsKey(LENGTH)) {
                head.append(LENGTH).append(": ").append(body.length()).append("\r\n");
            }
            head.append("\r\n");
            var all = new ByteArrayOutputStream(head.length() + body.length());
            all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            all.writeBytes(body.getBytes(StandardCharsets.ISO_8859_1));
            return all.toByteArray();
        }

        private static byte[] chunks(InputStream in) throws IOException {
            var all = new ByteArrayOutputStream();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                all.writeBytes(in.readNBytes(size));
                line(in);
            }
            line(in);
            return all.toByteArray();
        }

        private static int chunk(InputStream in) throws IOException {
            return Integer.parseInt(line(in), 16);
        }

        /// Reads a line; an ended stream gives an empty one.
        private static String line(InputStream in) throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
