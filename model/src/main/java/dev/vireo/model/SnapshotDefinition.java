package dev.vireo.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// A snapshot as its document describes it.
///
/// @param name the name, if it has one
/// @param description what people say of it
/// @param state the domain's state when it was taken: `running`, `paused` or `shutoff`
/// @param parent the name of the snapshot before it
/// @param creationTime seconds since 1970
/// @param domain the UUID of its domain
/// @param memory whether memory belongs to it: `internal`, `external` or `no`
/// @param memoryFile where the memory is wanted
/// @param disks whether the document says what is to become of each disk
public record SnapshotDefinition(
        Optional<String> name,
        String description,
        Optional<String> state,
        Optional<String> parent,
        OptionalLong creationTime,
        Optional<UUID> domain,
        Optional<String> memory,
        Optional<String> memoryFile,
        boolean disks) {
    /// Checks that all parts are there.
    public SnapshotDefinition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
    }

    /// Makes the description of a snapshot that there is.
    ///
    /// @param name the name
    /// @param description what people say of it
    /// @param state the domain's state when it was taken
    /// @param parent the name of the snapshot before it
    /// @param creationTime seconds since 1970
    /// @param domain the UUID of its domain
    /// @return the description
    public static SnapshotDefinition taken(
            String name,
            String description,
            String state,
            Optional<String> parent,
            long creationTime,
            UUID domain) {
        return new SnapshotDefinition(
                Optional.of(name),
                description,
                Optional.of(state),
                parent,
                OptionalLong.of(creationTime),
                Optional.of(domain),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
