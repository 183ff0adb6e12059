package dev.vireo.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The way between the bytes of a file and text, for files that say they are UTF-8 and may not be.
///
/// A byte that is no part of valid UTF-8 becomes one character, `U+DC80` for the byte 0x80 up to
/// `U+DCFF` for the byte 0xFF. Such a lone low surrogate never comes of valid UTF-8, so that each
/// byte comes back as it was.
public final class RawText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char FIRST_RAW = '\uDC80';
    private static final char LAST_RAW = '\uDCFF';
    private static final int RAW_BASE = FIRST_RAW - 0x80;

    private RawText() {}

    /// Makes text of bytes.
    ///
    /// @param bytes any bytes
    /// @return the text they mean, with a lone low surrogate for each byte that is no UTF-8
    public static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeRaw(bytes);
    }

    /// Makes bytes of text; the opposite of [#decode].
    ///
    /// @param text the text
    /// @return its bytes
    /// @throws IllegalArgumentException if the text has a lone surrogate that stands for no byte
    public static byte[] encode(String text) {
        int raw = firstLoneSurrogate(text, 0);
        return raw < 0 ? text.getBytes(StandardCharsets.UTF_8) : encodeRaw(text, raw);
    }

    /// Tells whether a character stands for a byte, if it is no part of a surrogate pair.
    static boolean isRaw(char c) {
        return c >= FIRST_RAW && c <= LAST_RAW;
    }

    private static String decodeRaw(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int from = 0;
        int at = 0;
        while (at < bytes.length) {
            int length = sequenceLength(bytes, at);
            if (length > 0) {
                at += length;
                continue;
            }
            text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8));
            text.append((char) (RAW_BASE + (bytes[at] & 0xFF)));
            at++;
            from = at;
        }
        return text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8)).toString();
    }

    /// Returns the length of the valid UTF-8 sequence that begins at a place, or 0 if none does.
    private static int sequenceLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2) {
            return 0;
        }
        if (first < 0xE0) {
            return continues(bytes, at, 1, 0x80, 0xBF) ? 2 : 0;
        }
        if (first < 0xF0) {
            // neither the long form of a shorter sequence nor a surrogate
            boolean valid =
                    continues(
                                    bytes,
                                    at,
                                    1,
                                    first == 0xE0 ? 0xA0 : 0x80,
                                    first == 0xED ? 0x9F : 0xBF)
                            && continues(bytes, at, 2, 0x80, 0xBF);
            return valid ? 3 : 0;
        }
        if (first > 0xF4) {
            return 0;
        }
        // neither the long form of a shorter sequence nor beyond U+10FFFF
        boolean valid =
                continues(bytes, at, 1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF)
                        && continues(bytes, at, 2, 0x80, 0xBF)
                        && continues(bytes, at, 3, 0x80, 0xBF);
        return valid ? 4 : 0;
    }

    private static boolean continues(byte[] bytes, int at, int offset, int low, int high) {
        if (at + offset >= bytes.length) {
            return false;
        }
        int b = bytes[at + offset] & 0xFF;
        return b >= low && b <= high;
    }

    private static byte[] encodeRaw(String text, int firstRaw) {
        byte[] out = new byte[Math.multiplyExact(text.length(), 3)];
        int size = 0;
        int from = 0;
        int raw = firstRaw;
        while (raw >= 0) {
            char c = text.charAt(raw);
            if (!isRaw(c)) {
                throw new IllegalArgumentException("no character: lone surrogate at index " + raw);
            }
            size = append(out, size, text.substring(from, raw));
            out[size] = (byte) (c - RAW_BASE);
            size++;
            from = raw + 1;
            raw = firstLoneSurrogate(text, from);
        }
        size = append(out, size, text.substring(from));
        return Arrays.copyOf(out, size);
    }

    private static int append(byte[] out, int size, String valid) {
        byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, out, size, bytes.length);
        return size + bytes.length;
    }

    private static int firstLoneSurrogate(String text, int from) {
        int length = text.length();
        int at = from;
        while (at < length) {
            char c = text.charAt(at);
            if (!Character.isSurrogate(c)) {
                at++;
            } else if (Character.isHighSurrogate(c)
                    && at + 1 < length
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at += 2;
            } else {
                return at;
            }
        }
        return -1;
    }
}
