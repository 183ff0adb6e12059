package dev.vireo.shell.network;

import dev.vireo.api.Connection;
import dev.vireo.api.Network;
import dev.vireo.model.DomainUuid;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds the network that the argument `network` means: by UUID, then by name, as far as the
/// command takes them.
enum NetworkLookup {
    /// Both.
    ANY(true, true),
    /// No name.
    UUID_ONLY(true, false),
    /// No UUID.
    NAME_ONLY(false, true);

    static final String OPTION = "network";
    private static final int UUID_LENGTH = 36;

    private final boolean byUuid;
    private final boolean byName;

    NetworkLookup(boolean byUuid, boolean byName) {
        this.byUuid = byUuid;
        this.byName = byName;
    }

    /// Finds the network.
    ///
    /// @throws CommandFailure if there is none, or if asking failed
    Network find(Session session, Arguments arguments) {
        String given = arguments.required(OPTION);
        String message = "failed to get network '" + given + "'";
        try {
            Network found = find(session.connection(), given);
            if (found != null) {
                return found;
            }
        } catch (VirtException e) {
            throw CommandFailure.because(message, e);
        }
        throw CommandFailure.of(ErrorCode.NO_NETWORK, message);
    }

    private @Nullable Network find(Connection connection, String given) {
        Optional<UUID> uuid =
                byUuid && given.length() == UUID_LENGTH
                        ? DomainUuid.parse(given)
                        : Optional.empty();
        if (uuid.isPresent()) {
            try {
                return connection.lookupNetworkByUuid(uuid.get());
            } catch (VirtException e) {
                if (!byName || e.code() != ErrorCode.NO_NETWORK) {
                    throw e;
                }
            }
        }
        return byName ? connection.lookupNetwork(given) : null;
    }

    /// The option that names the network.
    static OptionSpec option(String summary) {
        return new OptionSpec(OPTION, OptionSpec.Kind.TEXT, true, summary)
                .completing(Completes.NETWORK);
    }

    /// Tells what is known of a network.
    static Map<String, @Nullable Object> members(Network network) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("network", network.name());
        members.put("uuid", network.uuid().toString());
        members.put("kind", network.kind() == Network.Kind.STANDARD ? "standard" : "distributed");
        members.put("active", true);
        members.put("persistent", true);
        members.put("autostart", true);
        return members;
    }

    /// Makes the reply of a change.
    static Reply done(String action, Network network, String text) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", action);
        members.put("network", network.name());
        members.put("uuid", network.uuid().toString());
        return new TextReply(text, members, true);
    }
}
