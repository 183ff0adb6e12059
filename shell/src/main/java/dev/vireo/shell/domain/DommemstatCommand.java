package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.FigureReply;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `dommemstat`.
public final class DommemstatCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "dommemstat",
                CommandSpec.Group.MONITOR,
                "get memory statistics for a domain",
                "Get memory statistics for a running domain.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.namedNumber("period", "period in seconds to set collection"),
                OptionSpec.flag("config", "affect next boot"),
                OptionSpec.flag("live", "affect running domain"),
                OptionSpec.flag("current", "affect current domain"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("current", "live");
        arguments.exclusive("current", "config");
        Domain domain = DomainLookup.ANY.find(session, arguments);
        if (arguments.number("period") != null) {
            throw CommandFailure.because(
                    "Unable to change balloon collection period.",
                    new VirtException(ErrorCode.NO_SUPPORT, "virDomainSetMemoryStatsPeriod"));
        }
        try {
            return FigureReply.of(domain, "", domain.fetchMemoryFigures());
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "Failed to get memory statistics for domain " + domain.name(), e);
        }
    }
}
