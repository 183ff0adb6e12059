package dev.vireo.vmx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/// An encoding that the entry `.encoding` of a VMX file names.
///
/// libvirt: `virVMXConvertToUTF8`, which leaves names and conversion to libxml2.
///
/// @param name the name as it is written
/// @param charset what it means
record VmxEncoding(String name, Charset charset) {
    /// The encoding of a file that names none.
    static final String UTF_8 = "UTF-8";

    /// Finds an encoding.
    ///
    /// @throws VirtException with [ErrorCode#INTERNAL_ERROR] if libxml2 does not know the name
    static VmxEncoding named(String name) {
        try {
            return new VmxEncoding(name, Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.NONE,
                    "libxml2 doesn't handle " + name + " encoding",
                    e);
        }
    }

    /// Makes text of bytes, up to the first that means no character.
    String decode(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length * 2);
        charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), out, true);
        return out.flip().toString();
    }

    /// Makes bytes of text.
    ///
    /// @param what what the text is, for the error
    /// @throws VirtException with [ErrorCode#CONFIG_UNSUPPORTED] if a character is not in the
    ///   encoding
    byte[] encode(String text, String what) {
        try {
            ByteBuffer out = charset.newEncoder().encode(CharBuffer.wrap(text));
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
}
