package dev.vireo.vmx;

import dev.vireo.model.RawText;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// An escape of the ESX world: a mark and two hexadecimal digits for each byte that may not stand
/// as it is.
///
/// libvirt: `virVMXEscapeHex` and `virVMXUnescapeHex`.
public enum HexEscape {
    /// Names of virtual machines in the inventory, and `displayName`: `%`, `/` and `\` are escaped
    /// with a percent sign.
    NAME('%', "%/\\"),
    /// Values of a VMX file: `|` and `"` are escaped with a pipe.
    VMX_VALUE('|', "|\"");

    private final char mark;
    private final String escaped;

    HexEscape(char mark, String escaped) {
        this.mark = mark;
        this.escaped = escaped;
    }

    /// Escapes a text.
    ///
    /// @param text the plain text
    /// @return the escaped text, with lower-case digits
    public String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escaped.indexOf(c) < 0) {
                out.append(c);
            } else {
                out.append(mark).append(HexFormat.of().toHexDigits((byte) c));
            }
        }
        return out.toString();
    }

    /// Resolves the escapes of a text, byte by byte: what they make need not be UTF-8, and is then
    /// kept as [RawText] does. An escaped NUL ends the text, as it does in libvirt.
    ///
    /// @param text the escaped text
    /// @return the plain text; empty if a mark is not followed by two hexadecimal digits, be it
    ///   behind a NUL
    public Optional<String> unescape(String text) {
        return resolve(text, mark).map(HexEscape::beforeNul);
    }

    /// Resolves the escapes of a text that begin with a mark; bytes that are no UTF-8 are kept as
    /// [RawText] does.
    ///
    /// @return the plain text; empty if a mark is not followed by two hexadecimal digits
    static Optional<String> resolve(String text, char mark) {
        if (text.indexOf(mark) < 0) {
            return Optional.of(text);
        }
        byte[] bytes = RawText.encode(text);
        int size = 0;
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] != mark) {
                bytes[size++] = bytes[at++];
                continue;
            }
            if (at + 2 >= bytes.length || !isHex(bytes[at + 1]) || !isHex(bytes[at + 2])) {
                return Optional.empty();
            }
            int high = HexFormat.fromHexDigit(bytes[at + 1]);
            bytes[size++] = (byte) (high << 4 | HexFormat.fromHexDigit(bytes[at + 2]));
            at += 3;
        }
        return Optional.of(RawText.decode(Arrays.copyOf(bytes, size)));
    }

    private static String beforeNul(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }

    private static boolean isHex(byte digit) {
        return HexFormat.isHexDigit(digit);
    }
}
