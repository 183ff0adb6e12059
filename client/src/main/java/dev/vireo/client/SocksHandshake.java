package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Passes a SOCKS proxy (SOCKS 4, SOCKS 4a, and RFC 1928 without authentication).
final class SocksHandshake {
    private static final int VERSION_4 = 4;
    private static final int VERSION_5 = 5;
    private static final int CONNECT = 1;
    private static final int GRANTED_4 = 90;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final List<String> REFUSALS_5 =
            List.of(
                    "",
                    "general failure",
                    "not allowed by its rules",
                    "network unreachable",
                    "host unreachable",
                    "connection refused",
                    "time to live expired",
                    "command not supported",
                    "address type not supported");

    private final InputStream in;
    private final OutputStream out;
    private final ProxyServer proxy;
    private final Endpoint server;
    private final CallScope call;
    private final Deadline limit;

    SocksHandshake(
            WireSocket wire, ProxyServer proxy, Endpoint server, CallScope call, Deadline limit)
            throws IOException {
        this.in = wire.getInputStream();
        this.out = wire.getOutputStream();
        this.proxy = proxy;
        this.server = server;
        this.call = call;
        this.limit = limit;
    }

    /// The proxy does its work, but the server is not to be had at this address.
    @SuppressWarnings("serial") // never leaves this process
    static final class Refused extends IOException {
        Refused(String message) {
            super(message);
        }
    }

    void connect4() throws IOException {
        boolean byName =
                proxy.type() == ProxyServer.Type.SOCKS4A && !Resolver.isLiteral(server.host());
        // 0.0.0.x with x not 0 tells a 4a proxy that a name follows
        byte[] address = byName ? new byte[] {0, 0, 0, 1} : ipv4Address().getAddress();
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(VERSION_4);
        request.write(CONNECT);
        writePort(request);
        request.writeBytes(address);
        request.write(0); // no user
        if (byName) {
            request.writeBytes(server.host().getBytes(StandardCharsets.ISO_8859_1));
            request.write(0);
        }
        request.writeTo(out);
        byte[] reply = readExactly(8);
        if (reply[0] != 0 && reply[0] != VERSION_4) {
            throw refused("is no SOCKS 4 proxy");
        }
        if ((reply[1] & 0xff) != GRANTED_4) {
            throw refused("refused the connection (code " + (reply[1] & 0xff) + ")");
        }
    }

    private InetAddress ipv4Address() {
        return Resolver.resolve(server.host(), call, limit, Kind.RESOLVE).stream()
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElseThrow(() ->
                        refused(
                                "SOCKS 4 carries IPv4 only, and the server has no IPv4"
                                        + " address"));
    }

    /// @param address one of the server's
    /// @throws Refused if another address may do
    void connect5(InetAddress address) throws IOException {
        out.write(new byte[] {VERSION_5, 1, 0});
        byte[] method = readExactly(2);
        if (method[0] != VERSION_5) {
            throw refused("is no SOCKS 5 proxy");
        }
        if (method[1] != 0) {
            throw refused("asks for authentication");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(VERSION_5);
        request.write(CONNECT);
        request.write(0);
        request.write(address instanceof Inet4Address ? IPV4 : IPV6);
        request.writeBytes(address.getAddress());
        writePort(request);
        request.writeTo(out);
        readReply5();
    }

    private void readReply5() throws IOException {
        byte[] reply = readExactly(4);
        int code = reply[1] & 0xff;
        if (code != 0) {
            throw new Refused(
                    "refused the connection: "
                            + (code < REFUSALS_5.size() ? REFUSALS_5.get(code) : "code " + code));
        }
        int length =
                switch (reply[3]) {
                    case IPV4 -> 4;
                    case IPV6 -> 16;
                    case NAME -> readExactly(1)[0] & 0xff;
                    default -> throw refused("is no SOCKS 5 proxy");
                };
        readExactly(length + 2);
    }

    private void writePort(ByteArrayOutputStream request) {
        request.write(server.port() >> 8);
        request.write(server.port());
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("closed the connection without an answer");
        }
        return bytes;
    }

    private TransportException refused(String detail) {
        return TransportException.of(Kind.PROXY, server, proxy.shown() + ": " + detail);
    }
}
