package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;

/// Adds to what a failure says.
final class MoreWords {
    private static final String PROBE = "?";

    private MoreWords() {}

    /// Returns a failure that says something more. Some codes have words of their own behind the
    /// detail (`domain 'a' exists already`); what is added cannot stand before these.
    static VirtException after(VirtException failure, String more) {
        return failure.code().message(PROBE).endsWith(PROBE)
                ? new VirtException(failure.code(), failure.detail() + "; " + more, failure)
                : new VirtException(
                        ErrorCode.OPERATION_FAILED, failure.getMessage() + "; " + more, failure);
    }
}
