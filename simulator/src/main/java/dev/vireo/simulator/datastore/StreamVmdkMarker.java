package dev.vireo.simulator.datastore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A sector between the parts of a stream-optimized extent that says what comes next. The marker of
/// a grain is only as long as its two numbers; the grain begins right behind them.
///
/// @param kind what comes
/// @param value how many sectors that has; for a grain, at which sector of the disk it belongs
/// @param size how many bytes a grain has, 0 for the others
record StreamVmdkMarker(Kind kind, long value, int size) {
    static final int GRAIN_BYTES = 12;

    /// What comes next.
    enum Kind {
        END(0),
        TABLE(1),
        DIRECTORY(2),
        FOOTER(3),
        GRAIN(-1);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    static StreamVmdkMarker parse(byte[] sector) throws VmdkFormatException {
        ByteBuffer in = ByteBuffer.wrap(sector).order(ByteOrder.LITTLE_ENDIAN);
        long value = in.getLong(0);
        int size = in.getInt(8);
        int kind = in.getInt(12);
        if (size < 0 || value < 0) {
            throw new VmdkFormatException("A marker is broken.");
        }
        if (size > 0) {
            return new StreamVmdkMarker(Kind.GRAIN, value, size);
        }
        for (Kind each : Kind.values()) {
            if (each.number == kind && each != Kind.GRAIN) {
                return new StreamVmdkMarker(each, value, 0);
            }
        }
        throw new VmdkFormatException("There is a marker of the unknown kind " + kind + ".");
    }

    byte[] bytes() {
        boolean grain = kind == Kind.GRAIN;
        ByteBuffer out =
                ByteBuffer.allocate(grain ? GRAIN_BYTES : StreamVmdkHeader.SECTOR)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .putInt(size);
        if (!grain) {
            out.putInt(kind.number);
        }
        return out.array();
    }
}
