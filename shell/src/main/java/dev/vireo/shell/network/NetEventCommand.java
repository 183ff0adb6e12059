package dev.vireo.shell.network;

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
import java.util.List;
import java.util.Map;

/// `net-event`: VMware tells nothing of networks.
public final class NetEventCommand implements Command {
    private static final String LIFECYCLE = "lifecycle";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "net-event",
                CommandSpec.Group.NETWORK,
                "Network Events",
                "List event types, or wait for network events to occur",
                OptionSpec.text(NetworkLookup.OPTION, "filter by network name or uuid")
                        .completing(Completes.NETWORK),
                OptionSpec.text("event", "which event type to wait for"),
                OptionSpec.flag("loop", "loop until timeout or interrupt, rather than one-shot"),
                OptionSpec.number("timeout", "timeout seconds"),
                OptionSpec.flag("list", "list valid event types"),
                OptionSpec.flag("timestamp", "show timestamp for each printed event"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        if (arguments.has("list")) {
            return new TextReply(LIFECYCLE + "\n", Map.of("types", List.of(LIFECYCLE)));
        }
        String event = arguments.text("event");
        if (event == null) {
            throw CommandFailure.usage("either --list or --event <type> is required");
        }
        if (!event.equals(LIFECYCLE)) {
            throw CommandFailure.usage("unknown event type " + event);
        }
        throw CommandFailure.of(
                ErrorCode.NO_SUPPORT,
                "net-event is not supported here: VMware's networks run as long as they exist");
    }
}
