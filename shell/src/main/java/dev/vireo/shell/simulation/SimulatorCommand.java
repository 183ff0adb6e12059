package dev.vireo.shell.simulation;

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
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;

/// `simulator`: runs a simulated host or vCenter until it is stopped. The simulator is found as a
/// tool, because the shell knows drivers and simulators as services only.
public final class SimulatorCommand implements Command {
    private static final String TOOL = "vireo-simulator";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "simulator",
                CommandSpec.Group.SHELL,
                "run a simulated ESX host or vCenter",
                """
                Runs until SIGTERM or SIGINT. Prints the address of the SOAP endpoint when it is
                    ready; how to connect, thumbprints and the control port go to standard error.\
                """,
                false,
                List.of(
                        OptionSpec.namedText("model", "esx (default) or vcenter")
                                .choosing("esx", "vcenter"),
                        OptionSpec.namedText("vms", "machines, of each single host and cluster"),
                        OptionSpec.namedText("hosts", "hosts of each cluster of a vCenter"),
                        OptionSpec.namedText("datacenters", "datacenters of a vCenter"),
                        OptionSpec.namedText("clusters", "clusters of each datacenter"),
                        OptionSpec.namedText("describe", "file that describes the inventory")
                                .completing(Completes.FILE),
                        OptionSpec.namedText("seed", "what identifiers and chance depend on"),
                        OptionSpec.namedText("listen", "HOST:PORT, 127.0.0.1:0 by default"),
                        OptionSpec.flag("tls", "HTTPS with a certificate of its own (default)"),
                        OptionSpec.flag("no-tls", "HTTP"),
                        OptionSpec.flag(
                                "host-servers", "let hosts of a vCenter serve files themselves"),
                        OptionSpec.namedText("cert-file", "file for that certificate")
                                .completing(Completes.FILE),
                        OptionSpec.namedText("user", "who may log in, root by default"),
                        OptionSpec.namedText("viewer", "another user, who may only look"),
                        OptionSpec.namedText("password", "the password"),
                        OptionSpec.namedText("password-file", "file with the password")
                                .completing(Completes.FILE),
                        OptionSpec.namedText("state", "folder to keep what changes in")
                                .completing(Completes.FOLDER),
                        OptionSpec.namedText("load", "file with an inventory that was saved")
                                .completing(Completes.FILE),
                        OptionSpec.namedText("scenario", "file that says how to misbehave")
                                .completing(Completes.FILE),
                        OptionSpec.namedText("control", "HOST:PORT of a control port")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        ToolProvider tool =
                ToolProvider.findFirst(TOOL)
                        .orElseThrow(() ->
                                CommandFailure.of(
                                        ErrorCode.NO_SUPPORT, "the simulator is not installed"));
        List<String> errors = new ArrayList<>();
        PrintWriter out =
                lines(line -> {
                    session.output().print(line + "\n");
                    session.output().flush();
                });
        PrintWriter err =
                lines(line -> {
                    if (line.startsWith("error: ")) {
                        errors.add(line.substring("error: ".length()));
                    } else if (!session.options().quiet()) {
                        session.output().error(line);
                    }
                });
        int code = tool.run(out, err, words(arguments));
        if (code != 0) {
            throw CommandFailure.usage(errors.isEmpty() ? List.of("it failed") : errors);
        }
        return new TextReply("", Map.of());
    }

    private String[] words(Arguments arguments) {
        List<String> words = new ArrayList<>();
        for (OptionSpec option : spec().options()) {
            @Nullable String value = arguments.raw(option.name());
            if (value != null) {
                words.add("--" + option.name());
                if (option.takesValue()) {
                    words.add(value);
                }
            }
        }
        return words.toArray(String[]::new);
    }

    /// Makes a writer that hands on whole lines.
    private static PrintWriter lines(Consumer<String> taker) {
        return new PrintWriter(
                new Writer() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public void write(char[] chars, int offset, int length) {
                        text.append(chars, offset, length);
                        for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
                            String line = text.substring(0, end);
                            text.delete(0, end + 1);
                            taker.accept(line);
                        }
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                },
                true);
    }
}
