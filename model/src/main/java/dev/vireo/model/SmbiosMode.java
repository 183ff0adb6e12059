package dev.vireo.model;

import java.util.Optional;

/// What the guest sees in SMBIOS.
///
/// libvirt: `virDomainSmbiosMode`, in its order.
public enum SmbiosMode {
    /// What the driver does by itself.
    NONE("none"),
    /// What the hypervisor invents.
    EMULATE("emulate"),
    /// What the host has.
    HOST("host"),
    /// What the document says.
    SYSINFO("sysinfo");

    private static final SmbiosMode[] ALL = values();

    private final String text;

    SmbiosMode(String text) {
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
    public static Optional<SmbiosMode> of(String text) {
        for (SmbiosMode one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
