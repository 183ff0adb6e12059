package dev.vireo.shell;

import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.List;
import java.util.Map;

/// `quit` and `exit`: no command after it is run.
record QuitCommand(String name) implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                name,
                CommandSpec.Group.SHELL,
                "quit this interactive terminal",
                "",
                false,
                List.of());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        return new TextReply("", Map.of());
    }
}
