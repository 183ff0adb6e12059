package dev.vireo.simulator.inventory;

import java.util.HexFormat;

/// Names the directories that hosts mount volumes at.
final class VolumeNames {
    private VolumeNames() {}

    /// Makes the directory in `/vmfs/volumes` for what a server exports: the same on all hosts.
    ///
    /// @param export for example `10.0.0.9:/exports/nfs1`
    static String directory(Identities identities, String export) {
        String hex = HexFormat.of().toHexDigits(identities.number(export, 0));
        return hex.substring(0, 8) + "-" + hex.substring(8);
    }
}
