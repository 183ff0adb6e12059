package dev.vireo.disk;

import java.io.IOException;

/// The tables of a sparse extent: a directory has the tables, and these have the grains.
interface GrainTables {
    /// Instead of a place: there is none, the parent may have it.
    long ABSENT = -1;

    /// Instead of a place: all zeros.
    long ZERO = -2;

    /// Returns how long a grain is, in bytes.
    long grainLength();

    /// Returns how many grains a table has.
    int grainsOfTable();

    /// Returns where a table is.
    ///
    /// @param index which one
    /// @return its place in the file in bytes, [#ABSENT] or [#ZERO]
    long table(long index) throws IOException;

    /// Returns where a grain is.
    ///
    /// @param table the place of its table
    /// @param index which one of the table
    /// @return its place in the file in bytes, [#ABSENT] or [#ZERO]
    long grain(long table, int index) throws IOException;
}
