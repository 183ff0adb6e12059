package dev.vireo.simulator.datastore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The first sector of a stream-optimized sparse extent, and its footer.
///
/// @param version 1, 2 or 3
/// @param flags which parts there are
/// @param capacity the size of the disk, in sectors
/// @param grainSectors the size of a grain, in sectors
/// @param descriptorSector where the descriptor begins
/// @param descriptorSectors how long it is
/// @param tableEntries how many grains a table has
/// @param directorySector where the directory of the tables is, [#AT_END] if the footer says it
/// @param overhead where the first grain may be
/// @param compression 1 for deflate
record StreamVmdkHeader(
        int version,
        int flags,
        long capacity,
        long grainSectors,
        long descriptorSector,
        long descriptorSectors,
        int tableEntries,
        long directorySector,
        long overhead,
        int compression) {
    static final long AT_END = -1;
    static final int SECTOR = 512;
    static final int GRAIN_SECTORS = 128;
    static final int TABLE_ENTRIES = 512;
    static final int OVERHEAD = 128;

    private static final int MAGIC = 0x564d444b; // KDMV on the wire
    private static final int LINE_ENDS = 1;
    private static final int COMPRESSED = 1 << 16;
    private static final int MARKERS = 1 << 17;
    private static final int DEFLATE = 1;
    private static final int LARGEST_GRAIN = 2048;
    private static final int LARGEST_TABLE = 4096;

    static StreamVmdkHeader of(long capacity, long directorySector) {
        return new StreamVmdkHeader(
                3,
                LINE_ENDS | COMPRESSED | MARKERS,
                capacity,
                GRAIN_SECTORS,
                1,
                20,
                TABLE_ENTRIES,
                directorySector,
                OVERHEAD,
                DEFLATE);
    }

    /// Reads a sector.
    ///
    /// @throws VmdkFormatException if it is no header of such an extent
    static StreamVmdkHeader parse(byte[] sector) throws VmdkFormatException {
        ByteBuffer in = ByteBuffer.wrap(sector).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt(0) != MAGIC) {
            throw new VmdkFormatException("This is no sparse VMDK: the magic number is missing.");
        }
        if (in.get(73) != '\n' || in.get(74) != ' ' || in.get(75) != '\r' || in.get(76) != '\n') {
            throw new VmdkFormatException("The line ends in the header were changed on the way.");
        }
        StreamVmdkHeader header =
                new StreamVmdkHeader(
                        in.getInt(4),
                        in.getInt(8),
                        in.getLong(12),
                        in.getLong(20),
                        in.getLong(28),
                        in.getLong(36),
                        in.getInt(44),
                        in.getLong(56),
                        in.getLong(64),
                        in.getShort(77));
        header.check();
        return header;
    }

    private void check() throws VmdkFormatException {
        if (version < 1 || version > 3) {
            throw new VmdkFormatException("The version " + version + " of VMDK is unknown.");
        }
        if ((flags & COMPRESSED) == 0 || (flags & MARKERS) == 0 || compression != DEFLATE) {
            throw new VmdkFormatException("The VMDK is not stream-optimized.");
        }
        boolean power = Long.bitCount(grainSectors) == 1;
        if (!power || grainSectors < 8 || grainSectors > LARGEST_GRAIN) {
            throw new VmdkFormatException("Grains of " + grainSectors + " sectors are not known.");
        }
        if (tableEntries < 1 || tableEntries > LARGEST_TABLE || capacity < 0 || overhead < 1) {
            throw new VmdkFormatException("The header is broken.");
        }
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(version).putInt(flags).putLong(capacity).putLong(grainSectors);
        out.putLong(descriptorSector).putLong(descriptorSectors).putInt(tableEntries);
        out.putLong(0).putLong(directorySector).putLong(overhead).put((byte) 0);
        out.put((byte) '\n').put((byte) ' ').put((byte) '\r').put((byte) '\n');
        out.putShort((short) compression);
        return out.array();
    }
}
