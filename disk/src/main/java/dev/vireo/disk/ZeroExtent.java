package dev.vireo.disk;

import java.util.List;

/// An extent of zeros, which needs no file.
///
/// @param length how long it is
record ZeroExtent(long length) implements Extent {
    @Override
    public Span span(long position, long limit) {
        return new Span(Span.Kind.ZERO, position, Math.min(limit, length - position), 0);
    }

    @Override
    public void read(Span span, long position, byte[] into, int offset, int count) {
        throw new IllegalStateException("zeros are nowhere to be read");
    }

    @Override
    public List<ByteSource> sources() {
        return List.of();
    }
}
