package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Self-signed server certificates, made by the JDK's keytool in a test's folder.
record Certificates(Path folder) {
    private static final String STORE_PASSWORD = "changeit";

    /// A certificate and what a server needs to show it.
    record Identity(Path pem, SSLContext context) {
        ServerSocketFactory sockets() {
            return context.getServerSocketFactory();
        }

        /// Returns the fingerprint as the VMware tools show it.
        String thumbprint(String algorithm) {
            try (InputStream in = Files.newInputStream(pem)) {
                byte[] certificate =
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(in)
                                .getEncoded();
                return HexFormat.ofDelimiter(":")
                        .withUpperCase()
                        .formatHex(MessageDigest.getInstance(algorithm).digest(certificate));
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Makes a certificate for 127.0.0.1 that is valid today.
    Identity valid() {
        return make("valid", "ip:127.0.0.1", "-1d", 90);
    }

    /// Makes another certificate for 127.0.0.1 that is valid today.
    Identity another() {
        return make("another", "ip:127.0.0.1", "-1d", 30);
    }

    /// Makes a certificate for `localhost` that names no address.
    Identity ofLocalhost() {
        return make("localhost", "dns:localhost", "-1d", 30);
    }

    /// Makes a certificate for 127.0.0.1 that has not been valid for a while.
    Identity expired() {
        return make("expired", "ip:127.0.0.1", "-30d", 10);
    }

    /// Makes a valid certificate for another address.
    Identity ofAnotherHost() {
        return make("other", "ip:127.0.0.9", "-1d", 30);
    }

    /// Makes an authority and a certificate for 127.0.0.1 by it.
    ///
    /// @return the server's side, with the authority's certificate in the file
    Identity issued() {
        Path store = folder.resolve("issued.p12");
        Path pem = folder.resolve("authority.pem");
        List<String> common = List.of("-keystore", store.toString(), "-storepass", STORE_PASSWORD);
        List<String> key = List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1");
        List<String> time = List.of("-startdate", "-1d", "-validity", "90");
        List<String> authority = List.of("-alias", "authority");
        keytool(key, common, time, authority, List.of("-dname", "CN=Our CA", "-ext", "bc:c"));
        keytool(List.of("-exportcert", "-rfc", "-file", pem.toString()), common, authority);
        keytool(
                key,
                common,
                time,
                List.of("-alias", "host", "-signer", "authority"),
                List.of("-dname", "CN=host", "-ext", "san=ip:127.0.0.1"));
        keytool(List.of("-delete"), common, authority);
        return new Identity(pem, context(store));
    }

    private Identity make(String name, String subject, String start, int days) {
        Path store = folder.resolve(name + ".p12");
        Path pem = folder.resolve(name + ".pem");
        List<String> common =
                List.of(
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD,
                        "-alias",
                        name);
        keytool(
                List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"),
                common,
                List.of(
                        "-dname",
                        "CN=" + subject.substring(subject.indexOf(':') + 1),
                        "-ext",
                        "san=" + subject),
                List.of("-startdate", start, "-validity", Integer.toString(days)));
        keytool(List.of("-exportcert", "-rfc", "-file", pem.toString()), common);
        return new Identity(pem, context(store));
    }

    @SafeVarargs
    private static void keytool(List<String>... arguments) {
        List<String> all = new ArrayList<>();
        for (List<String> some : arguments) {
            all.addAll(some);
        }
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var outcome = new Command(keytool).run(all);
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
    }

    private static SSLContext context(Path store) {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, STORE_PASSWORD.toCharArray());
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, STORE_PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
