package dev.vireo.vmx;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /// Resolves the escapes of a text.
    ///
    /// @param text the escaped text
    /// @return the plain text; empty if a mark is not followed by two hexadecimal digits, or the
    ///   bytes are no UTF-8
    public Optional<String> unescape(String text) {
        if (text.indexOf(mark) < 0) {
            return Optional.of(text);
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != mark) {
                out.put(in[i]);
                continue;
            }
            if (i + 2 >= in.length || !isHex(in[i + 1]) || !isHex(in[i + 2])) {
                return Optional.empty();
            }
            out.put(
                    (byte)
                            (HexFormat.fromHexDigit(in[i + 1]) << 4
                                    | HexFormat.fromHexDigit(in[i + 2])));
            i += 2;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString());
        } catch (CharacterCodingException _) { // escapes that make no text: say so by being empty
            return Optional.empty();
        }
    }

    private static boolean isHex(byte digit) {
        return HexFormat.isHexDigit(digit);
    }
}
