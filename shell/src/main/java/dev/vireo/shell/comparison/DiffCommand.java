package dev.vireo.shell.comparison;

import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `diff`: compares two domains, or files that describe them.
public final class DiffCommand implements Command {
    /// What differs is no error, which is 1.
    private static final int DIFFERENT = 2;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "diff",
                CommandSpec.Group.SHELL,
                "compare two domains, VMX files or domain documents",
                """
                Shows what two domains do not have in common; the order of elements,
                    defaults and units do not count. What ends in .vmx or .xml or begins with
                    / or ./ or ../ is a file, - is standard input, anything else is a domain.\
                """,
                false,
                List.of(
                        new OptionSpec("a", OptionSpec.Kind.TEXT, true, "domain or file")
                                .completing(Completes.DOMAIN),
                        new OptionSpec("b", OptionSpec.Kind.TEXT, true, "domain or file")
                                .completing(Completes.DOMAIN),
                        OptionSpec.namedText(
                                "ignore", "paths that do not count, such as name,uuid"),
                        OptionSpec.namedText(
                                "directory", "where VMX files lie, as in '[datastore1] web'"),
                        OptionSpec.flag("exit-code", "exit with 2 if there are differences")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Side left = new Side(arguments.required("a"));
        Side right = new Side(arguments.required("b"));
        if (left.isInput() && right.isInput()) {
            throw CommandFailure.usage("only one side of 'diff' can be '-', standard input");
        }
        if (!session.isConnected() && !(left.isFile() && right.isFile())) {
            connect(session);
        }
        String given = arguments.text("directory");
        String directory = given == null ? Comparison.SOMEWHERE : given;
        List<Difference> differences =
                Comparison.of(
                        left.read(session, directory),
                        right.read(session, directory),
                        paths(arguments.text("ignore")));
        boolean told = arguments.has("exit-code") && !differences.isEmpty();
        return new DiffReply(left.name(), right.name(), differences, told ? DIFFERENT : 0);
    }

    private static void connect(Session session) {
        try {
            session.connect();
        } catch (VirtException e) {
            throw CommandFailure.because("failed to connect to the hypervisor", e);
        }
    }

    private static List<String> paths(@Nullable String given) {
        return given == null ? List.of() : List.of(given.split(",", -1));
    }
}
