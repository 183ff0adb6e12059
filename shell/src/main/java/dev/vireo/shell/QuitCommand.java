package dev.vireo.shell;

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
