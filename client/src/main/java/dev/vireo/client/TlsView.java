package dev.vireo.client;

import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a server shows in a TLS handshake.
///
/// @param protocol the version of TLS, for example `TLSv1.3`
/// @param certificate the server's own certificate
/// @param names the host names and addresses that the certificate is for
/// @param nameFits whether the server's name is among them
/// @param sha1 its SHA-1 thumbprint, bytes in hexadecimal with colons
/// @param selfSigned whether nobody but itself vouches for it
/// @param refusal why it is not trusted, empty if it is
public record TlsView(
        String protocol,
        ServerCertificate certificate,
        List<String> names,
        boolean nameFits,
        String sha1,
        boolean selfSigned,
        Optional<TransportException> refusal) {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    /// Copies the list.
    public TlsView {
        names = List.copyOf(names);
    }

    static TlsView of(Endpoint server, String protocol, CertificateCheck.Looking looking) {
        X509Certificate own = looking.chain().getFirst();
        List<String> names = names(own);
        return new TlsView(
                protocol,
                ServerCertificate.of(own),
                names,
                names.stream().anyMatch(name -> fits(server.host(), name)),
                Thumbprint.sha1(own).hex(),
                own.getSubjectX500Principal().equals(own.getIssuerX500Principal()),
                Optional.ofNullable(looking.refusal()).map(e -> refusal(server, e)));
    }

    private static TransportException refusal(Endpoint server, CertificateException e) {
        return e instanceof CertificateRefusedException refused
                ? refused.toTransportException(server)
                : TransportException.of(
                        TransportException.Kind.TLS_UNTRUSTED,
                        server,
                        "its certificate is not trusted: " + e.getMessage(),
                        e);
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name ->
                                    name.getFirst().equals(DNS_NAME)
                                            || name.getFirst().equals(IP_ADDRESS))
                            .map(name -> OneLine.of(String.valueOf(name.get(1))))
                            .toList();
        } catch (CertificateParsingException _) { // what cannot be read names nobody
            return List.of();
        }
    }

    /// Compares as browsers do: `*` stands for the first piece of a name.
    private static boolean fits(String host, String name) {
        String wanted = host.toLowerCase(Locale.ROOT);
        String shown = name.toLowerCase(Locale.ROOT);
        if (shown.startsWith("*.")) {
            int dot = wanted.indexOf('.');
            return dot > 0 && wanted.substring(dot).equals(shown.substring(1));
        }
        return wanted.equals(shown) || Resolver.isSameAddress(wanted, shown);
    }
}
