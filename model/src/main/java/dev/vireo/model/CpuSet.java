package dev.vireo.model;

import java.util.BitSet;

/// A set of CPUs.
///
/// libvirt: `virBitmap`, as in `cpuset` attributes.
public final class CpuSet {
    private final BitSet members;

    private CpuSet(BitSet members) {
        this.members = members;
    }

    /// Makes a set.
    ///
    /// @param members the numbers of the CPUs
    /// @return the set
    public static CpuSet of(int... members) {
        BitSet set = new BitSet();
        for (int member : members) {
            set.set(member);
        }
        return new CpuSet(set);
    }

    /// Returns how many CPUs are in the set.
    ///
    /// @return the count
    public int size() {
        return members.cardinality();
    }

    /// Returns the members.
    ///
    /// @return the numbers, ascending
    public int[] members() {
        return members.stream().toArray();
    }
}
