package dev.vireo.shell.network;

import dev.vireo.api.Network;
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

/// `net-define`.
public final class NetDefineCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "net-define",
                CommandSpec.Group.NETWORK,
                "define an inactive persistent virtual network or modify an existing persistent one"
                        + " from an XML file",
                "Define or modify a persistent virtual network.",
                new OptionSpec(
                                "file",
                                OptionSpec.Kind.TEXT,
                                true,
                                "file containing an XML network description")
                        .completing(Completes.FILE),
                OptionSpec.flag("validate", "validate the XML against the schema"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String file = arguments.required("file");
        String document = InputFile.read(file);
        Network network;
        try {
            network = session.connection().defineNetwork(document, arguments.has("validate"));
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to define network from " + file, e);
        }
        return NetworkLookup.done(
                "net-define",
                network,
                "Network " + network.name() + " defined from " + file + "\n");
    }
}
