package dev.vireo.disk;

import java.util.Locale;
import java.util.Optional;

/// How a part of a disk is stored.
public enum ExtentKind {
    /// One byte of the file for each of the disk; hosted products.
    FLAT,
    /// One byte of the file for each of the disk; ESX.
    VMFS,
    /// Grains found through tables; hosted products.
    SPARSE,
    /// Grains found through tables; ESX's redo logs and snapshots up to 2 TB.
    VMFSSPARSE,
    /// Grains found through tables of 64 bits; ESX's snapshots on VMFS 6 and of large disks.
    SESPARSE,
    /// Nothing but zeros, without a file.
    ZERO,
    /// A whole LUN, mapped.
    VMFSRDM,
    /// A whole LUN, raw.
    VMFSRAW;

    /// Returns whether there is a file with content that can be read.
    ///
    /// @return whether it is neither a device nor a kind without a file
    public boolean hasFile() {
        return switch (this) {
            case FLAT, VMFS, SPARSE, VMFSSPARSE, SESPARSE -> true;
            case ZERO, VMFSRDM, VMFSRAW -> false;
        };
    }

    static Optional<ExtentKind> find(String word) {
        for (ExtentKind kind : values()) {
            if (kind.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
