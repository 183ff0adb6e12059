package dev.vireo.driver.esx;

import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks which sides of a domain are meant against its state.
final class Sides {
    private Sides() {}

    /// Refuses the live side of a machine that does not run; VMware's other side is always there.
    static void check(Set<Modification> sides, @Nullable VirtualMachinePowerState state) {
        if (sides.contains(Modification.LIVE) && PowerState.isOff(state)) {
            throw new VirtException(ErrorCode.OPERATION_INVALID, "domain is not running");
        }
    }
}
