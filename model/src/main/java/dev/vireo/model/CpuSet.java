package dev.vireo.model;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// A set of CPUs.
///
/// libvirt: `virBitmap`, as in `cpuset` attributes.
public final class CpuSet {
    /// libvirt's limit of CPUs.
    private static final int LIMIT = 16384;

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

    /// Tells whether the set has no members.
    ///
    /// @return true for the empty set
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /// Reads a set: numbers and ranges between commas, `^` before a number takes it out again; for
    /// example `0-3,^2,8`. White space may stand around numbers.
    ///
    /// libvirt: `virBitmapParse`.
    ///
    /// @param text the text
    /// @return the set; it may be empty, as of `1,^1`
    /// @throws VirtException with [ErrorCode#INVALID_ARG] if the text is no set or a number is
    ///   16384 or more
    public static CpuSet parse(String text) {
        BitSet set = new BitSet();
        if (!read(text, set)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.NONE,
                    "Failed to parse bitmap '" + text + "'",
                    null);
        }
        return new CpuSet(set);
    }

    private static boolean read(String text, BitSet set) {
        int at = skipSpace(text, 0);
        if (at == text.length()) {
            return false;
        }
        while (at < text.length()) {
            boolean without = text.charAt(at) == '^';
            int from = without ? at + 1 : at;
            int end = skipDigits(text, from);
            int first = number(text, from, end);
            int last = first;
            at = skipSpace(text, end);
            if (!without && at < text.length() && text.charAt(at) == '-') {
                from = skipSpace(text, at + 1);
                end = skipDigits(text, from);
                last = number(text, from, end);
                at = skipSpace(text, end);
            }
            if (first < 0 || last < first) {
                return false;
            }
            set.set(first, last + 1, !without);
            if (at < text.length()) {
                if (text.charAt(at) != ',') {
                    return false;
                }
                at = skipSpace(text, at + 1);
            }
        }
        return true;
    }

    private static int number(String text, int from, int end) {
        int value = from == end ? -1 : 0;
        for (int i = from; i < end && value < LIMIT; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value < LIMIT ? value : -1;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length()
                && (text.charAt(at) == ' '
                        || (text.charAt(at) >= '\t' && text.charAt(at) <= '\r'))) {
            at++;
        }
        return at;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CpuSet set && members.equals(set.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /// Returns the set as libvirt prints it: ascending, with ranges, such as `0-1,3,8`.
    ///
    /// libvirt: `virBitmapFormat`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int first = members.nextSetBit(0);
        while (first >= 0) {
            int last = members.nextClearBit(first) - 1;
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (last > first) {
                text.append('-').append(last);
            }
            first = members.nextSetBit(last + 1);
        }
        return text.toString();
    }
}
