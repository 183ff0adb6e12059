package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Judges a server's certificate. It extends the extended trust manager because the runtime would
/// wrap anything less and add checks of its own to it.
abstract sealed class CertificateCheck extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    /// Judges the chain, the server's own certificate first.
    abstract void check(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException;

    /// Tells whether the TLS layer shall compare the host name.
    abstract boolean checksHostName();

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, authType, socket);
    }

    @Override
    public final void checkServerTrusted(
            X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("engines are not used");
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("only connections are checked");
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("this is no server");
    }

    @Override
    public final void checkClientTrusted(
            X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("this is no server");
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("this is no server");
    }

    @Override
    public final X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    /// Accepts every certificate.
    static final class Nothing extends CertificateCheck {
        @Override
        void check(X509Certificate[] chain, String authType, Socket socket) {
            // that is what no_verify means
        }

        @Override
        boolean checksHostName() {
            return false;
        }
    }

    /// Accepts every certificate, and keeps what it was and what another check says about it. Only
    /// for looking: nothing may be sent over such a connection.
    static final class Looking extends CertificateCheck {
        private final CertificateCheck judge;
        private List<X509Certificate> chain = List.of();
        private @Nullable CertificateException refusal;

        Looking(CertificateCheck judge) {
            this.judge = judge;
        }

        @Override
        void check(X509Certificate[] shown, String authType, Socket socket) {
            chain = List.of(shown);
            try {
                judge.check(shown, authType, socket);
            } catch (CertificateException e) {
                refusal = e;
            }
        }

        @Override
        boolean checksHostName() {
            return judge.checksHostName();
        }

        List<X509Certificate> chain() {
            return chain;
        }

        @Nullable CertificateException refusal() {
            return refusal;
        }
    }

    /// Accepts certificates by their thumbprint.
    static final class Pins extends CertificateCheck {
        private final List<Thumbprint> thumbprints;

        Pins(List<Thumbprint> thumbprints) {
            this.thumbprints = thumbprints;
        }

        @Override
        void check(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            if (thumbprints.stream().noneMatch(pin -> pin.matches(chain[0]))) {
                throw new CertificateRefusedException(
                        Kind.TLS_UNTRUSTED,
                        "its certificate does not have the pinned thumbprint "
                                + thumbprints.getFirst()
                                + (thumbprints.size() > 1 ? " or another that is" : "")
                                + " but "
                                + thumbprints.getFirst().sameKindOf(chain[0]),
                        chain[0]);
            }
        }

        @Override
        boolean checksHostName() {
            return false;
        }
    }

    /// Accepts what leads to a trusted certificate, is valid today and names the host.
    static final class Chain extends CertificateCheck {
        private final X509ExtendedTrustManager trusted;
        private final String host;

        Chain(X509ExtendedTrustManager trusted, String host) {
            this.trusted = trusted;
            this.host = host;
        }

        @Override
        boolean checksHostName() {
            return true;
        }

        @Override
        void check(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            try {
                trusted.checkServerTrusted(chain, authType, socket);
            } catch (CertificateException e) {
                throw reason(chain, authType, e);
            }
            // a certificate that is itself in the trusted set is accepted above whatever its dates
            checkDates(chain[0]);
        }

        private CertificateException reason(
                X509Certificate[] chain, String authType, CertificateException failure) {
            try {
                for (X509Certificate certificate : chain) {
                    checkDates(certificate);
                }
            } catch (CertificateRefusedException dated) {
                return dated;
            }
            try {
                trusted.checkServerTrusted(chain, authType);
            } catch (CertificateException e) {
                boolean selfSigned =
                        chain[0].getSubjectX500Principal()
                                .equals(chain[0].getIssuerX500Principal());
                return new CertificateRefusedException(
                        Kind.TLS_UNTRUSTED,
                        selfSigned
                                ? "its certificate is not trusted (it is self-signed)"
                                : "its certificate is not trusted",
                        chain[0],
                        failure);
            }
            return new CertificateRefusedException(
                    Kind.TLS_HOST,
                    "its certificate is not for host '" + host + "'" + names(chain[0]),
                    chain[0],
                    failure);
        }

        private static void checkDates(X509Certificate certificate)
                throws CertificateRefusedException {
            try {
                certificate.checkValidity();
            } catch (CertificateExpiredException e) {
                throw new CertificateRefusedException(
                        Kind.TLS_EXPIRED, "its certificate has expired", certificate, e);
            } catch (CertificateNotYetValidException e) {
                throw new CertificateRefusedException(
                        Kind.TLS_NOT_YET_VALID, "its certificate is not valid yet", certificate, e);
            }
        }

        private static String names(X509Certificate certificate) {
            try {
                Collection<List<?>> names = certificate.getSubjectAlternativeNames();
                if (names == null) {
                    return "";
                }
                return names.stream()
                        .filter(name ->
                                name.getFirst().equals(DNS_NAME)
                                        || name.getFirst().equals(IP_ADDRESS))
                        .limit(8)
                        .map(name -> String.valueOf(name.get(1)))
                        .collect(Collectors.joining(", ", " but for ", ""));
            } catch (CertificateParsingException e) {
                return "";
            }
        }
    }
}
