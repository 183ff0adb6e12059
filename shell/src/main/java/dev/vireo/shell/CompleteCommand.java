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
import java.util.concurrent.atomic.AtomicBoolean;

/// `complete`: what could stand in place of the last word, a line each; for the completion of other
/// shells, `vireo -c URI complete -- start web`. Connects only if names of the server are needed.
final class CompleteCommand implements Command {
    /// Nobody waits longer for a key.
    private static final Duration LONG = Duration.ofSeconds(2);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "complete",
                CommandSpec.Group.SHELL,
                "list what could stand in place of a command's last word",
                """
                Prints what completes the last word of a command, one a line, for the
                    completion of other shells: complete -- start web. Connects only where names
                    of the server are needed, and asks for no password.\
                """,
                false,
                List.of(OptionSpec.words("string", "partial string to autocomplete")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        List<String> words = new ArrayList<>(arguments.list());
        if (words.isEmpty()) {
            words.add("");
        }
        AtomicBoolean unreachable = new AtomicBoolean();
        List<String> found;
        try (LiveNames names = new LiveNames(() -> connection(session, unreachable), LONG)) {
            found = new Completion(new Commands(), names, session::folder).values(words);
        }
        if (unreachable.get() && words.getLast().isEmpty()) {
            found = List.of(); // options are no answer to who waits for names
        }
        StringBuilder text = new StringBuilder();
        found.forEach(word -> text.append(word).append('\n'));
        return new TextReply(text.toString(), Map.of("words", found));
    }

    private static Optional<Connection> connection(Session session, AtomicBoolean unreachable) {
        if (unreachable.get()) {
            return Optional.empty(); // once is enough
        }
        try {
            if (!session.isConnected()) {
                session.connectUnasked();
            }
            return session.openConnection();
        } catch (CommandFailure | VirtException _) {
            unreachable.set(true);
            return Optional.empty(); // somebody who presses Tab wants no error
        }
    }
}
