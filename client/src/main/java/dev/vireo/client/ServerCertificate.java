package dev.vireo.client;

import java.io.Serializable;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// What a server's certificate says of itself.
///
/// @param subject the subject's distinguished name
/// @param issuer the issuer's distinguished name
/// @param notBefore the first moment of its validity
/// @param notAfter the last moment of its validity
/// @param sha256 its SHA-256 thumbprint, bytes in hexadecimal with colons
public record ServerCertificate(
        String subject, String issuer, Instant notBefore, Instant notAfter, String sha256)
        implements Serializable {

    static ServerCertificate of(X509Certificate certificate) {
        return new ServerCertificate(
                OneLine.of(certificate.getSubjectX500Principal().getName()),
                OneLine.of(certificate.getIssuerX500Principal().getName()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                Thumbprint.sha256(certificate).hex());
    }

    /// Returns everything a person needs to judge it, in one line.
    @Override
    public String toString() {
        return "subject "
                + subject
                + ", issuer "
                + issuer
                + ", valid "
                + notBefore
                + " to "
                + notAfter
                + ", SHA-256 "
                + sha256;
    }
}
