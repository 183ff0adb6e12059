package dev.vireo.simulator.datastore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// An extent of the format SEsparse in which no block has been written: the constant header, the
/// volatile header, and a grain directory without entries.
///
/// @param sectors the size of the disk
record SeSparseHeader(long sectors) {
    private static final long CONSTANT_MAGIC = 0xcafebabeL;
    private static final long VOLATILE_MAGIC = 0xcafecafeL;
    private static final long VERSION = 0x0000000200000001L;
    private static final int GRAIN_SECTORS = 8;
    private static final int TABLE_SECTORS = 64;
    private static final int ENTRIES_OF_TABLE = TABLE_SECTORS * 512 / 8;
    private static final int ALIGNMENT = 2048;

    static SeSparseHeader of(long sectors) {
        return new SeSparseHeader(sectors);
    }

    /// Returns how many grain tables there would be if all was written.
    private long tables() {
        long perTable = (long) ENTRIES_OF_TABLE * GRAIN_SECTORS;
        return (sectors + perTable - 1) / perTable;
    }

    byte[] bytes() {
        long directory = aligned((tables() * 8 + 511) / 512);
        long tables = aligned(tables() * TABLE_SECTORS);
        long grains = (sectors + GRAIN_SECTORS - 1) / GRAIN_SECTORS;
        long bitmap = aligned((grains + 4095) / 4096);
        long backMap = aligned((grains * 8 + 511) / 512);
        long start = ALIGNMENT;
        ByteBuffer file =
                ByteBuffer.allocate((int) (start + ALIGNMENT + directory) * 512)
                        .order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(CONSTANT_MAGIC).putLong(VERSION).putLong(sectors);
        file.putLong(GRAIN_SECTORS).putLong(TABLE_SECTORS).putLong(0);
        file.position(file.position() + 4 * 8); // reserved
        file.putLong(1).putLong(1); // volatile header
        file.putLong(ALIGNMENT / 2).putLong(ALIGNMENT / 2); // journal header
        file.putLong(start).putLong(ALIGNMENT); // journal
        long place = start + ALIGNMENT;
        for (long size : new long[] {directory, tables, bitmap, backMap}) {
            file.putLong(place).putLong(size);
            place += size;
        }
        file.putLong(place).putLong(aligned(grains * GRAIN_SECTORS)); // grains
        file.position(512);
        file.putLong(VOLATILE_MAGIC).putLong(0).putLong(0).putLong(0);
        return file.array();
    }

    private static long aligned(long count) {
        return (count + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
