package dev.vireo.model;

import java.util.Optional;

/// What to do at the start if a source is missing.
///
/// libvirt: `virDomainStartupPolicy`.
public enum StartupPolicy {
    /// What the driver does by itself.
    DEFAULT("default"),
    /// Fail.
    MANDATORY("mandatory"),
    /// Fail unless migrated, reverted or restored.
    REQUISITE("requisite"),
    /// Go on without it.
    OPTIONAL("optional");

    private static final StartupPolicy[] ALL = values();

    private final String text;

    StartupPolicy(String text) {
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
    public static Optional<StartupPolicy> of(String text) {
        for (StartupPolicy one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
