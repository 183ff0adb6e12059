package dev.vireo.simulator.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/// A self-signed certificate for the loopback interface and one more host, with a new key that
/// never leaves the process: ECDSA over P-256, with SHA-256.
public final class ServerCertificate {
    private static final Duration BEFORE = Duration.ofDays(1); // clocks differ
    private static final Duration AFTER = Duration.ofDays(397);
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final KeyPair keys;
    private final X509Certificate certificate;

    private ServerCertificate(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /// Makes a certificate.
    ///
    /// @param host a name or an address that it is for, beside those of the loopback interface
    /// @param now what time it is: it is valid from a day before to a year after
    /// @return the certificate and its key
    public static ServerCertificate make(String host, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] algorithm = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
            byte[] body = body(keys, algorithm, host, now);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            byte[] all = Der.sequence(body, algorithm, Der.bits(0, signature.sign()));
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return new ServerCertificate(
                    keys,
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(all)));
        } catch (GeneralSecurityException e) { // every JDK has these algorithms
            throw new IllegalStateException("a certificate cannot be made: " + e.getMessage(), e);
        }
    }

    private static byte[] body(KeyPair keys, byte[] algorithm, String host, Instant now) {
        byte[] name =
                Der.sequence(
                        Der.set(Der.sequence(Der.oid(2, 5, 4, 10), Der.text("Vireo simulator"))),
                        Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.text(host))));
        return Der.sequence(
                Der.value(0xa0, Der.integer(BigInteger.TWO)), // version 3
                Der.integer(BigInteger.valueOf(now.toEpochMilli())),
                algorithm,
                name,
                Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(AFTER))),
                name,
                keys.getPublic().getEncoded(),
                Der.value(0xa3, extensions(host)));
    }

    private static byte[] extensions(String host) {
        byte[] forServers = Der.sequence(Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1));
        byte[] digitalSignature = Der.bits(7, new byte[] {(byte) 0x80});
        return Der.sequence(
                extension(19, true, Der.sequence()), // no authority
                extension(15, true, digitalSignature),
                extension(37, false, forServers),
                extension(17, false, names(host)));
    }

    private static byte[] extension(int number, boolean critical, byte[] value) {
        byte[] oid = Der.oid(2, 5, 29, number);
        return critical
                ? Der.sequence(oid, Der.flag(true), Der.octets(value))
                : Der.sequence(oid, Der.octets(value));
    }

    private static byte[] names(String host) {
        Set<String> hosts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        hosts.add(host);
        List<byte[]> names = new ArrayList<>();
        for (String each : hosts) {
            names.add(
                    ADDRESS.matcher(each).matches()
                            ? Der.value(0x87, address(each))
                            : Der.value(0x82, each.getBytes(StandardCharsets.US_ASCII)));
        }
        return Der.sequence(names.toArray(byte[][]::new));
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress(); // an address is not looked up
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is no address", e);
        }
    }

    /// Returns the certificate.
    ///
    /// @return the certificate
    public X509Certificate certificate() {
        return certificate;
    }

    /// Returns what a server socket shows it with.
    ///
    /// @return a context of its own
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager keyManager = new OneKey(keys.getPrivate(), certificate);
            context.init(new KeyManager[] {keyManager}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /// Returns the certificate as a text that `curl --cacert` takes.
    ///
    /// @return PEM
    public String pem() {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n"
                + encoder.encodeToString(encoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /// Returns the digest that people compare certificates by.
    ///
    /// @param algorithm `SHA-1` or `SHA-256`
    /// @return upper-case pairs of hexadecimal digits, with colons between them
    public String thumbprint(String algorithm) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(encoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("there is no digest " + algorithm, e);
        }
    }

    private byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) { // it was made of its encoding
            throw new IllegalStateException(e);
        }
    }
}
