package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Lays TLS over connections to one server. Set up at the first connection: that costs a short
/// process dearly, and trusted certificates are read only where they are asked for.
final class TlsLayer {
    private static final long MAX_CA_FILE_BYTES = 16L << 20;

    private final Endpoint server;
    private final TlsTrust trust;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Ready ready;

    private record Ready(SSLSocketFactory factory, CertificateCheck check) {}

    TlsLayer(Endpoint server, TlsTrust trust) {
        this.server = server;
        this.trust = trust;
    }

    /// Makes the handshake within the call's deadline.
    SSLSocket wrap(WireSocket wire, CallScope call) throws IOException {
        Ready tls = ready();
        return handshake(tls.factory, tls.check, wire, call);
    }

    private SSLSocket handshake(
            SSLSocketFactory factory, CertificateCheck check, WireSocket wire, CallScope call)
            throws IOException {
        SSLSocket socket =
                (SSLSocket) factory.createSocket(wire, server.host(), server.port(), true);
        if (check.checksHostName()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        try {
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw explain(e, call);
        }
    }

    /// Makes a handshake with whatever certificate the server shows, to see what this one's trust
    /// says about it. Nothing may be sent over the connection.
    TlsView look(WireSocket wire, CallScope call) throws IOException {
        CertificateCheck.Looking looking;
        SSLContext context;
        try {
            looking = new CertificateCheck.Looking(check());
            context = context(looking);
        } catch (GeneralSecurityException e) {
            throw notHere(e);
        }
        try (SSLSocket socket = handshake(context.getSocketFactory(), looking, wire, call)) {
            return TlsView.of(server, socket.getSession().getProtocol(), looking);
        }
    }

    private TransportException explain(IOException e, CallScope call) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateRefusedException refused) {
                return refused.toTransportException(server);
            }
        }
        String text = Connector.describe(e);
        if (e instanceof SSLException && text.contains("unrecognized SSL message")) {
            return call.failure(
                    Kind.WRONG_TRANSPORT,
                    "does not speak TLS on this port: use transport=http or another port",
                    e);
        }
        if (e instanceof EOFException || e.getCause() instanceof EOFException) {
            return call.failure(Kind.TLS_OTHER, "closed the connection in the TLS handshake", e);
        }
        return call.failure(Kind.TLS_OTHER, "the TLS handshake failed: " + text, e);
    }

    private Ready ready() {
        lock.lock();
        try {
            Ready known = ready;
            if (known == null) {
                known = setUp();
                ready = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Ready setUp() {
        try {
            CertificateCheck check = check();
            return new Ready(context(check).getSocketFactory(), check);
        } catch (GeneralSecurityException e) {
            throw notHere(e);
        }
    }

    private static SSLContext context(CertificateCheck check) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {check}, null);
        return context;
    }

    private TransportException notHere(GeneralSecurityException e) {
        return TransportException.of(
                Kind.TLS_CONFIG, server, "TLS cannot be set up here: " + e.getMessage(), e);
    }

    private CertificateCheck check() throws GeneralSecurityException {
        // no switch over the types: it is linked at run time, which a short process has to pay for
        if (trust instanceof TlsTrust.CaFile(Path file)) {
            return chain(fileTrust(file));
        }
        if (trust instanceof TlsTrust.Pinned(List<Thumbprint> thumbprints)) {
            return new CertificateCheck.Pins(thumbprints);
        }
        if (trust instanceof TlsTrust.NoVerification) {
            return new CertificateCheck.Nothing();
        }
        return chain(systemTrust());
    }

    private CertificateCheck chain(TrustManagerFactory factory) {
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return new CertificateCheck.Chain(extended, server.host());
            }
        }
        throw TransportException.of(
                Kind.TLS_CONFIG, server, "this Java runtime has no X.509 trust manager");
    }

    private static TrustManagerFactory systemTrust() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init((KeyStore) null);
        return factory;
    }

    private TrustManagerFactory fileTrust(Path file) throws GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        for (Certificate certificate : readCertificates(file)) {
            anchors.add(new TrustAnchor((X509Certificate) certificate, null));
        }
        PKIXBuilderParameters parameters =
                new PKIXBuilderParameters(anchors, new X509CertSelector());
        parameters.setRevocationEnabled(false);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory;
    }

    private Collection<? extends Certificate> readCertificates(Path file) {
        try {
            if (Files.size(file) > MAX_CA_FILE_BYTES) {
                throw badFile(file, "is larger than 16 MiB", null);
            }
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(Files.readAllBytes(file)));
            if (certificates.isEmpty()) {
                throw badFile(file, "holds no certificate", null);
            }
            return certificates;
        } catch (NoSuchFileException e) {
            throw badFile(file, "does not exist", e);
        } catch (IOException e) {
            throw badFile(file, "cannot be read", e);
        } catch (CertificateException e) {
            throw badFile(file, "holds something that is no X.509 certificate", e);
        }
    }

    private TransportException badFile(Path file, String what, @Nullable Exception cause) {
        return TransportException.of(
                Kind.TLS_CONFIG, server, "the certificate file '" + file + "' " + what, cause);
    }
}
