package dev.vireo.disk;

/// What an extent has for a range of the disk.
///
/// @param kind whether it has it, and how
/// @param start where the range starts in the extent, in bytes
/// @param length how long it is, in bytes
/// @param place where the file has it; without meaning for [Kind#ABSENT] and [Kind#ZERO]
record Span(Kind kind, long start, long length, long place) {
    /// How an extent has a range.
    enum Kind {
        /// Not at all; the parent may.
        ABSENT,
        /// As zeros, whatever the parent has.
        ZERO,
        /// As it is.
        STORED,
        /// As one compressed grain, of which the range is a part.
        PACKED
    }

    long end() {
        return start + length;
    }

    boolean covers(long position) {
        return position >= start && position < end();
    }
}
