package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `domif-getlink`. virsh looks into the document, which does not tell for VMware.
public final class DomifGetlinkCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domif-getlink",
                CommandSpec.Group.MONITOR,
                "get link state of a virtual interface",
                "Get link state of a domain's virtual interface.",
                OptionSpec.domain("domain name, id or uuid"),
                new OptionSpec(
                                "interface",
                                OptionSpec.Kind.TEXT,
                                true,
                                "interface device (MAC Address)")
                        .completing(Completes.MAC),
                OptionSpec.flag("config", "Get persistent interface state"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String device = arguments.required("interface");
        boolean up;
        try {
            up =
                    domain.fetchLinkState(
                            device,
                            arguments.has("config") ? Set.of(Modification.CONFIG) : Set.of());
        } catch (VirtException e) {
            if (e.code() == ErrorCode.INVALID_ARG) {
                throw CommandFailure.of(
                        ErrorCode.INVALID_ARG,
                        "Interface (" + kind(device) + ": " + device + ") not found.");
            }
            throw CommandFailure.because(
                    "Failed to get link state of interface '" + device + "'", e);
        }
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("interface", device);
        members.put("link", up ? "up" : "down");
        return new TextReply(device + " " + (up ? "up" : "down"), members);
    }

    private static String kind(String device) {
        return device.matches("([0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}") ? "mac" : "dev";
    }
}
