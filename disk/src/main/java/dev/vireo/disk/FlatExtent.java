package dev.vireo.disk;

import java.io.IOException;
import java.util.List;

/// An extent that has a byte of the file for each of the disk.
///
/// @param source the file
/// @param start where in the file it starts
/// @param length how long it is
record FlatExtent(ByteSource source, long start, long length) implements Extent {
    static FlatExtent open(ByteSource source, VmdkExtent described) throws IOException {
        long length = described.sectors() * VmdkDescriptor.SECTOR;
        long size = source.size();
        if (described.offset() > size / VmdkDescriptor.SECTOR
                || size - described.offset() * VmdkDescriptor.SECTOR < length) {
            throw new DiskFormatException(
                    source.name(),
                    "has "
                            + size
                            + " bytes, but the descriptor says that "
                            + length
                            + " bytes of the disk are there: it is truncated or damaged");
        }
        return new FlatExtent(source, described.offset() * VmdkDescriptor.SECTOR, length);
    }

    @Override
    public Span span(long position, long limit) {
        return new Span(
                Span.Kind.STORED, position, Math.min(limit, length - position), start + position);
    }

    @Override
    public void read(Span span, long position, byte[] into, int offset, int count)
            throws IOException {
        source.read(start + position, into, offset, count);
    }

    @Override
    public List<ByteSource> sources() {
        return List.of(source);
    }
}
