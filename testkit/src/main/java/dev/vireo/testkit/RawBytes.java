package dev.vireo.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Texts of generators as bytes: UTF-8, and for each lone low surrogate U+DC80 to U+DCFF the one
/// byte it stands for, so that a generator can put in what is no UTF-8.
public final class RawBytes {
    private RawBytes() {}

    /// Encodes a text.
    ///
    /// @param text the text; other lone surrogates become `?`
    /// @return its bytes
    public static byte[] of(String text) {
        var bytes = new ByteArrayOutputStream(text.length() + 16);
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paired = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            if (c >= 0xDC80 && c <= 0xDCFF && !paired) {
                bytes.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
                bytes.write(c & 0xFF);
                from = i + 1;
            }
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
