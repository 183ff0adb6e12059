package dev.vireo.driver.esx;

import dev.vireo.api.DomainState;
import dev.vireo.vim.ManagedObjectReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A snapshot within the tree of its machine.
///
/// @param reference the server's object
/// @param id the number that it has within its machine
/// @param name the name, which others may have too
/// @param path the names from the first snapshot down to this one, with slashes between them
/// @param description what people say of it
/// @param state the power state that it holds
/// @param created when it was taken
/// @param quiesced whether the guest's file systems were at rest
/// @param parent the snapshot before it, or null
record SnapshotNode(
        ManagedObjectReference reference,
        int id,
        String name,
        String path,
        String description,
        DomainState.Kind state,
        Instant created,
        boolean quiesced,
        @Nullable SnapshotNode parent) {
    /// Returns whether another snapshot comes before this one, or is it.
    boolean isWithin(SnapshotNode other) {
        for (SnapshotNode node = this; node != null; node = node.parent) {
            if (node.reference.equals(other.reference)) {
                return true;
            }
        }
        return false;
    }

    boolean isChildOf(SnapshotNode other) {
        return parent != null && parent.reference.equals(other.reference);
    }
}
