package dev.vireo.disk;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A walk over a chain of disks from its start towards its end. It remembers what each disk said
/// last, so that tables of an upper disk are not read again for each change of a lower one.
final class ChainWalk {
    private final List<VmdkDisk> disks;
    private final @Nullable Span[] seen;

    ChainWalk(List<VmdkDisk> disks) {
        this.disks = disks;
        this.seen = new Span[disks.size()];
    }

    /// A range that one disk has, or none.
    ///
    /// @param disk who has it
    /// @param span how it has that
    /// @param position where the range starts
    /// @param length how long it is
    record Piece(VmdkDisk disk, Span span, long position, long length) {
        boolean isZero() {
            return span.kind() == Span.Kind.ZERO || span.kind() == Span.Kind.ABSENT;
        }

        void read(byte[] into, int offset) throws IOException {
            int count = Math.toIntExact(length);
            if (isZero()) {
                Arrays.fill(into, offset, offset + count, (byte) 0);
            } else {
                disk.read(span, position, into, offset, count);
            }
        }
    }

    /// Finds who has a range.
    ///
    /// @param position where it starts
    /// @param limit how much is wanted
    Piece at(long position, long limit) throws IOException {
        long length = limit;
        for (int i = 0; i < disks.size(); i++) {
            Span span = span(i, position, length);
            length = Math.min(length, span.end() - position);
            if (span.kind() != Span.Kind.ABSENT || i == disks.size() - 1) {
                return new Piece(disks.get(i), span, position, length);
            }
        }
        throw new IllegalStateException("a chain of no disks");
    }

    private Span span(int index, long position, long limit) throws IOException {
        Span known = seen[index];
        if (known != null && known.covers(position)) {
            return known;
        }
        Span fresh = disks.get(index).span(position, limit);
        seen[index] = fresh;
        return fresh;
    }
}
