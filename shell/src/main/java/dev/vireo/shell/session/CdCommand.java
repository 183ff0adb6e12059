package dev.vireo.shell.session;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `cd`. Only names of files that are options of commands begin there.
public final class CdCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "cd",
                CommandSpec.Group.SHELL,
                "change the current directory",
                "Change the current directory.",
                false,
                List.of(
                        OptionSpec.text(
                                        "dir",
                                        "directory to switch to (default: home or else root)")
                                .completing(Completes.FOLDER)));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        if (!session.readsCommands()) {
            throw CommandFailure.usage("cd: command valid only in interactive mode");
        }
        String given = arguments.text("dir");
        String folder = given == null ? home(session) : given;
        session.changeFolder(folder(session, folder));
        Map<String, @Nullable Object> members = new LinkedHashMap<>(); // Map.of has no order
        members.put("action", "cd");
        members.put("directory", session.folder().toString());
        return new TextReply("", members);
    }

    private static String home(Session session) {
        @Nullable String home = session.environment("HOME");
        return home == null || home.isEmpty() ? "/" : home;
    }

    private static Path folder(Session session, String text) {
        Path folder;
        try {
            folder = session.folder().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw failure(text, String.valueOf(e.getMessage()));
        }
        if (!Files.exists(folder)) {
            throw failure(text, "No such file or directory");
        }
        if (!Files.isDirectory(folder)) {
            throw failure(text, "Not a directory");
        }
        return folder;
    }

    private static CommandFailure failure(String text, String why) {
        return CommandFailure.of(ErrorCode.SYSTEM_ERROR, "cd: " + why + ": " + text);
    }
}
