package dev.vireo.driver.esx.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Gives each name another one: always the same, and no two the same. What comes out depends on a
/// key, so that nobody can try out which name it was.
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String CONSONANTS = "bdfghklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int PATIENCE = 200;
    private static final int OCTETS = 3; // of an address that name a network
    private static final Set<String> VMWARE = Set.of("000c29", "000569", "001c14");

    private final Mac mac;
    private final Map<String, String> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Pseudonyms(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each Java has " + ALGORITHM, e);
        }
    }

    /// Replaces a run of letters and digits.
    String word(String word) {
        if (word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return digits(word);
        }
        String lower = word.toLowerCase(Locale.ROOT);
        boolean hex =
                word.length() >= 6
                        && word.matches("[0-9a-f]+|[0-9A-F]+")
                        && word.chars().anyMatch(Character::isDigit);
        if (hex) {
            String changed = hex(lower);
            return lower.equals(word) ? changed : changed.toUpperCase(Locale.ROOT);
        }
        if (lower.equals(word)) {
            return name(lower);
        }
        if (word.toUpperCase(Locale.ROOT).equals(word)) {
            return name(lower).toUpperCase(Locale.ROOT);
        }
        String capital = lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
        if (capital.equals(word)) {
            String changed = name(lower);
            return changed.substring(0, 1).toUpperCase(Locale.ROOT) + changed.substring(1);
        }
        return name(word);
    }

    private String name(String word) {
        int syllables = word.length() <= 2 ? 2 : word.length() <= 4 ? 3 : 4;
        return give(
                "name",
                word,
                attempt -> {
                    byte[] bytes = digest("name" + attempt, word);
                    StringBuilder text = new StringBuilder(2 * syllables + 2);
                    int count = syllables + attempt / 50; // if all short ones are taken
                    for (int i = 0; i < count; i++) {
                        text.append(CONSONANTS.charAt((bytes[2 * i] & 255) % CONSONANTS.length()));
                        text.append(VOWELS.charAt((bytes[2 * i + 1] & 255) % VOWELS.length()));
                    }
                    return text.toString();
                });
    }

    private String digits(String number) {
        return give(
                "digits" + number.length(),
                number,
                attempt -> {
                    byte[] bytes = digest("digits" + attempt, number);
                    StringBuilder text = new StringBuilder(number.length());
                    for (int i = 0; i < number.length(); i++) {
                        text.append((char) ('0' + (bytes[i % bytes.length] & 255) % 10));
                    }
                    return text.toString();
                });
    }

    /// Replaces hexadecimal digits, which have to be lower-case.
    String hex(String digits) {
        return give(
                "hex" + digits.length(),
                digits,
                attempt -> {
                    StringBuilder text = new StringBuilder(digits.length());
                    for (int i = 0; text.length() < digits.length(); i++) {
                        text.append(
                                HexFormat.of()
                                        .formatHex(digest("hex" + attempt + "." + i, digits)));
                    }
                    return text.substring(0, digits.length());
                });
    }

    /// Replaces the address of a network adapter.
    ///
    /// @param digits 12 lower-case hexadecimal digits
    String mac(String digits) {
        String vendor = digits.substring(0, 6);
        if (vendor.equals("005056")) {
            int kind = Integer.parseInt(digits.substring(6, 7), 16) & 0xc; // manual or generated
            String rest = hex(digits).substring(1);
            int low = Integer.parseInt(hex(digits).substring(0, 1), 16) & 3;
            return give(
                    "mac",
                    digits,
                    attempt ->
                            vendor
                                    + Integer.toHexString(kind | low)
                                    + (attempt == 0
                                                    ? rest
                                                    : HexFormat.of()
                                                            .formatHex(
                                                                    digest(
                                                                            "mac" + attempt,
                                                                            digits)))
                                            .substring(0, 5));
        }
        boolean kept = VMWARE.contains(vendor);
        return give(
                "mac",
                digits,
                attempt -> {
                    String made = HexFormat.of().formatHex(digest("mac" + attempt, digits));
                    return kept ? vendor + made.substring(0, 6) : "02" + made.substring(0, 10);
                });
    }

    /// Replaces an IPv4 address; those of one network of 256 addresses stay in one.
    String ipv4(String address) {
        String[] octets = address.split("\\.", -1);
        if (isSpecial(octets)) {
            return address;
        }
        String net = octets[0] + "." + octets[1] + "." + octets[2];
        String network =
                give(
                        "net",
                        net,
                        attempt -> {
                            byte[] bytes = digest("net" + attempt, net);
                            return "10." + (bytes[0] & 255) + "." + (bytes[1] & 255);
                        });
        String last = octets[OCTETS];
        if (last.equals("0") || last.equals("255")) {
            return network + "." + last;
        }
        return give(
                "ipv4",
                address,
                attempt ->
                        network + "." + (1 + (digest("ipv4" + attempt, address)[0] & 255) % 254));
    }

    /// Masks, loopback, any address.
    private static boolean isSpecial(String[] octets) {
        int bits = 0;
        for (String octet : octets) {
            bits = bits << 8 | Integer.parseInt(octet);
        }
        boolean mask = (~bits & ~bits + 1) == 0 && bits < 0; // ones, then zeros
        return mask || bits == 0 || octets[0].equals("127");
    }

    /// Replaces an IPv6 address.
    ///
    /// @param address lower-case
    String ipv6(String address) {
        if (address.equals("::") || address.equals("::1")) {
            return address;
        }
        String prefix = address.startsWith("fe80") ? "fe80::" : "2001:db8::";
        return give(
                "ipv6",
                address,
                attempt -> {
                    ByteBuffer bytes = ByteBuffer.wrap(digest("ipv6" + attempt, address));
                    return prefix
                            + Integer.toHexString(bytes.getShort() & 0xffff)
                            + ":"
                            + Integer.toHexString(bytes.getShort() & 0xffff)
                            + ":"
                            + Integer.toHexString(bytes.getShort() & 0xffff);
                });
    }

    private String give(String kind, String before, IntFunction<String> maker) {
        String key = kind + ":" + before;
        String known = given.get(key);
        if (known != null) {
            return known;
        }
        for (int attempt = 0; ; attempt++) {
            String made = maker.apply(Math.min(attempt, 10 * PATIENCE));
            boolean good = attempt > PATIENCE || !made.equals(before);
            boolean free = good && !Vocabulary.has(made) && taken.add(kind + ":" + made);
            if (free || attempt > 20 * PATIENCE) {
                given.put(key, made);
                return made;
            }
        }
    }

    private byte[] digest(String purpose, String text) {
        return mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }
}
