package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir private Path folder;

    @Test
    void servesHttpsWithTheCertificateGiven()
            throws IOException, GeneralSecurityException, InterruptedException {
        SSLContext context = context();
        try (Simulator simulator = Simulator.builder().tls(context).start()) {
            assertThat(simulator.url().getScheme()).isEqualTo("https");
            HttpsURLConnection connection =
                    (HttpsURLConnection) simulator.url().toURL().openConnection();
            connection.setSSLSocketFactory(context.getSocketFactory());
            connection.setDoOutput(true);
            byte[] login =
                    PlainClient.envelope(
                            "Login",
                            Map.of(
                                    "sessionManager", "ha-sessionmgr",
                                    "user", simulator.user(),
                                    "password", simulator.password()));
            try (OutputStream out = connection.getOutputStream()) {
                out.write(login);
            }
            assertThat(connection.getHeaderField("Set-Cookie")).endsWith("HttpOnly; Secure;");
            try (InputStream in = connection.getInputStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("<userName>root</userName>");
            }
        }
    }

    private SSLContext context()
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "SAN=IP:127.0.0.1")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", keys.getCertificate("mykey"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
