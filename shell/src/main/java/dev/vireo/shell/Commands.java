package dev.vireo.shell;

import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.terminal.CommandSource;
import java.util.List;
import java.util.Optional;

/// The commands of the shell, for who completes them.
record Commands() implements CommandSource {
    @Override
    public List<String> names() {
        return CommandTable.NAMES;
    }

    @Override
    public Optional<CommandSpec> find(String name) {
        return Optional.ofNullable(CommandTable.find(name)).map(Command::spec);
    }
}
