package dev.vireo.api;

import java.util.List;

/// What came of a migration.
///
/// @param domain the domain where it is now
/// @param warnings what the server had to say against it that did not stop it, a line each
public record MigrationResult(Domain domain, List<String> warnings) {
    /// Copies what may change.
    public MigrationResult {
        warnings = List.copyOf(warnings);
    }
}
