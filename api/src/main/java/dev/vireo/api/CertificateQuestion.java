package dev.vireo.api;

import java.nio.file.Path;
import java.time.Instant;

/// Asks a person about a server whose certificate nothing vouches for. Never answered by a program:
/// whoever has no person to ask leaves it out, and the connection is refused.
@FunctionalInterface
public interface CertificateQuestion {
    /// Asks whether a server is the right one.
    ///
    /// @param certificate what it has shown
    /// @return true to trust this certificate, now and from now on
    boolean isTrusted(Unverified certificate);

    /// A certificate that could not be verified.
    ///
    /// @param server the server's host and port
    /// @param problem why not, in one line
    /// @param subject whom it is for, by its own words
    /// @param issuer who made it, by its own words
    /// @param notBefore the first moment of its validity
    /// @param notAfter the last moment of its validity
    /// @param fingerprint its SHA-256 fingerprint, bytes in hexadecimal with colons
    /// @param knownHosts the file that the answer is kept in
    record Unverified(
            String server,
            String problem,
            String subject,
            String issuer,
            Instant notBefore,
            Instant notAfter,
            String fingerprint,
            Path knownHosts) {}
}
