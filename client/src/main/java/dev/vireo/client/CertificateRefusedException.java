package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/// Carries out of a TLS handshake why our check refused the server's certificate.
@SuppressWarnings("serial") // lives within one handshake
final class CertificateRefusedException extends CertificateException {
    private final Kind kind;
    private final String detail;
    private final X509Certificate certificate;

    CertificateRefusedException(
            Kind kind, String detail, X509Certificate certificate, CertificateException cause) {
        super(detail, cause);
        this.kind = kind;
        this.detail = detail;
        this.certificate = certificate;
    }

    CertificateRefusedException(Kind kind, String detail, X509Certificate certificate) {
        super(detail);
        this.kind = kind;
        this.detail = detail;
        this.certificate = certificate;
    }

    TransportException toTransportException(Endpoint server) {
        return TransportException.ofCertificate(
                kind, server, detail, ServerCertificate.of(certificate), this);
    }
}
