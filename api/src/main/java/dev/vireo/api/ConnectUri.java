package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// A connection URI, `SCHEME://[USER@][HOST][:PORT][/PATH][?NAME=VALUE&...]`, taken apart.
///
/// The parser is strict where a mistake would otherwise go unseen (escapes, ports, a password,
/// which has no place in a URI) and takes what people write: spaces, backslashes and letters of any
/// script may stand unescaped in the user, the path and the parameters. It is a class and no record
/// so that the pieces always agree with the text.
///
/// libvirt: `virURIParse`.
public final class ConnectUri {
    private final String text;
    private final String scheme;
    private final Optional<String> user;
    private final String host;
    private final OptionalInt port;
    private final String path;
    private final List<String> pathSegments;
    private final List<Parameter> parameters;

    ConnectUri(String text, ConnectUriParser pieces) {
        this.text = text;
        this.scheme = pieces.scheme().toLowerCase(Locale.ROOT);
        this.user = pieces.user();
        this.host = pieces.host();
        this.port = pieces.port();
        this.path = pieces.path();
        this.pathSegments = pieces.pathSegments();
        this.parameters = pieces.parameters();
    }

    /// Parses a URI.
    ///
    /// @param text the URI
    /// @return its pieces
    /// @throws VirtException `INVALID_ARG` that names the malformed piece; if the URI holds a
    ///   password it is refused, and the message does not repeat it
    public static ConnectUri parse(String text) {
        return new ConnectUri(text, new ConnectUriParser(text));
    }

    /// Returns the scheme, which chooses the driver.
    ///
    /// @return the scheme in lower case, for example `esx`
    public String scheme() {
        return scheme;
    }

    /// Returns the user.
    ///
    /// @return the user with percent-escapes resolved, empty if the URI names none
    public Optional<String> user() {
        return user;
    }

    /// Returns the host.
    ///
    /// @return the host's name or address, an IPv6 address without its brackets; an empty text if
    ///   the URI names none
    public String host() {
        return host;
    }

    /// Returns the port.
    ///
    /// @return the port, from 1 to 65535, empty if the URI names none
    public OptionalInt port() {
        return port;
    }

    /// Returns the path as it was given.
    ///
    /// @return the path with its leading slash and with percent-escapes, an empty text if there is
    ///   none
    public String path() {
        return path;
    }

    /// Returns the pieces of the path between its slashes. Empty pieces are left out, as `//` means
    /// the same as `/`.
    ///
    /// @return the pieces with percent-escapes resolved, so that `%2f` is part of a piece
    public List<String> pathSegments() {
        return pathSegments;
    }

    /// Returns the parameters, repeated ones included.
    ///
    /// @return name and value with percent-escapes resolved, in the URI's order
    public List<Parameter> parameters() {
        return parameters;
    }

    /// Finds the value of a parameter, as libvirt's drivers do it: case of the name does not count,
    /// and of repeated ones the last wins.
    ///
    /// @param name the parameter's name
    /// @return the value, empty if the URI has no such parameter
    public Optional<String> parameter(String name) {
        for (Parameter parameter : parameters.reversed()) {
            if (parameter.name().equalsIgnoreCase(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectUri uri && text.equals(uri.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// Returns the URI as it was given.
    @Override
    public String toString() {
        return text;
    }

    /// A parameter of the URI's query.
    ///
    /// @param name the name
    /// @param value the value, empty if the parameter was given without `=`
    public record Parameter(String name, String value) {}
}
