package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `domjobabort`: cancels the task of a domain.
public final class DomjobabortCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domjobabort",
                CommandSpec.Group.DOMAIN,
                "abort active domain job",
                "Aborts the currently running domain job",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("postcopy", "interrupt post-copy migration"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        if (arguments.has("postcopy")) {
            FlagFailure.refuseReadOnly(session.connection(), "virDomainAbortJobFlags");
            throw new VirtException(ErrorCode.NO_SUPPORT, "virDomainAbortJobFlags");
        }
        domain.abortJob();
        return DomainChange.done("domjobabort", domain, null);
    }
}
