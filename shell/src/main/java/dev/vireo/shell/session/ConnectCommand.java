package dev.vireo.shell.session;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `connect`. The connection that there is stays if no other can be opened.
public final class ConnectCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "connect",
                CommandSpec.Group.SHELL,
                "(re)connect to hypervisor",
                "Connect to local hypervisor. This is built-in command after shell start up.",
                false,
                List.of(
                        OptionSpec.text("name", "hypervisor connection URI")
                                .completing(Completes.URI),
                        OptionSpec.flag("readonly", "read-only connection")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        try {
            session.reconnect(arguments.text("name"), arguments.has("readonly"));
        } catch (VirtException e) {
            throw CommandFailure.because("failed to connect to the hypervisor", e);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", "connect");
        members.put("uri", session.connection().uri().toString());
        members.put("readOnly", session.isReadOnly());
        return new TextReply("", members);
    }
}
