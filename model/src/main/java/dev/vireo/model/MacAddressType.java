package dev.vireo.model;

import java.util.Optional;

/// Where a MAC address comes from, as VMware sees it.
///
/// libvirt: `virDomainNetMacType`.
public enum MacAddressType {
    /// The host or vCenter generated it.
    GENERATED("generated"),
    /// A person chose it.
    STATIC("static");

    private static final MacAddressType[] ALL = values();

    private final String text;

    MacAddressType(String text) {
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
    public static Optional<MacAddressType> of(String text) {
        for (MacAddressType one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
