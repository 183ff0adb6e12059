package dev.vireo.api;

/// A version in libvirt's form, three numbers.
///
/// @param major the first number
/// @param minor the second
/// @param release the third
public record Version(int major, int minor, int release) implements Comparable<Version> {
    /// Returns libvirt's number, `1000000 * major + 1000 * minor + release`.
    ///
    /// @return the number, 6005000 for 6.5.0
    public long number() {
        return 1_000_000L * major + 1_000L * minor + release;
    }

    @Override
    public int compareTo(Version other) {
        return Long.compare(number(), other.number());
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + release;
    }
}
