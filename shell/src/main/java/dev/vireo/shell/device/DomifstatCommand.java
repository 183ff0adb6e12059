package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.FigureReply;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainLookup;

/// `domifstat`.
public final class DomifstatCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domifstat",
                CommandSpec.Group.MONITOR,
                "get network interface stats for a domain",
                "Get network interface stats for a running domain.",
                OptionSpec.domain("domain name, id or uuid"),
                new OptionSpec(
                                "interface",
                                OptionSpec.Kind.TEXT,
                                true,
                                "interface device specified by name or MAC Address")
                        .completing(Completes.MAC));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String device = arguments.required("interface");
        try {
            return FigureReply.of(domain, device + " ", domain.fetchInterfaceFigures(device));
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "Failed to get interface stats " + domain.name() + " " + device, e);
        }
    }
}
