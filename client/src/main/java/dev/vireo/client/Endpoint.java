package dev.vireo.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// The address of a server.
///
/// @param tls true for https, false for http
/// @param host a host name or an IP address; an IPv6 address without brackets
/// @param port the TCP port, 1 to 65535
public record Endpoint(boolean tls, String host, int port) {
    /// Checks the parts; brackets around an IPv6 address are taken off.
    public Endpoint {
        if (host.length() > 2 && host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty() || !host.chars().allMatch(Endpoint::allowedInHost)) {
            throw new IllegalArgumentException("not a host name: '" + OneLine.of(host) + "'");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is outside 1 to 65535");
        }
    }

    private static boolean allowedInHost(int c) {
        return c > ' ' && c != 0x7f && "/?#@[]\\\"<>".indexOf(c) < 0;
    }

    /// Returns host and port as they stand in a URL, IPv6 addresses in brackets.
    ///
    /// @return `host:port`
    public String authority() {
        return bracketed() + ":" + port;
    }

    /// Compares this server with one of another name, by their addresses.
    ///
    /// @param name another name or address
    /// @return false if they have no address in common; true if they have, or if one of them cannot
    ///   be resolved here
    public boolean mayBe(String name) {
        try {
            return shares(name);
        } catch (UnknownHostException _) { // who connects to it will see
            return true;
        }
    }

    /// Compares this server with one of another name, by their addresses.
    ///
    /// @param name another name or address
    /// @return true if they have an address in common, false also if one of them cannot be resolved
    ///   here
    public boolean is(String name) {
        try {
            return !name.isEmpty() && shares(name);
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private boolean shares(String name) throws UnknownHostException {
        if (name.equalsIgnoreCase(host)) {
            return true;
        }
        Set<InetAddress> common = new HashSet<>(Arrays.asList(InetAddress.getAllByName(name)));
        common.retainAll(new HashSet<>(Arrays.asList(InetAddress.getAllByName(host))));
        return !common.isEmpty();
    }

    /// Returns the server's address.
    ///
    /// @return an address without brackets, or the name if it cannot be resolved here
    public String address() {
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException _) { // a proxy may know it
            return host;
        }
    }

    /// Returns the value of the `Host` header, without the port where it is the scheme's own, and
    /// without the zone of an address, which means something on this machine only.
    String hostHeader() {
        String name = host.indexOf(':') >= 0 ? bracketed().replaceFirst("%[^]]*", "") : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }

    /// Returns the URL of a path on this server.
    ///
    /// @param target path and query, beginning with a slash
    /// @return the absolute URL
    public String url(String target) {
        return (tls ? "https://" : "http://") + authority() + target;
    }

    private String bracketed() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
