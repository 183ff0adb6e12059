package dev.vireo.disk;

import java.io.IOException;
import java.util.Optional;

/// The sparse format of ESX's newer snapshots: SEsparse. Grains have 4 KiB, tables 4,096 of them.
///
/// VMware does not publish it. The facts are those that QEMU's developers found out (`vmdk: Add
/// read-only support for seSparse snapshots`, 2019).
record SpaceEfficientSparse(
        ByteSource source, MetadataCache cache, long directory, long tables, long grains)
        implements GrainTables {
    private static final int HEADER = 512;
    private static final long MAGIC = 0xcafebabeL;
    private static final long CHANGING_MAGIC = 0xcafecafeL;
    private static final long VERSION = 0x0000000200000001L;
    private static final int GRAIN_SECTORS = 8;
    private static final int TABLE_SECTORS = 64;
    private static final int GRAINS_OF_TABLE = TABLE_SECTORS * VmdkDescriptor.SECTOR / 8;
    private static final long MOST_SECTORS = 1L << 41;

    /// Opens an extent.
    ///
    /// @param length how much of the disk it is to be
    static Extent open(ByteSource source, MetadataCache cache, long length) throws IOException {
        Fields header = Fields.read(source, 0, HEADER);
        if (header.number(0) != MAGIC) {
            throw new DiskFormatException(source.name(), "is no SEsparse extent");
        }
        header.within("version", header.number(8), VERSION, VERSION);
        header.within("capacity", header.number(16), length / VmdkDescriptor.SECTOR, MOST_SECTORS);
        header.within("grain size", header.number(24), GRAIN_SECTORS, GRAIN_SECTORS);
        header.within("grain table size", header.number(32), TABLE_SECTORS, TABLE_SECTORS);
        header.within("flags", header.number(40), 0, 0);
        checkClean(source, place(header, "place of the second header", 80));
        long directorySize =
                header.within("size of the grain directory", header.number(136), 1, MOST_SECTORS);
        long perTable = (long) GRAINS_OF_TABLE * GRAIN_SECTORS * VmdkDescriptor.SECTOR;
        header.within(
                "size of the grain directory",
                directorySize,
                ((length + perTable - 1) / perTable * 8 + VmdkDescriptor.SECTOR - 1)
                        / VmdkDescriptor.SECTOR,
                MOST_SECTORS);
        return new SparseExtent(
                source,
                length,
                new SpaceEfficientSparse(
                        source,
                        cache,
                        place(header, "place of the grain directory", 128),
                        place(header, "place of the grain tables", 144),
                        place(header, "place of the grains", 192)),
                Optional.empty());
    }

    private static long place(Fields header, String what, int offset) throws DiskFormatException {
        return header.within(what, header.number(offset), 1, MOST_SECTORS) * VmdkDescriptor.SECTOR;
    }

    private static void checkClean(ByteSource source, long place) throws IOException {
        Fields header = Fields.read(source, place, HEADER);
        if (header.number(0) != CHANGING_MAGIC) {
            throw new DiskFormatException(source.name(), "has a damaged second header");
        }
        if (header.number(24) != 0) {
            throw new DiskFormatException(
                    source.name(),
                    "was not closed properly: its journal is to be replayed, which its host does"
                            + " when the machine is started");
        }
    }

    @Override
    public long grainLength() {
        return (long) GRAIN_SECTORS * VmdkDescriptor.SECTOR;
    }

    @Override
    public int grainsOfTable() {
        return GRAINS_OF_TABLE;
    }

    @Override
    public long table(long index) throws IOException {
        long entry = cache.number(source, directory + 8 * index);
        if (entry == 0) {
            return ABSENT;
        }
        if (entry >>> 32 != 0x10000000L) {
            throw broken("directory", entry);
        }
        return tables + (entry & 0xffffffffL) * TABLE_SECTORS * VmdkDescriptor.SECTOR;
    }

    @Override
    public long grain(long table, int index) throws IOException {
        long entry = cache.number(source, table + 8L * index);
        return switch ((int) (entry >>> 60)) {
            case 0 -> {
                if (entry != 0) {
                    throw broken("table", entry);
                }
                yield ABSENT;
            }
            case 1, 2 -> ZERO; // given back by the guest, or written as zeros
            case 3 -> place(entry);
            default -> throw broken("table", entry);
        };
    }

    /// Returns where a grain is. The lowest bits of its number are the highest of the entry.
    private long place(long entry) throws DiskFormatException {
        long number = ((entry >>> 48) & 0xfff) | ((entry & 0xffffffffffffL) << 12);
        if (number > MOST_SECTORS) {
            throw broken("table", entry);
        }
        return grains + number * grainLength();
    }

    private DiskFormatException broken(String where, long entry) {
        return new DiskFormatException(
                source.name(),
                "has a broken entry in a grain " + where + ": 0x" + Long.toHexString(entry));
    }
}
