package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Asks an HTTP proxy for a tunnel.
final class HttpTunnel {
    private HttpTunnel() {}

    static void open(WireSocket wire, Endpoint server, String prefix, CallScope call)
            throws IOException {
        String request =
                "CONNECT "
                        + server.authority()
                        + " HTTP/1.1\r\nHost: "
                        + server.authority()
                        + "\r\n\r\n";
        wire.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        HttpInput in = new HttpInput(wire.getInputStream());
        ReplyHead head = readHead(in, server, prefix);
        if (head.status() / 100 != 2) {
            throw TransportException.ofStatus(
                    Kind.PROXY,
                    server,
                    head.status(),
                    prefix + "refused the tunnel: " + head.statusText());
        }
        if (in.buffered() > 0) {
            throw call.failure(Kind.PROXY, prefix + "sent data before the tunnel was used", null);
        }
    }

    private static ReplyHead readHead(HttpInput in, Endpoint server, String prefix)
            throws IOException {
        try {
            return ReplyHead.read(in, server);
        } catch (ProtocolException e) {
            throw TransportException.of(Kind.PROXY, server, prefix + "is no HTTP proxy", e);
        } catch (EOFException e) {
            throw new IOException("closed the connection without an answer", e);
        }
    }
}
