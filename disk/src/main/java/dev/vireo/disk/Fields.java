package dev.vireo.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The numbers of a header, of which none is believed before it was looked at.
final class Fields {
    private final ByteSource source;
    private final byte[] bytes;

    /// Takes what was read.
    ///
    /// @param source the file, for messages
    /// @param bytes the header
    Fields(ByteSource source, byte[] bytes) {
        this.source = source;
        this.bytes = bytes;
    }

    /// Reads a header.
    static Fields read(ByteSource source, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (position < 0 || position > source.size() - length) {
            throw DiskFormatException.ended(source, position, length);
        }
        source.read(position, bytes, 0, length);
        return new Fields(source, bytes);
    }

    ByteSource source() {
        return source;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean starts(String magic) {
        return bytes.length >= magic.length()
                && new String(bytes, 0, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }

    int word(int offset) {
        return view().getShort(offset) & 0xffff;
    }

    long unsignedInt(int offset) {
        return view().getInt(offset) & 0xffffffffL;
    }

    long number(int offset) {
        return view().getLong(offset);
    }

    /// Reads a number that must be within bounds.
    ///
    /// @param what what it is, for messages
    long within(String what, long number, long least, long most) throws DiskFormatException {
        if (number < least || number > most) {
            throw new DiskFormatException(
                    source.name(),
                    "has a header with "
                            + what
                            + " "
                            + Long.toUnsignedString(number)
                            + ", which cannot be");
        }
        return number;
    }

    private ByteBuffer view() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
