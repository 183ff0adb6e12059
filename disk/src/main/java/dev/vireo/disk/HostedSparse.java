package dev.vireo.disk;

import java.io.IOException;
import java.util.Optional;

/// The sparse format of hosted products and of OVF packages: `KDMV`.
///
/// Source: VMware's technical note "Virtual Disk Format 5.0", sections "Hosted Sparse Extents" and
/// "Stream-Optimized Compressed".
record HostedSparse(
        ByteSource source,
        MetadataCache cache,
        long capacity,
        long grainLength,
        int grainsOfTable,
        long directory,
        boolean zeros)
        implements GrainTables {
    static final String MAGIC = "KDMV";
    private static final int HEADER = 512;
    private static final int HAS_LINE_ENDS = 1;
    private static final int HAS_ZEROS = 1 << 2;
    private static final int IS_COMPRESSED = 1 << 16;
    private static final int HAS_MARKS = 1 << 17;

    /// Instead of the directory's place: it is at the end of the file, which a footer tells.
    private static final long AT_END = -1;

    /// The footer and the mark of the end.
    private static final int TAIL = 2 * HEADER;

    private static final int LARGEST_GRAIN = 1 << 17; // sectors
    private static final int LARGEST_PACKED_GRAIN = 1 << 13;

    /// Opens an extent.
    ///
    /// @param length how much of the disk it is to be
    static Extent open(ByteSource source, MetadataCache cache, long length) throws IOException {
        Fields header = header(source);
        long flags = header.unsignedInt(8);
        boolean compressed = (flags & IS_COMPRESSED) != 0;
        if (compressed) {
            header.within("compression method", header.word(77), 1, 1);
        }
        long grain =
                header.within(
                        "grain size",
                        header.number(20),
                        1,
                        compressed ? LARGEST_PACKED_GRAIN : LARGEST_GRAIN);
        header.within("grain size", Long.bitCount(grain) == 1 ? 1 : grain, 1, 1);
        long capacity = header.number(12);
        header.within("capacity", capacity, length / VmdkDescriptor.SECTOR, 1L << 41);
        long directory = header.number(56) == 0 ? header.number(48) : header.number(56);
        header.within("place of the grain directory", directory, 1, 1L << 41);
        int grainBytes = Math.toIntExact(grain * VmdkDescriptor.SECTOR);
        HostedSparse tables =
                new HostedSparse(
                        source,
                        cache,
                        length,
                        grainBytes,
                        (int) header.within("grain table size", header.unsignedInt(44), 1, 1 << 16),
                        directory * VmdkDescriptor.SECTOR,
                        (flags & HAS_ZEROS) != 0);
        return new SparseExtent(
                source,
                length,
                tables,
                compressed
                        ? Optional.of(new GrainPacking(grainBytes, (flags & HAS_MARKS) != 0))
                        : Optional.empty());
    }

    /// Returns the header, or the footer that replaces it.
    static Fields header(ByteSource source) throws IOException {
        Fields header = checked(Fields.read(source, 0, HEADER));
        return header.number(56) == AT_END
                ? checked(Fields.read(source, source.size() - TAIL, HEADER))
                : header;
    }

    private static Fields checked(Fields header) throws DiskFormatException {
        if (!header.starts(MAGIC)) {
            throw new DiskFormatException(header.source().name(), "is no sparse extent (KDMV)");
        }
        header.within("version", header.unsignedInt(4), 1, 3);
        boolean lineEnds =
                header.word(73) == ('\n' | ' ' << 8) && header.word(75) == ('\r' | '\n' << 8);
        if ((header.unsignedInt(8) & HAS_LINE_ENDS) != 0 && !lineEnds) {
            throw new DiskFormatException(
                    header.source().name(), "was damaged by a transfer that changed line ends");
        }
        return header;
    }

    /// Returns where the descriptor in the file is.
    ///
    /// @return its start and its length in bytes, empty if there is none
    static Optional<Range> descriptor(ByteSource source) throws IOException {
        Fields header = header(source);
        long sectors = header.within("descriptor size", header.number(36), 0, 1 << 11);
        long start = header.within("place of the descriptor", header.number(28), 0, 1L << 41);
        return start == 0 || sectors == 0
                ? Optional.empty()
                : Optional.of(
                        new Range(
                                start * VmdkDescriptor.SECTOR,
                                (int) sectors * VmdkDescriptor.SECTOR));
    }

    /// A part of a file.
    record Range(long start, int length) {}

    @Override
    public long table(long index) throws IOException {
        return place(cache.unsignedInt(source, directory + 4 * index));
    }

    @Override
    public long grain(long table, int index) throws IOException {
        return place(cache.unsignedInt(source, table + 4L * index));
    }

    private long place(long sector) {
        if (sector == 0) {
            return ABSENT;
        }
        return zeros && sector == 1 ? ZERO : sector * VmdkDescriptor.SECTOR;
    }
}
