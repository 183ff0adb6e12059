package dev.vireo.client;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Says that a request was not carried to the server, or its reply not back.
@SuppressWarnings("serial") // carried between threads, never serialized
public final class TransportException extends VimException {

    /// What went wrong, for callers that branch on it.
    public enum Kind {
        /// The host name could not be resolved.
        RESOLVE,
        /// No connection could be made.
        CONNECT,
        /// The proxy refused or did not understand.
        PROXY,
        /// The file with trusted certificates cannot be used, or TLS cannot be set up here.
        TLS_CONFIG,
        /// Nothing that is trusted vouches for the server's certificate.
        TLS_UNTRUSTED,
        /// The server's certificate is no longer valid.
        TLS_EXPIRED,
        /// The server's certificate is not valid yet.
        TLS_NOT_YET_VALID,
        /// The server's certificate is for another host name.
        TLS_HOST,
        /// The TLS handshake failed for another reason.
        TLS_OTHER,
        /// Plain HTTP was spoken to a TLS port, or TLS to a plain port.
        WRONG_TRANSPORT,
        /// The deadline passed.
        TIMEOUT,
        /// The call was cancelled, or its thread interrupted.
        CANCELLED,
        /// The connection ended before any of the reply came.
        CLOSED,
        /// The connection ended within the reply.
        TRUNCATED,
        /// The server answered with a status that is no success.
        HTTP_STATUS,
        /// The server points to another URL.
        REDIRECT,
        /// A header or the reply is larger than allowed.
        TOO_LARGE,
        /// The request's own body could not be read.
        REQUEST_BODY,
        /// The transport was closed before the call.
        SHUT_DOWN
    }

    /// What went wrong.
    private final Kind kind;

    /// The HTTP status, 0 for none.
    private final int status;

    /// The certificate that was refused.
    private final @Nullable ServerCertificate certificate;

    private TransportException(
            Kind kind,
            String message,
            int status,
            @Nullable ServerCertificate certificate,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.certificate = certificate;
    }

    static TransportException of(Kind kind, Endpoint server, String detail) {
        return of(kind, server, detail, null);
    }

    static TransportException of(
            Kind kind, Endpoint server, String detail, @Nullable Throwable cause) {
        return new TransportException(kind, line(server, detail), 0, null, cause);
    }

    static TransportException ofStatus(Kind kind, Endpoint server, int status, String detail) {
        return new TransportException(kind, line(server, detail), status, null, null);
    }

    static TransportException ofCertificate(
            Kind kind,
            Endpoint server,
            String detail,
            @Nullable ServerCertificate certificate,
            @Nullable Throwable cause) {
        String shown = certificate == null ? "" : " (" + certificate + ")";
        // the certificate is not cut: its fingerprint, which people need, comes last
        return new TransportException(kind, line(server, detail) + shown, 0, certificate, cause);
    }

    private static String line(Endpoint server, String detail) {
        return OneLine.of(server.authority() + ": " + detail);
    }

    /// Returns what went wrong.
    ///
    /// @return the kind of failure
    public Kind kind() {
        return kind;
    }

    /// Returns the HTTP status of the reply, if there was one.
    ///
    /// @return the status of kinds [Kind#HTTP_STATUS] and [Kind#REDIRECT]
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /// Returns the server's certificate, if it was the reason.
    ///
    /// @return the certificate that was refused
    public Optional<ServerCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }
}
