package dev.vireo.disk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// An extent of grains that are found through tables.
///
/// @param source the file
/// @param length how much of the disk it is, in bytes
/// @param tables where its grains are
/// @param packing how grains are compressed, if they are
record SparseExtent(
        ByteSource source, long length, GrainTables tables, Optional<GrainPacking> packing)
        implements Extent {
    @Override
    public Span span(long position, long limit) throws IOException {
        long end = position + Math.min(limit, length - position);
        Span first = next(position, end);
        long reached = first.end();
        while (reached < end && first.kind() != Span.Kind.PACKED) {
            Span more = next(reached, end);
            if (!continues(first, more)) {
                break;
            }
            reached = more.end();
        }
        return new Span(first.kind(), position, reached - position, first.place());
    }

    private static boolean continues(Span first, Span more) {
        return more.kind() == first.kind()
                && (first.kind() != Span.Kind.STORED
                        || more.place() - first.place() == more.start() - first.start());
    }

    /// Returns what is there up to the end of the grain, or of a table that is not there.
    private Span next(long position, long end) throws IOException {
        long grainLength = tables.grainLength();
        long tableLength = grainLength * tables.grainsOfTable();
        long table = tables.table(position / tableLength);
        if (table < 0) {
            return nowhere(table, position, Math.min(end, roundUp(position, tableLength)));
        }
        int index = (int) (position / grainLength % tables.grainsOfTable());
        long grain = tables.grain(table, index);
        long grainEnd = Math.min(end, roundUp(position, grainLength));
        if (grain < 0) {
            return nowhere(grain, position, grainEnd);
        }
        if (packing.isPresent()) {
            return new Span(Span.Kind.PACKED, position, grainEnd - position, grain);
        }
        long place = grain + position % grainLength;
        if (place > source.size() - (grainEnd - position)) {
            throw DiskFormatException.ended(source, place, grainEnd - position);
        }
        return new Span(Span.Kind.STORED, position, grainEnd - position, place);
    }

    private static Span nowhere(long place, long position, long end) {
        Span.Kind kind = place == GrainTables.ZERO ? Span.Kind.ZERO : Span.Kind.ABSENT;
        return new Span(kind, position, end - position, 0);
    }

    /// Returns the next border behind a position.
    private static long roundUp(long position, long unit) {
        return position - position % unit + unit;
    }

    @Override
    public void read(Span span, long position, byte[] into, int offset, int count)
            throws IOException {
        if (packing.isPresent()) {
            packing.get()
                    .read(
                            source,
                            span.place(),
                            position,
                            Math.min(length, end(position)),
                            into,
                            offset,
                            count);
        } else {
            source.read(span.place() + (position - span.start()), into, offset, count);
        }
    }

    private long end(long position) {
        return roundUp(position, tables.grainLength());
    }

    @Override
    public List<ByteSource> sources() {
        return List.of(source);
    }
}
