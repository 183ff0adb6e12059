package dev.vireo.driver.esx;

import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.Set;

/// Which sides of a domain a change of its devices can be about.
///
/// VMware has one configuration: what comes to a running machine is there at its next start, too.
/// So the live side alone means both, and the next start alone cannot be meant while the machine
/// runs: that change would reach the guest at once.
final class DeviceSides {
    private DeviceSides() {}

    /// Refuses to change the next start of a running machine alone.
    static void check(Set<Modification> sides, Hardware hardware, String what) {
        if (hardware.active() && sides.equals(Set.of(Modification.CONFIG))) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    what
                            + " cannot be changed for the next start alone: the domain runs, and"
                            + " VMware has one configuration for both");
        }
    }
}
