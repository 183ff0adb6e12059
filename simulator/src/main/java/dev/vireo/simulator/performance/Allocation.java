package dev.vireo.simulator.performance;

/// What an administrator granted of a resource, in MHz or KiB.
///
/// @param reservation what is guaranteed
/// @param limit what is never exceeded, [#UNLIMITED] for no limit
/// @param shares the weight against siblings when there is not enough, at least 1
public record Allocation(long reservation, long limit, long shares) {
    /// No limit.
    public static final long UNLIMITED = Long.MAX_VALUE;

    /// Puts the numbers right that cannot be meant: nothing is negative.
    public Allocation {
        reservation = Math.max(0, reservation);
        limit = limit < 0 ? UNLIMITED : limit;
        shares = Math.max(1, shares);
    }
}
