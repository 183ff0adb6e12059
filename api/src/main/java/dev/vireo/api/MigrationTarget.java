package dev.vireo.api;

import java.util.List;
import java.util.Optional;

/// Where a connection takes in domains that migrate.
///
/// @param server the vCenter's own identity, which its names and addresses are not; empty if it
///   does not tell
/// @param uris the places, as `vpxmigr://SERVER/POOL/HOST`, the best first; at least one
/// @param poolChosen whether the resource pool in them was asked for. If not, it is the topmost one
///   of the host or cluster
public record MigrationTarget(Optional<String> server, List<String> uris, boolean poolChosen) {
    /// Copies what may change.
    public MigrationTarget {
        uris = List.copyOf(uris);
        if (uris.isEmpty()) {
            throw new IllegalArgumentException("a target is at least one place");
        }
    }
}
