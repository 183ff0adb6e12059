package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `vncdisplay`.
public final class VncdisplayCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vncdisplay",
                CommandSpec.Group.DOMAIN,
                "vnc display",
                "Output the IP address and port number for the VNC display.",
                OptionSpec.domain("domain name, id or uuid"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        DomdisplayCommand.requireActive(domain);
        List<VncDisplay> displays = VncDisplay.of(domain, Set.of());
        if (displays.isEmpty()) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG, "Failed to get VNC port. Is this domain using VNC?");
        }
        String address = displays.getFirst().address();
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("display", address);
        return new TextReply(address + "\n", members);
    }
}
