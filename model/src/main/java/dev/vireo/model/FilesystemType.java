package dev.vireo.model;

import java.util.Optional;

/// What a shared folder is on the host.
///
/// libvirt: `virDomainFSType`, in its order.
public enum FilesystemType {
    /// A directory.
    MOUNT("mount"),
    /// A block device.
    BLOCK("block"),
    /// An image.
    FILE("file"),
    /// A template.
    TEMPLATE("template"),
    /// Memory.
    RAM("ram"),
    /// Another directory of the guest.
    BIND("bind"),
    /// A volume of a storage pool.
    VOLUME("volume");

    private static final FilesystemType[] ALL = values();

    private final String text;

    FilesystemType(String text) {
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
    public static Optional<FilesystemType> of(String text) {
        for (FilesystemType one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
