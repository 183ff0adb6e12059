package dev.vireo.simulator.datastore;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The file with the content of one layer of a disk, open. Positions are bytes of the disk. Not
/// thread-safe.
sealed interface DiskExtent extends AutoCloseable permits FlatExtent, SeSparseExtent {
    /// Where bytes of a layer are.
    enum Holder {
        /// In its file.
        HERE,
        /// Nowhere: they are known to be zero.
        ZERO,
        /// In the layer below.
        BELOW
    }

    /// Bytes in succession that are in one place.
    ///
    /// @param holder where they are
    /// @param end where they end
    record Run(Holder holder, long end) {}

    /// How many bytes are written at a time: less is filled up with what was there.
    int unit();

    /// Finds out where bytes are.
    ///
    /// @param position where they begin, before the end of the disk
    Run run(long position) throws IOException;

    /// Reads bytes that are here.
    ///
    /// @param into filled as far as the file goes; what is left is zero
    /// @param position where they begin, in a run that ends behind them
    void read(ByteBuffer into, long position) throws IOException;

    /// Writes units.
    ///
    /// @param from holds them
    /// @param position where they begin, a multiple of [#unit()]
    void write(ByteBuffer from, long position) throws IOException;

    /// Makes bytes zero.
    ///
    /// @param position where they begin, a multiple of [#unit()]
    /// @param length how many, a multiple of it
    /// @param unmapped whether a guest has said that it does not need them any more
    void zero(long position, long length, boolean unmapped) throws IOException;

    @Override
    void close() throws IOException;
}
