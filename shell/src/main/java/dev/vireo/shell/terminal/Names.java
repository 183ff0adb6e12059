package dev.vireo.shell.terminal;

import dev.vireo.shell.command.Completes;
import java.util.List;

/// The names of what there is on the server, as far as they are known by now.
interface Names {
    /// Lists the names of a kind. Does not wait for more than a moment.
    ///
    /// @param kind domains, pools, ...
    /// @param owner the domain or the pool that they belong to, empty for those of the host
    /// @return the names that are known
    List<String> of(Completes kind, String owner);

    /// Returns whether the names of a kind are known, even if there are none.
    ///
    /// @param kind domains, pools, ...
    /// @param owner the domain or the pool that they belong to, empty for those of the host
    default boolean areKnown(Completes kind, String owner) {
        return true;
    }
}
