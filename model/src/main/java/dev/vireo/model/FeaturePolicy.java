package dev.vireo.model;

import java.util.Optional;

/// What a domain wants of a CPU feature.
///
/// libvirt: `virCPUFeaturePolicy`, in its order.
public enum FeaturePolicy {
    /// There, even if the host lacks it.
    FORCE("force"),
    /// There.
    REQUIRE("require"),
    /// There if the host has it.
    OPTIONAL("optional"),
    /// Not there.
    DISABLE("disable"),
    /// Not there, and not on the host either.
    FORBID("forbid");

    private static final FeaturePolicy[] ALL = values();

    private final String text;

    FeaturePolicy(String text) {
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
    public static Optional<FeaturePolicy> of(String text) {
        for (FeaturePolicy one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
