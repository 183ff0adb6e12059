package dev.vireo.client;

import org.jspecify.annotations.Nullable;

/// Says that a server answered, but not in a form that its protocol allows.
@SuppressWarnings("serial") // carried between threads, never serialized
public final class ProtocolException extends VimException {

    ProtocolException(Endpoint server, String detail) {
        this(server, detail, null);
    }

    ProtocolException(Endpoint server, String detail, @Nullable Throwable cause) {
        super(server.authority() + ": " + OneLine.of(detail), cause);
    }
}
