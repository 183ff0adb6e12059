package dev.vireo.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A self-signed certificate made by the JDK's keytool, with a server socket factory that shows it.
///
/// @param certificate the certificate
/// @param pem a file that holds it
/// @param serverSockets makes listening sockets that use it
record TestCertificates(X509Certificate certificate, Path pem, ServerSocketFactory serverSockets) {
    private static final String STORE_PASSWORD = "store-password";

    /// Makes a certificate.
    ///
    /// @param folder where to put its files
    /// @param name the files' name
    /// @param names the subject alternative names in keytool's form
    /// @param start the start of its validity in keytool's form, such as `-2d`
    /// @param days the days of its validity
    static TestCertificates make(Path folder, String name, String names, String start, int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        run(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name + ", O=Vireo tests",
                        "-ext",
                        "san=" + names,
                        "-startdate",
                        start,
                        "-validity",
                        Integer.toString(days),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, STORE_PASSWORD.toCharArray());
        }
        X509Certificate certificate = (X509Certificate) keys.getCertificate("server");
        Path pem = folder.resolve(name + ".pem");
        Files.writeString(pem, pem(certificate), StandardCharsets.US_ASCII);
        return new TestCertificates(certificate, pem, sockets(keys));
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static ServerSocketFactory sockets(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private static void run(Path folder, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "keytool", ".txt");
        int exit =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IOException("keytool failed: " + Files.readString(output));
        }
    }
}
