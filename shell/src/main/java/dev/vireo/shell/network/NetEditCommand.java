package dev.vireo.shell.network;

import dev.vireo.api.Network;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.editing.DocumentEditor;
import dev.vireo.shell.editing.EditReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `net-edit`: a distributed switch becomes what its document says, a standard one gets the port
/// groups of its document.
public final class NetEditCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "net-edit",
                CommandSpec.Group.NETWORK,
                "edit XML configuration for a network",
                "Edit the XML configuration for a network.",
                NetworkLookup.option("network name or uuid"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Network network = NetworkLookup.ANY.find(session, arguments);
        Optional<Network> edited =
                new DocumentEditor<>(
                                session,
                                "network '" + network.name() + "'",
                                network::fetchXml,
                                (text, _) -> change(session, network, text),
                                false)
                        .edit(network.name());
        Network now = edited.orElse(network);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", "net-edit");
        members.put("network", now.name());
        members.put("uuid", now.uuid().toString());
        return EditReply.of("Network " + now.name(), members, edited.isPresent());
    }

    private static Network change(Session session, Network network, String text) {
        if (network.kind() == Network.Kind.DISTRIBUTED) {
            return session.connection().defineNetwork(text, false);
        }
        PortGroupChanges.between(network.fetchXml(), text).make(network);
        return network;
    }
}
