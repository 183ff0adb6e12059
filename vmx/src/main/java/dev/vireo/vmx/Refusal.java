package dev.vireo.vmx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;

/// The two ways in which libvirt's VMX code refuses a document.
final class Refusal {
    private Refusal() {}

    /// Makes the error for something that contradicts itself or is out of range.
    static VirtException internal(String detail) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, ErrorDomain.NONE, detail, null);
    }

    /// Makes the error for something that VMX cannot say.
    static VirtException unsupported(String detail) {
        return new VirtException(ErrorCode.CONFIG_UNSUPPORTED, ErrorDomain.NONE, detail, null);
    }
}
