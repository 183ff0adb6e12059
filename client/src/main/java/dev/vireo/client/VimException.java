package dev.vireo.client;

import org.jspecify.annotations.Nullable;

/// The root of every failure of this package. The message is one line that names the server and
/// what was wrong; it never holds a password, a cookie or the body of a message.
@SuppressWarnings("serial") // carried between threads, never serialized
public abstract sealed class VimException extends RuntimeException
        permits ProtocolException,
                TaskFailedException,
                TransportException,
                UnsentException,
                VimFaultException {

    VimException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
