package dev.vireo.soap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Watches bytes go by for what the XML parser lets through: characters in more bytes than they
/// need, which could hide forbidden ones, and characters beyond the last one of Unicode.
///
/// Nearly all bytes are ASCII, so it looks at many at a time.
final class Utf8Watch {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 4 * Long.BYTES;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private int last; // the byte before
    private boolean bad;

    /// Looks at some bytes.
    ///
    /// @return how many characters begin in them
    int see(byte[] buffer, int offset, int length) {
        int characters = 0;
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int ascii = skipAscii(buffer, at, end);
            if (ascii > at) {
                characters += ascii - at;
                at = ascii;
                last = 0;
            } else {
                int next = buffer[at++] & 0xff;
                characters += (next & 0xc0) == 0x80 ? 0 : 1;
                bad |= next >= 0x80 && isBad(last, next);
                last = next;
            }
        }
        return characters;
    }

    /// Returns the end of a run of blocks with nothing but ASCII.
    private static int skipAscii(byte[] buffer, int start, int end) {
        int at = start;
        while (at + BLOCK <= end) {
            long bits =
                    (long) LONGS.get(buffer, at)
                            | (long) LONGS.get(buffer, at + 8)
                            | (long) LONGS.get(buffer, at + 16)
                            | (long) LONGS.get(buffer, at + 24);
            if ((bits & HIGH_BITS) != 0) {
                break;
            }
            at += BLOCK;
        }
        return at;
    }

    /// Returns whether there was anything that is not UTF-8. There may be even if this is false:
    /// the parser finds the rest.
    boolean isBad() {
        return bad;
    }

    private static boolean isBad(int before, int next) {
        return switch (before) {
            case 0xe0 -> next < 0xa0;
            case 0xf0 -> next < 0x90;
            case 0xf4 -> next >= 0x90;
            default -> next == 0xc0 || next == 0xc1 || next >= 0xf5;
        };
    }
}
