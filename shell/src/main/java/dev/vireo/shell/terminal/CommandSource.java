package dev.vireo.shell.terminal;

import dev.vireo.shell.command.CommandSpec;
import java.util.List;
import java.util.Optional;

/// The commands that there are.
public interface CommandSource {
    /// Lists the names of all commands.
    List<String> names();

    /// Describes a command.
    ///
    /// @return empty if there is none of this name
    Optional<CommandSpec> find(String name);
}
