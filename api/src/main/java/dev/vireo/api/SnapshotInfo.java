package dev.vireo.api;

import java.time.Instant;
import java.util.Optional;

/// A snapshot with what one look at the whole tree tells of it.
///
/// @param snapshot the snapshot
/// @param parent the snapshot before it
/// @param description what people say of it
/// @param state the domain's state that the snapshot holds; shut off without memory
/// @param created when it was taken
/// @param quiesced whether the guest's file systems were at rest
/// @param current whether it is the one before the domain's present state
/// @param children how many snapshots come directly after it
/// @param descendants how many snapshots come after it
public record SnapshotInfo(
        Snapshot snapshot,
        Optional<Snapshot> parent,
        String description,
        DomainState.Kind state,
        Instant created,
        boolean quiesced,
        boolean current,
        int children,
        int descendants) {}
