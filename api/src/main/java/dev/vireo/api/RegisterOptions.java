package dev.vireo.api;

import java.util.Optional;

/// Where a machine that is registered is to be.
///
/// @param name its name; empty for the one that its configuration has
/// @param folder the path of the folder of machines, for example `Sites/Public`; empty for the one
///   at the top
/// @param pool the path of the resource pool or vApp below the host's, for example `Web`; empty for
///   the host's own
public record RegisterOptions(
        Optional<String> name, Optional<String> folder, Optional<String> pool) {
    /// The name of the configuration, at the top.
    public static final RegisterOptions DEFAULT =
            new RegisterOptions(Optional.empty(), Optional.empty(), Optional.empty());
}
