package dev.vireo.api;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// How a domain's memory is kept apart from that of others. What is empty is not told, or is to
/// stay as it is.
///
/// libvirt: `virDomainGetMemoryParameters`. VI API: `ResourceAllocationInfo`.
///
/// @param minGuaranteeKib what the host always has ready for it, in KiB; the VI API's reservation
/// @param hardLimitKib what it never gets more of, in KiB, -1 for no limit; the VI API's limit
/// @param shares its weight against others; the VI API's shares: their number, or -1 low, -2
///   normal, -3 high, as in [SchedulerParameters]
public record MemoryParameters(
        OptionalLong minGuaranteeKib, OptionalLong hardLimitKib, OptionalInt shares) {
    /// Nothing at all.
    public static final MemoryParameters NONE =
            new MemoryParameters(OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty());
}
