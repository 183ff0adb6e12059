package dev.vireo.shell.storage;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
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

/// `pool-event`, whose events libvirt's driver for VMware does not have.
public final class PoolEventCommand implements Command {
    private static final List<String> TYPES = List.of("lifecycle", "refresh");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "pool-event",
                CommandSpec.Group.POOL,
                "Storage Pool Events",
                "List event types, or wait for storage pool events to occur",
                OptionSpec.text("pool", "filter by storage pool name or uuid")
                        .completing(Completes.POOL),
                OptionSpec.text("event", "which event type to wait for"),
                OptionSpec.flag("loop", "loop until timeout or interrupt, rather than one-shot"),
                OptionSpec.number("timeout", "timeout seconds"),
                OptionSpec.flag("list", "list valid event types"),
                OptionSpec.flag("timestamp", "show timestamp for each printed event"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        if (arguments.has("list")) {
            return new TextReply(String.join("\n", TYPES) + "\n", Map.of("types", TYPES));
        }
        String event = arguments.text("event");
        if (event == null) {
            throw CommandFailure.usage("either --list or --event <type> is required");
        }
        if (!TYPES.contains(event)) {
            throw CommandFailure.usage("unknown event type " + event);
        }
        if (arguments.text("pool") != null) {
            PoolLookup.ANY.find(session, arguments);
        }
        session.connection();
        throw new VirtException(ErrorCode.NO_SUPPORT, "virConnectStoragePoolEventRegisterAny");
    }
}
