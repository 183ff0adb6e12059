package dev.vireo.driver.esx;

import dev.vireo.api.CertificateQuestion;
import dev.vireo.api.KnownHosts;
import dev.vireo.client.CallOptions;
import dev.vireo.client.ServerCertificate;
import dev.vireo.client.Thumbprint;
import dev.vireo.client.TlsTrust;
import dev.vireo.client.TransportException;
import dev.vireo.client.TransportOptions;
import dev.vireo.client.VimClient;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Connects to servers that are the right ones: by what the URI says of their certificates, else by
/// what was confirmed before, else by what the runtime trusts, else by asking a person.
///
/// @param known what was confirmed before
/// @param question who is asked, empty for nobody
/// @param gate decides about each call, null to let all of them go
record ServerTrust(
        KnownHosts known, Optional<CertificateQuestion> question, @Nullable ChangeGate gate) {
    /// Connects.
    ///
    /// @throws dev.vireo.client.VimException if that fails
    /// @throws VirtException `GNUTLS_ERROR` if the server has another certificate than the one that
    ///   was confirmed
    VimClient connect(EsxUri uri, CallOptions limits) {
        if (!uri.endpoint().tls() || !(uri.trust() instanceof TlsTrust.SystemTrust)) {
            return trusting(uri, uri.trust(), limits);
        }
        List<KnownHosts.Entry> entries = known.find(uri.endpoint().authority());
        return entries.isEmpty() ? verify(uri, limits) : recognise(uri, entries, limits);
    }

    private VimClient recognise(EsxUri uri, List<KnownHosts.Entry> entries, CallOptions limits) {
        List<Thumbprint> pins =
                entries.stream().map(entry -> new Thumbprint(entry.fingerprint())).toList();
        try {
            return trusting(uri, new TlsTrust.Pinned(pins), limits);
        } catch (TransportException e) {
            if (e.certificate().isEmpty()) {
                throw e;
            }
            throw changed(uri, entries.getFirst(), e.certificate().get(), e);
        }
    }

    private VirtException changed(
            EsxUri uri, KnownHosts.Entry entry, ServerCertificate now, TransportException cause) {
        return new VirtException(
                ErrorCode.GNUTLS_ERROR,
                "THE CERTIFICATE OF "
                        + uri.endpoint().authority()
                        + " HAS CHANGED, or somebody answers in its place: "
                        + known.file()
                        + ":"
                        + entry.line()
                        + " has SHA-256 "
                        + new Thumbprint(entry.fingerprint())
                        + ", the server shows "
                        + now.sha256()
                        + "; if the change is known to be right, remove that line",
                cause);
    }

    private VimClient verify(EsxUri uri, CallOptions limits) {
        try {
            return trusting(uri, uri.trust(), limits);
        } catch (TransportException e) {
            if (e.certificate().isEmpty()) {
                throw e;
            }
            ServerCertificate certificate = e.certificate().get();
            if (question.isEmpty() || !question.get().isTrusted(unverified(uri, certificate, e))) {
                throw untrusted(certificate, e);
            }
            // the one that was shown, and no other that comes now
            VimClient client =
                    trusting(
                            uri,
                            new TlsTrust.Pinned(List.of(new Thumbprint(certificate.sha256()))),
                            limits);
            try {
                known.add(uri.endpoint().authority(), certificate.sha256());
            } catch (VirtException failed) {
                client.close();
                throw failed;
            }
            return client;
        }
    }

    private static VirtException untrusted(
            ServerCertificate certificate, TransportException cause) {
        VirtException plain = FaultTranslator.translate(cause, "connect to", "the server");
        return new VirtException(
                plain.code(),
                plain.detail()
                        + "; if this is the server's own certificate, name it in the URI"
                        + " (thumbprint="
                        + certificate.sha256()
                        + "), or do without any check (no_verify=1)",
                cause);
    }

    private CertificateQuestion.Unverified unverified(
            EsxUri uri, ServerCertificate certificate, TransportException e) {
        return new CertificateQuestion.Unverified(
                uri.endpoint().authority(),
                problem(e.kind()),
                certificate.subject(),
                certificate.issuer(),
                certificate.notBefore(),
                certificate.notAfter(),
                certificate.sha256(),
                known.file());
    }

    private static String problem(TransportException.Kind kind) {
        return switch (kind) {
            case TLS_EXPIRED -> "it has expired";
            case TLS_NOT_YET_VALID -> "it is not valid yet";
            case TLS_HOST -> "it is for another host name";
            default -> "nothing that is trusted here vouches for it";
        };
    }

    private VimClient trusting(EsxUri uri, TlsTrust trust, CallOptions limits) {
        return VimClient.connect(
                uri.endpoint(),
                TransportOptions.defaults()
                        .withTrust(trust)
                        .withProxy(uri.proxy().orElse(null))
                        .withGate(gate),
                limits);
    }
}
