package dev.vireo.simulator.datastore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The constant header of an extent of the format SEsparse: where its parts are. VMware has not
/// published the format; this is what readers of it agree on. All numbers are little-endian, and
/// all places and sizes are in sectors.
///
/// Behind the two headers and the journal lies the directory, with 8 bytes for each table; a table
/// has 8 bytes for each of its 4096 grains of 4 KiB. Behind the tables lie a bitmap of free grains
/// and a map from grains back to the disk, which nothing here needs, and then the grains.
///
/// @param sectors the size of the disk
/// @param directory where the directory is
/// @param directorySize how large it is
/// @param tables where the tables are
/// @param bitmap where the bitmap of free grains is
/// @param backMap where the map back is
/// @param grains where the grains are
record SeSparseHeader(
        long sectors,
        long directory,
        long directorySize,
        long tables,
        long bitmap,
        long backMap,
        long grains) {
    /// How long a sector is in bytes.
    static final int SECTOR = 512;

    /// How long a grain is in bytes.
    static final int GRAIN = 4096;

    /// How long a table is in bytes.
    static final int TABLE = 64 * SECTOR;

    /// How many grains a table has.
    static final int ENTRIES = TABLE / Long.BYTES;

    /// Where the volatile header is; the number of the first free table is 8 bytes behind it.
    static final int VOLATILE = SECTOR;

    private static final long CONSTANT_MAGIC = 0xcafebabeL;
    private static final long VOLATILE_MAGIC = 0xcafecafeL;
    private static final long VERSION = 0x0000000200000001L;
    private static final int GRAIN_SECTORS = GRAIN / SECTOR;
    private static final int TABLE_SECTORS = TABLE / SECTOR;
    private static final int ALIGNMENT = 2048;
    private static final int DIRECTORY_AT = 16 * Long.BYTES; // of the pairs of place and size

    /// Lays out an extent.
    ///
    /// @param sectors the size of the disk
    static SeSparseHeader of(long sectors) {
        long count = grains(sectors);
        long directorySize = aligned(sectorsOf(tables(sectors) * Long.BYTES));
        long directory = 2L * ALIGNMENT;
        long tables = directory + directorySize;
        long bitmap = tables + aligned(tables(sectors) * TABLE_SECTORS);
        long backMap = bitmap + aligned(sectorsOf((count + 7) / 8));
        long grains = backMap + aligned(sectorsOf(count * Long.BYTES));
        return new SeSparseHeader(
                sectors, directory, directorySize, tables, bitmap, backMap, grains);
    }

    /// Reads the headers.
    ///
    /// @param bytes the beginning of the extent, at least two sectors
    /// @throws VmdkFormatException if it is no such extent, or was not closed properly
    static SeSparseHeader parse(byte[] bytes) throws VmdkFormatException {
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        require(header.getLong(0) == CONSTANT_MAGIC, "no SEsparse extent");
        require(header.getLong(8) == VERSION, "an unknown version of SEsparse");
        require(header.getLong(24) == GRAIN_SECTORS, "an unknown size of grains");
        require(header.getLong(32) == TABLE_SECTORS, "an unknown size of grain tables");
        require(header.getLong(VOLATILE) == VOLATILE_MAGIC, "no volatile header");
        require(header.getLong(VOLATILE + 24) == 0, "a journal that was not replayed");
        int pairs = DIRECTORY_AT;
        return new SeSparseHeader(
                header.getLong(16),
                header.getLong(pairs),
                header.getLong(pairs + 8),
                header.getLong(pairs + 16),
                header.getLong(pairs + 32),
                header.getLong(pairs + 48),
                header.getLong(pairs + 64));
    }

    private static void require(boolean met, String problem) throws VmdkFormatException {
        if (!met) {
            throw new VmdkFormatException(problem);
        }
    }

    /// Returns how many tables there are when all is written.
    private static long tables(long sectors) {
        return (grains(sectors) + ENTRIES - 1) / ENTRIES;
    }

    private static long grains(long sectors) {
        return (sectors + GRAIN_SECTORS - 1) / GRAIN_SECTORS;
    }

    private static long sectorsOf(long bytes) {
        return (bytes + SECTOR - 1) / SECTOR;
    }

    private static long aligned(long count) {
        return (count + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /// Returns an extent in which nothing has been written, up to the end of its directory.
    byte[] bytes() {
        ByteBuffer file =
                ByteBuffer.allocate((int) (directory + directorySize) * SECTOR)
                        .order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(CONSTANT_MAGIC).putLong(VERSION).putLong(sectors);
        file.putLong(GRAIN_SECTORS).putLong(TABLE_SECTORS).putLong(0);
        file.position(file.position() + 4 * Long.BYTES); // reserved
        file.putLong(1).putLong(1); // volatile header
        file.putLong(ALIGNMENT / 2).putLong(ALIGNMENT / 2); // journal header
        file.putLong(ALIGNMENT).putLong(ALIGNMENT); // journal
        file.putLong(directory).putLong(directorySize);
        file.putLong(tables).putLong(bitmap - tables);
        file.putLong(bitmap).putLong(backMap - bitmap);
        file.putLong(backMap).putLong(grains - backMap);
        file.putLong(grains).putLong(aligned(grains(sectors) * GRAIN_SECTORS));
        file.putLong(VOLATILE, VOLATILE_MAGIC);
        return file.array();
    }
}
