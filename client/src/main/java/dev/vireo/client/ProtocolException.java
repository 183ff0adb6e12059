package dev.vireo.client;

import dev.vireo.soap.SoapException;
import org.jspecify.annotations.Nullable;

/// Says that a server answered, but not in a form that its protocol allows, or that a request
/// cannot be written in that form.
@SuppressWarnings("serial") // carried between threads, never serialized
public final class ProtocolException extends VimException {
    /// The message without the server's name.
    private final String detail;

    /// Whether no VI API server would answer so.
    private final boolean otherServer;

    ProtocolException(Endpoint server, String detail) {
        this(server, detail, null);
    }

    ProtocolException(Endpoint server, String detail, @Nullable Throwable cause) {
        this(server, detail, cause, false);
    }

    private ProtocolException(
            Endpoint server, String detail, @Nullable Throwable cause, boolean otherServer) {
        super(server.authority() + ": " + OneLine.of(detail), cause);
        this.detail = detail;
        this.otherServer = otherServer;
    }

    /// Makes the exception for an answer that only another kind of server gives.
    static ProtocolException ofOtherServer(Endpoint server, String detail) {
        return new ProtocolException(server, detail, null, true);
    }

    static ProtocolException ofReply(Endpoint server, String method, SoapException cause) {
        String detail = "the reply to " + method + ": " + cause.getMessage();
        boolean other =
                switch (cause.problem()) {
                    case NOT_XML, NOT_SOAP -> true;
                    case BAD_VALUE, NOT_SENDABLE, TOO_LARGE, TRUNCATED, UNKNOWN_METHOD -> false;
                };
        return new ProtocolException(server, detail, cause, other);
    }

    /// Returns the message without the server's name.
    String detail() {
        return detail;
    }

    /// Tells whether the answer is none that a VI API server would give.
    boolean isOtherServer() {
        return otherServer;
    }
}
