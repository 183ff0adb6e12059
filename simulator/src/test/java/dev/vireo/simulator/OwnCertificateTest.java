package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.tls.ServerCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnCertificateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T12:00:00Z", "2051-03-01T12:00:00Z"})
    void isSelfSignedForTheLoopbackInterfaceAndOneHost(String time)
            throws GeneralSecurityException {
        Instant now = Instant.parse(time);
        X509Certificate certificate = ServerCertificate.make("esx.example", now).certificate();
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(now));
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(2, "esx.example"));
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=esx.example,O=Vireo simulator");
    }

    @Test
    void thumbprintsAreDigestsOfTheCertificate() {
        ServerCertificate certificate = ServerCertificate.make("127.0.0.1", NOW);
        assertThat(certificate.thumbprint("SHA-1")).matches("([0-9A-F]{2}:){19}[0-9A-F]{2}");
        assertThat(certificate.thumbprint("SHA-256")).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void simulatorServesHttpsWithIt() throws IOException, GeneralSecurityException {
        try (Simulator simulator = Simulator.builder().tls().start()) {
            HttpsURLConnection connection =
                    (HttpsURLConnection)
                            simulator
                                    .url()
                                    .resolve("/sdk/vimServiceVersions.xml")
                                    .toURL()
                                    .openConnection();
            connection.setSSLSocketFactory(trusting(simulator).getSocketFactory());
            assertThat(connection.getResponseCode()).isEqualTo(200);
            assertThat(simulator.thumbprint("SHA-256")).isPresent();
        }
    }

    private static SSLContext trusting(Simulator simulator)
            throws IOException, GeneralSecurityException {
        var factory = java.security.cert.CertificateFactory.getInstance("X.509");
        var pem = simulator.certificate().orElseThrow();
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "simulator",
                factory.generateCertificate(
                        new java.io.ByteArrayInputStream(
                                pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
