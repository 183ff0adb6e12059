package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes new connections to the server: resolves, connects, passes a proxy, lays TLS over it.
final class Connector {
    private final Endpoint server;
    private final @Nullable ProxyServer proxy;
    private final Duration connectTimeout;
    private final @Nullable TlsLayer tls;

    Connector(Endpoint server, TransportOptions options) {
        this.server = server;
        this.proxy = options.proxy();
        this.connectTimeout = options.connectTimeout();
        this.tls = server.tls() ? new TlsLayer(server, options.trust()) : null;
    }

    HttpConnection open(CallScope call) {
        WireSocket wire = reach(call);
        try {
            Socket socket = tls == null ? wire : tls.wrap(wire, call);
            return new HttpConnection(wire, socket);
        } catch (IOException e) {
            wire.abort();
            throw call.failure(Kind.CONNECT, "cannot use the connection: " + describe(e), e);
        } catch (RuntimeException e) {
            wire.abort();
            throw e;
        }
    }

    /// Connects, through the proxy if there is one, and lays nothing over it yet.
    WireSocket reach(CallScope call) {
        Deadline limit = call.deadline().within(connectTimeout);
        return proxy == null ? connectDirectly(call, limit) : passProxy(proxy, call);
    }

    private WireSocket connectDirectly(CallScope call, Deadline limit) {
        List<InetAddress> addresses = Resolver.resolve(server.host(), call, limit, Kind.RESOLVE);
        return connect(addresses, server.port(), call, limit, Kind.CONNECT, "");
    }

    /// What is said to a proxy before it passes everything on.
    private interface Handshake {
        void run(WireSocket wire) throws IOException;
    }

    private WireSocket passProxy(ProxyServer through, CallScope call) {
        Deadline limit = call.deadline().within(connectTimeout);
        return switch (through.type()) {
            case HTTP ->
                    passProxy(
                            through,
                            call,
                            limit,
                            wire -> {
                                if (server.tls()) {
                                    HttpTunnel.open(wire, server, through.shown() + ": ", call);
                                }
                            });
            case SOCKS4, SOCKS4A ->
                    passProxy(
                            through,
                            call,
                            limit,
                            wire ->
                                    new SocksHandshake(wire, through, server, call, limit)
                                            .connect4());
            case SOCKS5 -> passToAnyAddress(through, call, limit);
        };
    }

    /// A proxy that has refused something is of no more use: each address of the server gets a
    /// connection of its own, and its share of the time that is left.
    private WireSocket passToAnyAddress(ProxyServer through, CallScope call, Deadline limit) {
        List<InetAddress> targets = Resolver.resolve(server.host(), call, limit, Kind.RESOLVE);
        for (int i = 0; i < targets.size() - 1; i++) {
            Deadline share = limit.within(share(limit.remainingNanos(), targets.size() - i));
            try {
                return passTo(targets.get(i), through, call, share);
            } catch (TransportException e) {
                boolean elsewhere =
                        e.getCause() instanceof SocksHandshake.Refused
                                || e.getCause() instanceof SocketTimeoutException;
                if (!elsewhere || limit.hasPassed()) {
                    throw e;
                }
            }
        }
        return passTo(targets.getLast(), through, call, limit);
    }

    private WireSocket passTo(
            InetAddress target, ProxyServer through, CallScope call, Deadline limit) {
        return passProxy(
                through,
                call,
                limit,
                wire -> new SocksHandshake(wire, through, server, call, limit).connect5(target));
    }

    private WireSocket passProxy(
            ProxyServer through, CallScope call, Deadline limit, Handshake handshake) {
        List<InetAddress> addresses = Resolver.resolve(through.host(), call, limit, Kind.PROXY);
        String prefix = through.shown() + ": ";
        WireSocket wire = connect(addresses, through.port(), call, limit, Kind.PROXY, prefix);
        wire.keep(limit);
        try {
            handshake.run(wire);
            wire.keep(call.deadline());
            return wire;
        } catch (SocketTimeoutException e) {
            wire.abort();
            throw call.deadline().hasPassed()
                    ? call.failure(Kind.PROXY, "", e)
                    : TransportException.of(
                            Kind.PROXY, server, prefix + "no answer within " + limit, e);
        } catch (IOException e) {
            wire.abort();
            throw call.failure(Kind.PROXY, prefix + describe(e), e);
        } catch (RuntimeException e) {
            wire.abort();
            throw e;
        }
    }

    /// Tries one address after the other; each gets its share of the time that is left.
    private WireSocket connect(
            List<InetAddress> addresses,
            int port,
            CallScope call,
            Deadline limit,
            Kind kind,
            String prefix) {
        TransportException last = null;
        for (int i = 0; i < addresses.size(); i++) {
            Deadline share = limit.within(share(limit.remainingNanos(), addresses.size() - i));
            try {
                return connectTo(new InetSocketAddress(addresses.get(i), port), call, share);
            } catch (SocketTimeoutException e) {
                boolean own = call.deadline().hasPassed();
                last =
                        own
                                ? call.failure(kind, "", e)
                                : TransportException.of(
                                        Kind.TIMEOUT,
                                        server,
                                        prefix + "no connection within " + limit,
                                        e);
            } catch (IOException e) {
                last = call.failure(kind, prefix + describe(e), e);
            }
            if (last.kind() == Kind.CANCELLED || last.kind() == Kind.SHUT_DOWN) {
                break;
            }
        }
        throw last != null ? last : call.failure(kind, prefix + "it has no address", null);
    }

    private static Duration share(long nanos, int parts) {
        return nanos == Long.MAX_VALUE ? CallOptions.UNLIMITED : Duration.ofNanos(nanos / parts);
    }

    static WireSocket connectTo(InetSocketAddress address, CallScope call, Deadline limit)
            throws IOException {
        WireSocket wire = WireSocket.open(limit);
        call.attach(wire);
        try {
            wire.connectBefore(address, limit);
            return wire;
        } catch (IOException | RuntimeException e) {
            call.detach();
            wire.abort();
            throw e;
        }
    }

    /// Returns the system's words for a failure, in the form of a part of a sentence.
    static String describe(IOException e) {
        String message = e.getMessage();
        if (message == null || message.isBlank()) {
            return e.getClass().getSimpleName();
        }
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
