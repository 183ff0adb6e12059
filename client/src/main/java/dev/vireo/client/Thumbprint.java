package dev.vireo.client;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/// The fingerprint of a certificate, as the VMware tools show it.
///
/// @param hex upper-case hexadecimal bytes with colons between them; 32 bytes are SHA-256, 20 are
///   SHA-1
public record Thumbprint(String hex) {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
    private static final int SHA1_DIGITS = 40;
    private static final int SHA256_DIGITS = 64;

    /// Brings the text into the common form; colons and the case of the digits do not matter.
    public Thumbprint {
        String digits = hex.replace(":", "").toUpperCase(Locale.ROOT);
        if (!digits.chars().allMatch(HexFormat::isHexDigit)
                || (digits.length() != SHA1_DIGITS && digits.length() != SHA256_DIGITS)) {
            throw new IllegalArgumentException(
                    "not a certificate thumbprint: '"
                            + OneLine.of(hex)
                            + "' (expected 32 hexadecimal bytes for SHA-256 or 20 for SHA-1)");
        }
        hex = COLONS.formatHex(HexFormat.of().parseHex(digits));
    }

    /// Computes the SHA-256 thumbprint of a certificate.
    ///
    /// @param certificate the certificate
    /// @return its thumbprint
    public static Thumbprint sha256(X509Certificate certificate) {
        return digest("SHA-256", certificate);
    }

    static Thumbprint sha1(X509Certificate certificate) {
        return digest("SHA-1", certificate);
    }

    /// Tells whether the certificate has this thumbprint.
    boolean matches(X509Certificate certificate) {
        return equals(sameKindOf(certificate));
    }

    /// Returns the thumbprint that a certificate has by the algorithm of this one.
    Thumbprint sameKindOf(X509Certificate certificate) {
        return digest(hex.length() > SHA1_DIGITS * 2 ? "SHA-256" : "SHA-1", certificate);
    }

    private static Thumbprint digest(String algorithm, X509Certificate certificate) {
        try {
            return new Thumbprint(
                    COLONS.formatHex(
                            MessageDigest.getInstance(algorithm).digest(certificate.getEncoded())));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("cannot compute a certificate's " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
