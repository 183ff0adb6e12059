package dev.vireo.simulator.http;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// An HTTP request.
///
/// @param method for example `POST`
/// @param target the path and the parameters
/// @param headers the fields by their lower-case names; repeated ones are joined by commas
/// @param body the content, empty if there is none; it comes from the connection as it is read, and
///   what the handler leaves of it is thrown away
/// @param remoteAddress the client's address
/// @param gone looks whether the client has closed the connection
public record HttpRequest(
        String method,
        HttpTarget target,
        Map<String, String> headers,
        InputStream body,
        String remoteAddress,
        BooleanSupplier gone) {

    /// Returns the path as it was sent, without the query.
    ///
    /// @return for example `/sdk`
    public String path() {
        return target.path();
    }

    /// Returns a parameter of the query.
    ///
    /// @param name its name
    /// @return its value
    public Optional<String> parameter(String name) {
        return target.parameter(name);
    }

    /// Returns a header field.
    ///
    /// @param lowerCaseName its name
    /// @return its value
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /// Returns whether the client takes compressed replies.
    boolean acceptsGzip() {
        return header("accept-encoding").orElse("").toLowerCase(Locale.ROOT).contains("gzip");
    }

    /// Returns the value of a cookie, without quotation marks.
    ///
    /// @param name its name
    /// @return its value
    public Optional<String> cookie(String name) {
        for (String part : header("cookie").orElse("").split("[;,]", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equals(name)) {
                String value = part.substring(equals + 1).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"");
                return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
            }
        }
        return Optional.empty();
    }
}
