package dev.vireo.shell.simulation;

import dev.vireo.api.CaptureOptions;
import dev.vireo.api.Connection;
import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.PlannedFiles;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `capture`: writes the inventory of a server into a file that a simulator starts with.
public final class CaptureCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "capture",
                CommandSpec.Group.SHELL,
                "write a server's inventory into a file for the simulator",
                """
                Reads all objects of the server with all their properties. Names, addresses,
                    identifiers and texts are replaced unless --plain is given.
                    vireo simulator --load FILE starts with the file.\
                """,
                false,
                List.of(
                        new OptionSpec(
                                        "uri",
                                        OptionSpec.Kind.TEXT,
                                        true,
                                        "connection URI of the server")
                                .completing(Completes.URI),
                        new OptionSpec("file", OptionSpec.Kind.TEXT, true, "the file to write")
                                .completing(Completes.FILE),
                        OptionSpec.flag("plain", "keep names, addresses and all else"),
                        OptionSpec.namedText(
                                "seed",
                                "what the replacements depend on, by chance if not given")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        CaptureOptions options =
                CaptureOptions.anonymised()
                        .withPlain(arguments.has("plain"))
                        .withProgress(line -> {
                            if (!session.options().quiet()) {
                                session.output().error(line);
                            }
                        });
        @Nullable String seed = arguments.raw("seed");
        if (seed != null) {
            options = options.withSeed(number(seed));
        }
        Path file = path(arguments.required("file"));
        if (session.isTrial()) {
            return PlannedFiles.of(file);
        }
        long objects;
        try (Connection connection = session.open(arguments.required("uri"))) {
            objects = connection.capture(file, options);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("file", file.toString());
        members.put("objects", objects);
        return new TextReply(objects + " objects captured in " + file + "\n", members);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG, "'" + text + "' is no seed: a whole number is needed");
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, String.valueOf(e.getMessage()));
        }
    }
}
