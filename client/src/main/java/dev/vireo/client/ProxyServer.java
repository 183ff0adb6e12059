package dev.vireo.client;

import java.util.Locale;

/// A proxy on the way to the server; libvirt's `proxy=[type://]host[:port]`.
///
/// @param type how the proxy is spoken to
/// @param host its host name or IP address, IPv6 without brackets
/// @param port its TCP port
public record ProxyServer(Type type, String host, int port) {
    /// The port where none is given, as in libvirt.
    public static final int DEFAULT_PORT = 1080;

    /// How a proxy is spoken to.
    public enum Type {
        /// HTTP: `CONNECT` for https, absolute URLs for http.
        HTTP,
        /// SOCKS 4: IPv4 only, names are resolved here.
        SOCKS4,
        /// SOCKS 4a: the proxy resolves names.
        SOCKS4A,
        /// SOCKS 5: names are resolved here, as libvirt has it.
        SOCKS5
    }

    /// Checks host and port.
    public ProxyServer {
        host = new Endpoint(false, host, port).host();
    }

    /// Reads libvirt's form. The type is `http`, `socks` (SOCKS 5), `socks4`, `socks4a` or
    /// `socks5`; without a type it is `http`, without a port 1080.
    ///
    /// @param text the form, such as `socks5://[::1]:1080`
    /// @return the proxy
    /// @throws IllegalArgumentException if type, host or port are malformed
    public static ProxyServer parse(String text) {
        if (text.indexOf('@') >= 0) {
            // and is not repeated, as there may be a password in it
            throw new IllegalArgumentException("user and password for a proxy are not supported");
        }
        int mark = text.indexOf("://");
        Type type = mark < 0 ? Type.HTTP : parseType(text.substring(0, mark));
        String rest = mark < 0 ? text : text.substring(mark + 3);
        int colon = rest.startsWith("[") ? rest.indexOf(':', rest.indexOf(']')) : rest.indexOf(':');
        String host = colon < 0 ? rest : rest.substring(0, colon);
        int port = colon < 0 ? DEFAULT_PORT : parsePort(rest.substring(colon + 1));
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the proxy has no host name");
        }
        return new ProxyServer(type, host, port);
    }

    private static Type parseType(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "http" -> Type.HTTP;
            case "socks", "socks5" -> Type.SOCKS5;
            case "socks4" -> Type.SOCKS4;
            case "socks4a" -> Type.SOCKS4A;
            default ->
                    throw new IllegalArgumentException(
                            "unknown proxy type '"
                                    + OneLine.of(text)
                                    + "' (known: http, socks, socks4, socks4a, socks5)");
        };
    }

    private static int parsePort(String text) {
        if (text.isEmpty()
                || text.length() > 5
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("malformed proxy port '" + OneLine.of(text) + "'");
        }
        return Integer.parseInt(text);
    }

    /// Returns type, host and port for messages.
    String shown() {
        return type.name().toLowerCase(Locale.ROOT)
                + " proxy "
                + new Endpoint(false, host, port).authority();
    }
}
