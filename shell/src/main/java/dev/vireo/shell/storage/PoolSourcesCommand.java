package dev.vireo.shell.storage;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;

/// `find-storage-pool-sources`, `find-storage-pool-sources-as`: a VMware host does not look for
/// what other servers export.
///
/// @param withOptions whether what to look for is in options, and not in a file
public record PoolSourcesCommand(boolean withOptions) implements Command {
    @Override
    public CommandSpec spec() {
        return withOptions
                ? spec(
                        "find-storage-pool-sources-as",
                        "find potential storage pool sources",
                        type("type of storage pool sources to find"),
                        OptionSpec.text("host", "optional host to query"),
                        OptionSpec.text("port", "optional port to query"),
                        OptionSpec.text("initiator", "optional initiator IQN to use for query"))
                : spec(
                        "find-storage-pool-sources",
                        "discover potential storage pool sources",
                        type("type of storage pool sources to discover"),
                        OptionSpec.text("srcSpec", "optional file of source xml to query for pools")
                                .completing(Completes.FILE));
    }

    private static CommandSpec spec(String name, String summary, OptionSpec... options) {
        return new CommandSpec(
                name,
                CommandSpec.Group.POOL,
                summary,
                "Returns XML <sources> document.",
                true,
                List.of(options));
    }

    private static OptionSpec type(String summary) {
        return new OptionSpec("type", OptionSpec.Kind.TEXT, true, summary);
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String file = arguments.text("srcSpec");
        if (file != null) {
            InputFile.read(file);
        }
        session.connection();
        throw CommandFailure.because(
                "Failed to find any " + arguments.required("type") + " pool sources",
                new VirtException(ErrorCode.NO_SUPPORT, "virConnectFindStoragePoolSources"));
    }
}
