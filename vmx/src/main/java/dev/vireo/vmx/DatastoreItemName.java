package dev.vireo.vmx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// The names of files and folders that are made in a datastore for a domain or a volume.
///
/// The way back is a guess: seven characters become the same underscore, an underscore may have
/// been one from the start, and a plus sign with the like of base64 behind it may be part of the
/// name of a file that nobody escaped. Where the name of a domain is wanted, ask the server for it.
public final class DatastoreItemName {
    private static final String REPLACED = "\"*:<>?|";
    private static final String NORMAL = " '(),-._";
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private DatastoreItemName() {}

    /// Escapes a name, in three steps: `" * : < > ? |` become underscores; `%`, `/` and `\` are
    /// written as [HexEscape#NAME] does; each run of bytes (in UTF-8) other than ASCII letters and
    /// digits, space and `' ( ) , - . _` is written as a plus sign and its base64, without padding
    /// and with a comma for the slash, with a dash behind it if the name goes on.
    ///
    /// libvirt: `esxUtil_EscapeDatastoreItem`.
    ///
    /// @param name the name
    /// @return the name as it stands in a datastore
    /// @throws VirtException with [ErrorCode#INVALID_ARG] if the name is empty; libvirt fails too,
    ///   without a word
    public static String escape(String name) {
        if (name.isEmpty()) {
            throw new VirtException(ErrorCode.INVALID_ARG, "a datastore item has a name");
        }
        byte[] bytes = RawText.encode(HexEscape.NAME.escape(replace(name)));
        StringBuilder out = new StringBuilder(bytes.length + 16);
        int at = 0;
        while (at < bytes.length) {
            if (isNormal(bytes[at])) {
                out.append((char) bytes[at]);
                at++;
                continue;
            }
            int start = at;
            while (at < bytes.length && !isNormal(bytes[at])) {
                at++;
            }
            out.append('+').append(base64(Arrays.copyOfRange(bytes, start, at)));
            if (at < bytes.length) {
                out.append('-');
            }
        }
        return out.toString();
    }

    /// Finds the name that has been escaped, as far as that can be told: of the seven characters
    /// that became underscores nothing is known.
    ///
    /// @param item the name as it stands in a datastore
    /// @return the name; empty if [#escape] makes this item of no name
    public static Optional<String> unescape(String item) {
        byte[] bytes = RawText.encode(item);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] != '+') {
                out.write(bytes[at]);
                at++;
                continue;
            }
            int end = at + 1;
            while (end < bytes.length && bytes[end] != '-') {
                end++;
            }
            String run = new String(bytes, at + 1, end - at - 1, StandardCharsets.ISO_8859_1);
            try {
                out.writeBytes(Base64.getDecoder().decode(run.replace(',', '/')));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
            at = end + 1;
        }
        return HexEscape.NAME
                .unescape(RawText.decode(out.toByteArray()))
                .filter(name -> !name.isEmpty() && escape(name).equals(item));
    }

    private static String replace(String name) {
        StringBuilder out = new StringBuilder(name);
        for (int i = 0; i < out.length(); i++) {
            if (REPLACED.indexOf(out.charAt(i)) >= 0) {
                out.setCharAt(i, '_');
            }
        }
        return out.toString();
    }

    private static String base64(byte[] bytes) {
        return new String(BASE64.encode(bytes), StandardCharsets.US_ASCII).replace('/', ',');
    }

    private static boolean isNormal(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || (b > 0 && NORMAL.indexOf(b) >= 0);
    }
}
