package dev.vireo.model;

import java.util.Optional;

/// What holds the data of a disk.
///
/// libvirt: `virStorageType`, in its order.
public enum SourceType {
    /// Nothing; documents may not say so.
    NONE("none"),
    /// A file.
    FILE("file"),
    /// A block device of the host.
    BLOCK("block"),
    /// A directory.
    DIR("dir"),
    /// A network protocol.
    NETWORK("network"),
    /// A volume of a storage pool.
    VOLUME("volume"),
    /// An NVMe device of the host.
    NVME("nvme"),
    /// A vhost-user socket.
    VHOST_USER("vhostuser");

    private static final SourceType[] ALL = values();

    private final String text;

    SourceType(String text) {
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
    public static Optional<SourceType> of(String text) {
        for (SourceType one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
