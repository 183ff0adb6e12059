package dev.vireo.shell.session;

import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.List;
import java.util.Map;

/// `pwd`.
public final class PwdCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "pwd",
                CommandSpec.Group.SHELL,
                "print the current directory",
                "Print the current directory.",
                false,
                List.of());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String folder = session.folder().toString();
        return new TextReply(folder + "\n", Map.of("directory", folder));
    }
}
