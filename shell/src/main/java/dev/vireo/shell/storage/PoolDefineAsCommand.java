package dev.vireo.shell.storage;

import dev.vireo.api.Connection;
import dev.vireo.api.StoragePool;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `pool-define-as`, `pool-create-as`: the document is made of the options.
///
/// @param create whether the pool is not to last
public record PoolDefineAsCommand(boolean create) implements Command {
    @Override
    public CommandSpec spec() {
        List<OptionSpec> options = new ArrayList<>();
        options.add(new OptionSpec("name", OptionSpec.Kind.TEXT, true, "name of the pool"));
        options.add(
                new OptionSpec("type", OptionSpec.Kind.TEXT, true, "type of the pool")
                        .choosing("netfs"));
        options.add(OptionSpec.flag("print-xml", "print XML document, but don't define/create"));
        options.addAll(PoolDocument.options());
        if (create) {
            options.add(OptionSpec.flag("build", "build the pool as normal"));
            options.add(OptionSpec.flag("no-overwrite", "do not overwrite any existing data"));
            options.add(OptionSpec.flag("overwrite", "overwrite any existing data"));
        }
        return new CommandSpec(
                create ? "pool-create-as" : "pool-define-as",
                CommandSpec.Group.POOL,
                (create ? "create" : "define") + " a pool from a set of args",
                (create ? "Create" : "Define") + " a pool.",
                true,
                options);
    }

    /// A server has no secrets that a pool could name, and a share without its credentials would
    /// not be what was asked for.
    private static void refuseCredentials(Arguments arguments) {
        for (String option : List.of("auth-type", "auth-username", "secret-usage", "secret-uuid")) {
            if (arguments.text(option) != null) {
                throw CommandFailure.of(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "option --" + option + ": a pool cannot be given credentials");
            }
        }
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        if (create) {
            arguments.exclusive("overwrite", "no-overwrite");
        }
        String name = arguments.required("name");
        String document = PoolDocument.of(arguments);
        if (arguments.has("print-xml")) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("xml", document);
            return new TextReply(document, members);
        }
        refuseCredentials(arguments);
        Connection connection = session.connection();
        StoragePool pool;
        try {
            pool =
                    create
                            ? connection.createStoragePool(document)
                            : connection.defineStoragePool(document);
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "Failed to " + (create ? "create" : "define") + " pool " + name, e);
        }
        return PoolChange.done(
                create ? "pool-create-as" : "pool-define-as",
                pool,
                "Pool " + name + (create ? " created" : " defined"));
    }
}
