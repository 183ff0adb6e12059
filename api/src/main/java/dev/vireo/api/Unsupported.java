package dev.vireo.api;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;

/// What a driver answers to a function that it does not have.
final class Unsupported {
    private Unsupported() {}

    /// Refuses a function as libvirt does where a driver lacks it.
    ///
    /// @param function libvirt's name of the function
    static VirtException function(String function) {
        return new VirtException(ErrorCode.NO_SUPPORT, function);
    }
}
