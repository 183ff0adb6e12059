package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at a server from outside, one step at a time: for those who want to know why it cannot be
/// reached. No credentials are sent.
public final class ServerProbe {
    private static final int MOST_OF_A_PAGE = 64 << 10;
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>([^<]*)", Pattern.CASE_INSENSITIVE);

    private final Endpoint server;
    private final TransportOptions how;
    private final CallOptions limits;

    /// Makes a probe; nothing happens yet.
    ///
    /// @param server the server
    /// @param how how it is reached
    /// @param limit how long each step may take
    public ServerProbe(Endpoint server, TransportOptions how, Duration limit) {
        this.server = server;
        this.how = how.withConnectTimeout(limit);
        this.limits = CallOptions.defaults().withTimeout(limit);
    }

    /// Resolves a host name.
    ///
    /// @param host a name or an address
    /// @return its addresses as texts, in the order in which they are tried
    /// @throws TransportException of kind RESOLVE if it has none
    public List<String> resolve(String host) {
        try (CallScope call = scope("resolving")) {
            return Resolver.resolve(host, call, call.deadline(), Kind.RESOLVE).stream()
                    .map(InetAddress::getHostAddress)
                    .toList();
        }
    }

    /// What came of an attempt to connect.
    public sealed interface Attempt {
        /// A connection was made, and closed again.
        ///
        /// @param time how long it took
        record Open(Duration time) implements Attempt {}

        /// Somebody is there, but nobody listens on the port, or a firewall says so.
        record Refused() implements Attempt {}

        /// Nobody said anything.
        ///
        /// @param time how long was waited
        record TimedOut(Duration time) implements Attempt {}

        /// There is no way to the address.
        ///
        /// @param reason the system's words
        record Unreachable(String reason) implements Attempt {}
    }

    /// Connects to one address of the server, past any proxy.
    ///
    /// @param address the address
    /// @return what came of it
    public Attempt connect(String address) {
        long start = System.nanoTime();
        try (CallScope call = scope("connecting")) {
            InetSocketAddress target =
                    new InetSocketAddress(InetAddress.ofLiteral(address), server.port());
            Connector.connectTo(target, call, call.deadline()).abort();
            return new Attempt.Open(Duration.ofNanos(System.nanoTime() - start));
        } catch (SocketTimeoutException _) {
            return new Attempt.TimedOut(limits.timeout());
        } catch (ConnectException e) {
            String reason = Connector.describe(e);
            return reason.toLowerCase(Locale.ROOT).contains("refused")
                    ? new Attempt.Refused()
                    : new Attempt.Unreachable(reason);
        } catch (IOException e) {
            return new Attempt.Unreachable(Connector.describe(e));
        }
    }

    /// Connects as requests do, through the proxy if there is one.
    ///
    /// @return how long it took
    /// @throws TransportException if no connection could be made
    public Duration reach() {
        long start = System.nanoTime();
        try (CallScope call = scope("connecting")) {
            new Connector(server, how).reach(call).abort();
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    /// Makes a TLS handshake and sends nothing.
    ///
    /// @param trust what the certificate is held against
    /// @return what the server has shown
    /// @throws TransportException if there is no handshake, or the trust cannot be set up
    public TlsView look(TlsTrust trust) {
        try (CallScope call = scope("the TLS handshake")) {
            WireSocket wire = new Connector(server, how).reach(call);
            try {
                return new TlsLayer(server, trust).look(wire, call);
            } catch (IOException e) {
                throw call.failure(
                        Kind.TLS_OTHER, "the TLS handshake failed: " + Connector.describe(e), e);
            } finally {
                wire.abort();
            }
        }
    }

    /// What a web server says of itself.
    ///
    /// @param status code and reason, for example `200 OK`
    /// @param software the header `Server`
    /// @param title the title of its page
    public record Page(String status, Optional<String> software, Optional<String> title) {}

    /// Asks for the server's first page, as a browser does.
    ///
    /// @return what it says
    /// @throws VimException if there is no reply, or one that points elsewhere
    public Page fetchFirstPage() {
        HttpRequest request =
                new HttpRequest(
                        HttpMethod.GET,
                        "/",
                        HttpHeaders.none(),
                        RequestBody.none(),
                        "the first page",
                        false);
        try (Transport transport = new Transport(server, how);
                HttpReply reply = transport.send(request, limits)) {
            return new Page(
                    OneLine.of(reply.statusText()),
                    reply.headers().first("Server").map(OneLine::of),
                    title(reply));
        }
    }

    private static Optional<String> title(HttpReply reply) {
        try {
            byte[] start = reply.body().readNBytes(MOST_OF_A_PAGE);
            Matcher title = TITLE.matcher(new String(start, StandardCharsets.UTF_8));
            return title.find()
                    ? Optional.of(OneLine.of(title.group(1).strip())).filter(t -> !t.isEmpty())
                    : Optional.empty();
        } catch (IOException | VimException _) { // a page that breaks off has no title
            return Optional.empty();
        }
    }

    private CallScope scope(String label) {
        return new CallScope(server, label, limits, () -> false);
    }
}
