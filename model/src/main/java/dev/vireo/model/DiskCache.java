package dev.vireo.model;

import java.util.Optional;

/// How writes of a disk are cached.
///
/// libvirt: `virDomainDiskCache`, in its order.
public enum DiskCache {
    /// What the driver does by itself.
    DEFAULT("default"),
    /// Not at all.
    NONE("none"),
    /// Writes reach the medium before they are done.
    WRITE_THROUGH("writethrough"),
    /// Writes may stay in the cache.
    WRITE_BACK("writeback"),
    /// Not at all, and writes reach the medium before they are done.
    DIRECT_SYNC("directsync"),
    /// Flushes are ignored.
    UNSAFE("unsafe");

    private static final DiskCache[] ALL = values();

    private final String text;

    DiskCache(String text) {
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
    public static Optional<DiskCache> of(String text) {
        for (DiskCache one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
