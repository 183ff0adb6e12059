package dev.vireo.vmx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/// An encoding that the entry `.encoding` of a VMX file names.
///
/// libvirt: `virVMXConvertToUTF8`, which leaves names and conversion to libxml2.
///
/// @param name the name as it is written
/// @param charset what it means
record VmxEncoding(String name, Charset charset) {
    /// The encoding of a file that names none.
    static final String UTF_8 = "UTF-8";

    private static final int SMALL_BUFFER = 4096;
    private static final char YEN = '\u00a5';
    private static final char OVERLINE = '\u203e';

    /// Finds an encoding.
    ///
    /// @throws VirtException with [ErrorCode#INTERNAL_ERROR] if libxml2 does not know the name
    static VmxEncoding named(String name) {
        return EncodingNames.find(name)
                .map(charset -> new VmxEncoding(name, charset))
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.INTERNAL_ERROR,
                                ErrorDomain.NONE,
                                "libxml2 doesn't handle " + name + " encoding",
                                null));
    }

    /// What became of bytes.
    ///
    /// @param text the text
    /// @param whole whether all bytes are in it
    record Decoded(String text, boolean whole) {}

    /// Makes text of bytes, up to the first that means no character.
    ///
    /// @param limited whether to end where libvirt's buffer is full
    /// @throws VirtException with [ErrorCode#INTERNAL_ERROR] if there is no character at all
    Decoded decode(byte[] bytes, boolean limited) {
        CharBuffer out = CharBuffer.allocate(bytes.length * 2);
        boolean whole =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes), out, true)
                        .isUnderflow();
        String text = out.flip().toString();
        if (text.isEmpty()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.NONE,
                    "Could not convert from " + name + " to UTF-8 encoding",
                    null);
        }
        if (hasYen()) {
            text = text.replace('\\', YEN).replace('~', OVERLINE);
        }
        int end = limited ? fitting(text, room(bytes.length)) : text.length();
        return new Decoded(text.substring(0, end), whole && end == text.length());
    }

    /// Returns how many bytes of UTF-8 libxml2 makes room for.
    private static long room(int length) {
        long twice = 2L * length;
        return twice < SMALL_BUFFER - 1 ? SMALL_BUFFER - 1 : SMALL_BUFFER + twice + 99;
    }

    /// Returns how much of a text fits into so many bytes of UTF-8.
    private static int fitting(String text, long room) {
        long left = room;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            left -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (left < 0) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /// Makes bytes of text.
    ///
    /// @param what what the text is, for the error
    /// @throws VirtException with [ErrorCode#CONFIG_UNSUPPORTED] if a character is not in the
    ///   encoding
    byte[] encode(String text, String what) {
        try {
            String plain = hasYen() ? text.replace(YEN, '\\').replace(OVERLINE, '~') : text;
            ByteBuffer out = charset.newEncoder().encode(CharBuffer.wrap(plain));
            byte[] bytes = new byte[out.remaining()];
            out.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.NONE,
                    what + " holds a character that the encoding " + name + " has not",
                    e);
        }
    }

    /// Tells whether it has the yen sign and the overline where ASCII has backslash and tilde, as
    /// libvirt sees Shift_JIS and Java does not.
    private boolean hasYen() {
        return charset.name().equals("Shift_JIS");
    }
}
