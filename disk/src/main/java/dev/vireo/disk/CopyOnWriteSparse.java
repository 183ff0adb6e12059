package dev.vireo.disk;

import java.io.IOException;
import java.util.Optional;

/// The sparse format of ESX's redo logs: `COWD`.
///
/// Source: VMware's technical note "Virtual Disk Format 5.0", section "ESXi Host Sparse Extents".
record CopyOnWriteSparse(
        ByteSource source, MetadataCache cache, long grainLength, long directory, long entries)
        implements GrainTables {
    static final String MAGIC = "COWD";
    private static final int HEADER = 512;
    private static final int GRAINS_OF_TABLE = 4096;
    private static final int LARGEST_GRAIN = 1 << 17; // sectors

    /// Opens an extent.
    ///
    /// @param length how much of the disk it is to be
    static Extent open(ByteSource source, MetadataCache cache, long length) throws IOException {
        Fields header = Fields.read(source, 0, HEADER);
        if (!header.starts(MAGIC)) {
            throw new DiskFormatException(source.name(), "is no sparse extent of ESX (COWD)");
        }
        header.within("version", header.unsignedInt(4), 1, 1);
        long grain = header.within("grain size", header.unsignedInt(16), 1, LARGEST_GRAIN);
        header.within(
                "capacity", header.unsignedInt(12), length / VmdkDescriptor.SECTOR, 0xffffffffL);
        long perTable = grain * VmdkDescriptor.SECTOR * GRAINS_OF_TABLE;
        CopyOnWriteSparse tables =
                new CopyOnWriteSparse(
                        source,
                        cache,
                        grain * VmdkDescriptor.SECTOR,
                        header.within(
                                        "place of the grain directory",
                                        header.unsignedInt(20),
                                        1,
                                        0xffffffffL)
                                * VmdkDescriptor.SECTOR,
                        header.within(
                                "number of grain tables",
                                header.unsignedInt(24),
                                (length + perTable - 1) / perTable,
                                0xffffffffL));
        return new SparseExtent(source, length, tables, Optional.empty());
    }

    @Override
    public int grainsOfTable() {
        return GRAINS_OF_TABLE;
    }

    @Override
    public long table(long index) throws IOException {
        return place(cache.unsignedInt(source, directory + 4 * index));
    }

    @Override
    public long grain(long table, int index) throws IOException {
        return place(cache.unsignedInt(source, table + 4L * index));
    }

    private static long place(long sector) {
        return sector == 0 ? ABSENT : sector * VmdkDescriptor.SECTOR;
    }
}
