package dev.vireo.simulator.inventory;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/// Makes UUIDs, addresses and times from a seed: the same seed, the same values.
public final class Identities {
    private static final Instant EPOCH = Instant.parse("2025-01-06T08:00:00Z");

    private final long seed;

    /// Starts from a seed.
    ///
    /// @param seed any number
    public Identities(long seed) {
        this.seed = seed;
    }

    /// Makes a random (version 4) UUID.
    ///
    /// @param kind what it is for
    /// @param index which one of its kind
    /// @return the UUID's text
    public String uuid(String kind, long index) {
        long high = (number(kind, index) & 0xffffffffffff0fffL) | 0x4000L;
        long low = (number(kind + "'", index) & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /// Makes a MAC address in the range that VMware's hosts generate from.
    String mac(long index) {
        HexFormat hex = HexFormat.of();
        long low = number("mac", 0) + index;
        return "00:0c:29:"
                + hex.toHexDigits((byte) (low >> 16))
                + ':'
                + hex.toHexDigits((byte) (low >> 8))
                + ':'
                + hex.toHexDigits((byte) low);
    }

    /// Makes a moment in the past.
    Instant created(long index) {
        return EPOCH.plusSeconds(index * 3607);
    }

    /// Makes a number: SplitMix64 over the seed, the kind (hashed as FNV-1a does) and the index.
    long number(String kind, long index) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < kind.length(); i++) {
            hash = (hash ^ kind.charAt(i)) * 0x100000001b3L;
        }
        long z = seed + 0x9e3779b97f4a7c15L * (index + 1) + hash;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
