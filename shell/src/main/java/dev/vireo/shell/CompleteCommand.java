package dev.vireo.shell;

import dev.vireo.api.Connection;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.terminal.Completion;
import dev.vireo.shell.terminal.LiveNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `complete`: what could stand in place of the last word, a line each; for the completion of other
/// shells, `vireo -c URI complete -- start web`. Connects only if names of the server are needed.
final class CompleteCommand implements Command {
    /// There is nobody to see that names come late.
    private static final Duration LONG = Duration.ofSeconds(10);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "complete",
                CommandSpec.Group.SHELL,
                "internal command for autocompletion",
                "internal use only",
                false,
                List.of(OptionSpec.words("string", "partial string to autocomplete")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        List<String> words = new ArrayList<>(arguments.list());
        if (words.isEmpty()) {
            words.add("");
        }
        List<String> found;
        try (LiveNames names = new LiveNames(() -> connection(session), LONG)) {
            found = new Completion(new Commands(), names, session::folder).values(words);
        }
        StringBuilder text = new StringBuilder();
        found.forEach(word -> text.append(word).append('\n'));
        return new TextReply(text.toString(), Map.of("words", found));
    }

    private static Optional<Connection> connection(Session session) {
        try {
            if (!session.isConnected()) {
                session.connect();
            }
            return session.openConnection();
        } catch (CommandFailure | VirtException _) {
            return Optional.empty(); // somebody who presses Tab wants no error
        }
    }
}
