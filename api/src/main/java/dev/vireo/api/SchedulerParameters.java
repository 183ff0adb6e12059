package dev.vireo.api;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// How a domain's processor time is kept apart from that of others. What is empty is not told, or
/// is to stay as it is.
///
/// libvirt: `virDomainGetSchedulerParameters` of the scheduler `allocation`. VI API:
/// `ResourceAllocationInfo`.
///
/// @param reservationMhz what it always gets, in MHz
/// @param limitMhz what it never gets more of, in MHz, -1 for no limit
/// @param shares its weight against others: a number, or -1 low, -2 normal, -3 high
public record SchedulerParameters(
        OptionalLong reservationMhz, OptionalLong limitMhz, OptionalInt shares) {
    /// Nothing at all.
    public static final SchedulerParameters NONE =
            new SchedulerParameters(
                    OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty());
}
