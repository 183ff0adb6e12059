package dev.vireo.model;

import java.util.Optional;

/// Where the CPU of a domain comes from.
///
/// libvirt: `virCPUMode`, in its order.
public enum CpuMode {
    /// A named model.
    CUSTOM("custom"),
    /// The model that is nearest to the host.
    HOST_MODEL("host-model"),
    /// The host.
    HOST_PASSTHROUGH("host-passthrough"),
    /// All that the hypervisor can do.
    MAXIMUM("maximum");

    private static final CpuMode[] ALL = values();

    private final String text;

    CpuMode(String text) {
        this.text = text;
    }

    /// Returns the word that stands for it in a domain document.
    ///
    /// @return the word
    public String text() {
        return text;
    }

    /// Finds one by its word; case matters.
    ///
    /// @param text the word
    /// @return the constant, or empty if libvirt knows no such word
    public static Optional<CpuMode> of(String text) {
        for (CpuMode one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
