package dev.vireo.disk;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Compressed grains, as OVF packages have them. Before each there may be a mark that says which
/// sector it is and how long.
///
/// @param grainLength how long a grain is when it is unpacked, in bytes
/// @param marked whether there are marks
record GrainPacking(int grainLength, boolean marked) {
    private static final int MARK = 12;

    /// Reads a part of a grain.
    ///
    /// @param place where the file has the grain
    /// @param position where the part starts in the extent
    /// @param end where the grain ends in the extent
    void read(
            ByteSource source,
            long place,
            long position,
            long end,
            byte[] into,
            int offset,
            int count)
            throws IOException {
        long start = position - position % grainLength;
        byte[] grain = unpack(source, place, start, (int) (end - start));
        System.arraycopy(grain, (int) (position - start), into, offset, count);
    }

    private byte[] unpack(ByteSource source, long place, long start, int length)
            throws IOException {
        int skipped = marked ? MARK : 0;
        // deflate makes what it cannot compress hardly longer
        long most = Math.min(source.size() - place, skipped + 2L * grainLength);
        if (most <= skipped) {
            throw DiskFormatException.ended(source, place, skipped + 1);
        }
        byte[] head = new byte[skipped];
        source.read(place, head, 0, skipped);
        int packed = (int) most - skipped;
        if (marked) {
            Fields fields = new Fields(source, head);
            long sector = fields.number(0);
            packed = (int) Math.min(packed, fields.unsignedInt(8));
            if (sector != start / VmdkDescriptor.SECTOR || packed == 0) {
                throw damaged(source, place);
            }
        }
        byte[] bytes = new byte[packed];
        source.read(place + skipped, bytes, 0, packed);
        return inflate(source, place, bytes, length);
    }

    private byte[] inflate(ByteSource source, long place, byte[] bytes, int length)
            throws IOException {
        byte[] grain = new byte[length];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(bytes);
            int done = 0;
            while (done < length) {
                int more = inflater.inflate(grain, done, length - done);
                if (more == 0) {
                    throw damaged(source, place);
                }
                done += more;
            }
        } catch (DataFormatException _) {
            throw damaged(source, place);
        }
        return grain;
    }

    private static DiskFormatException damaged(ByteSource source, long place) {
        return new DiskFormatException(
                source.name(), "has a damaged compressed grain at byte " + place);
    }
}
