package dev.vireo.client;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One request.
///
/// @param method the HTTP method
/// @param target path and query, beginning with a slash, percent-escaped
/// @param headers headers beside those that the transport sets itself; a `Cookie` among them is
///   sent in place of the cookies that the transport has kept
/// @param body what to send
/// @param label the name under which it is counted, such as the VI API method
/// @param longPoll true if the server holds the reply back until something happens; such requests
///   do not count against the limit of connections
/// @param once true if the server takes the request one time only, such as one with a ticket: the
///   transport never sends it again by itself
public record HttpRequest(
        HttpMethod method,
        String target,
        HttpHeaders headers,
        RequestBody body,
        String label,
        boolean longPoll,
        boolean once) {

    /// How the names of methods begin that change nothing.
    private static final List<String> READING =
            List.of(
                    "Retrieve",
                    "Query",
                    "Find",
                    "WaitForUpdates",
                    "CheckForUpdates",
                    "CurrentTime",
                    "AcquireGenericServiceTicket"); // one that nobody uses runs out

    /// Methods that leave the same behind when they are called twice.
    private static final Set<String> ENDING =
            Set.of(
                    "Logout",
                    "CancelWaitForUpdates",
                    "DestroyPropertyCollector",
                    "DestroyPropertyFilter",
                    "DestroyView");

    private static final List<String> OWN_HEADERS =
            List.of(
                    "host",
                    "content-length",
                    "transfer-encoding",
                    "connection",
                    "expect",
                    "upgrade",
                    "te",
                    "trailer");

    /// Checks the target, and that no header is given that the transport sets.
    public HttpRequest {
        if (!target.startsWith("/") || !target.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a request's target begins with '/' and holds printable ASCII only");
        }
        for (HttpHeaders.Line line : headers.lines()) {
            if (OWN_HEADERS.contains(line.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "header '" + line.name() + "' is set by the transport");
            }
        }
    }

    /// Makes a request that the transport may send again if its kind allows that.
    ///
    /// @param method the HTTP method
    /// @param target path and query
    /// @param headers headers beside those that the transport sets itself
    /// @param body what to send
    /// @param label the name under which it is counted
    /// @param longPoll true if the server holds the reply back until something happens
    public HttpRequest(
            HttpMethod method,
            String target,
            HttpHeaders headers,
            RequestBody body,
            String label,
            boolean longPoll) {
        this(method, target, headers, body, label, longPoll, false);
    }

    /// Makes a request without a body that is counted under its HTTP method.
    ///
    /// @param method the HTTP method
    /// @param target path and query
    /// @return the request
    public static HttpRequest of(HttpMethod method, String target) {
        return new HttpRequest(
                method, target, HttpHeaders.none(), RequestBody.none(), method.name(), false);
    }

    /// Returns whether it does no harm to send it again when nobody can tell whether the server has
    /// carried it out.
    ///
    /// @return false for a message that may change something, or that is taken once
    boolean isRepeatable() {
        return !once
                && (method != HttpMethod.POST
                        || ENDING.contains(label)
                        || READING.stream().anyMatch(label::startsWith));
    }

    /// Replaces the body.
    ///
    /// @param body what to send
    /// @return a copy with that body
    public HttpRequest withBody(RequestBody body) {
        return new HttpRequest(method, target, headers, body, label, longPoll, once);
    }

    /// Adds a header.
    ///
    /// @param name the header's name
    /// @param value its value
    /// @return a copy with that header
    public HttpRequest withHeader(String name, String value) {
        return new HttpRequest(
                method, target, headers.with(name, value), body, label, longPoll, once);
    }

    /// Replaces the name under which the request is counted.
    ///
    /// @param label the name
    /// @return a copy with that name
    public HttpRequest withLabel(String label) {
        return new HttpRequest(method, target, headers, body, label, longPoll, once);
    }

    /// Says that the server takes the request one time only.
    ///
    /// @return a copy that the transport never sends again by itself
    public HttpRequest takenOnce() {
        return new HttpRequest(method, target, headers, body, label, longPoll, true);
    }
}
