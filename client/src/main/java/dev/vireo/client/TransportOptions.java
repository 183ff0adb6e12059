package dev.vireo.client;

import java.lang.module.ModuleDescriptor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a [Transport] reaches its server.
///
/// @param trust how the server's certificate is judged; of no meaning for http
/// @param proxy the proxy on the way, or null
/// @param connectTimeout how long making a connection may take, the proxy's part included
/// @param idleTimeout how long an unused connection is kept
/// @param maxConnections how many connections are used at a time, long polls not counted
/// @param userAgent the `User-Agent` header
/// @param gate decides about each call before it goes out, null to let all of them go
public record TransportOptions(
        TlsTrust trust,
        @Nullable ProxyServer proxy,
        Duration connectTimeout,
        Duration idleTimeout,
        int maxConnections,
        String userAgent,
        @Nullable CallGate gate) {

    /// Checks the values.
    public TransportOptions {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections is below 1: " + maxConnections);
        }
        if (idleTimeout.isNegative() || connectTimeout.isNegative()) {
            throw new IllegalArgumentException("a time-out is negative");
        }
        userAgent = new HttpHeaders.Line("User-Agent", userAgent).value();
    }

    /// Returns the usual options: system trust, no proxy, 30 s to connect, connections kept for 50
    /// s, 64 connections.
    ///
    /// @return the usual options
    public static TransportOptions defaults() {
        return new TransportOptions(
                new TlsTrust.SystemTrust(),
                null,
                Duration.ofSeconds(30),
                Duration.ofSeconds(50),
                64,
                ownName(),
                null);
    }

    private static String ownName() {
        ModuleDescriptor descriptor = TransportOptions.class.getModule().getDescriptor();
        return descriptor == null
                ? "vireo"
                : descriptor.rawVersion().map(version -> "vireo/" + version).orElse("vireo");
    }

    /// Replaces the trust.
    ///
    /// @param trust how the server's certificate is judged
    /// @return a copy with that trust
    public TransportOptions withTrust(TlsTrust trust) {
        return new TransportOptions(
                trust, proxy, connectTimeout, idleTimeout, maxConnections, userAgent, gate);
    }

    /// Replaces the proxy.
    ///
    /// @param proxy the proxy on the way, or null for none
    /// @return a copy with that proxy
    public TransportOptions withProxy(@Nullable ProxyServer proxy) {
        return new TransportOptions(
                trust, proxy, connectTimeout, idleTimeout, maxConnections, userAgent, gate);
    }

    /// Replaces the time that making a connection may take.
    ///
    /// @param connectTimeout the longest time
    /// @return a copy with that time-out
    public TransportOptions withConnectTimeout(Duration connectTimeout) {
        return new TransportOptions(
                trust, proxy, connectTimeout, idleTimeout, maxConnections, userAgent, gate);
    }

    /// Replaces the time that unused connections are kept.
    ///
    /// @param idleTimeout the longest time; zero to keep none
    /// @return a copy with that time-out
    public TransportOptions withIdleTimeout(Duration idleTimeout) {
        return new TransportOptions(
                trust, proxy, connectTimeout, idleTimeout, maxConnections, userAgent, gate);
    }

    /// Replaces the number of connections.
    ///
    /// @param maxConnections how many are used at a time, long polls not counted
    /// @return a copy with that number
    public TransportOptions withMaxConnections(int maxConnections) {
        return new TransportOptions(
                trust, proxy, connectTimeout, idleTimeout, maxConnections, userAgent, gate);
    }

    /// Replaces what decides about calls.
    ///
    /// @param gate decides about each call before it goes out, or null to let all of them go
    /// @return a copy with that gate
    public TransportOptions withGate(@Nullable CallGate gate) {
        return new TransportOptions(
                trust, proxy, connectTimeout, idleTimeout, maxConnections, userAgent, gate);
    }
}
