package dev.vireo.model;

import java.util.Optional;

/// What starts the operating system.
///
/// libvirt: `virDomainOsDefFirmware`.
public enum Firmware {
    /// A BIOS.
    BIOS("bios"),
    /// UEFI.
    EFI("efi");

    private static final Firmware[] ALL = values();

    private final String text;

    Firmware(String text) {
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
    public static Optional<Firmware> of(String text) {
        for (Firmware one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
