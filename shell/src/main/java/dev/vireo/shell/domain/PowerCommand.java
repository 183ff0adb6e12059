package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `suspend`, `resume` and `reset`: changes without options.
public record PowerCommand(Change change) implements Command {
    /// The changes.
    public enum Change {
        /// To disk.
        SUSPEND("suspend", "suspend a domain", "Suspend a running domain.", "suspended"),
        /// From disk.
        RESUME("resume", "resume a domain", "Resume a previously suspended domain.", "resumed"),
        /// As the reset button.
        RESET(
                "reset",
                "reset a domain",
                "Reset the target domain as if by power button",
                "was reset");

        private final String command;
        private final String summary;
        private final String description;
        private final String done;

        Change(String command, String summary, String description, String done) {
            this.command = command;
            this.summary = summary;
            this.description = description;
            this.done = done;
        }
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                change.command,
                CommandSpec.Group.DOMAIN,
                change.summary,
                change.description,
                OptionSpec.domain("domain name, id or uuid").completing(Completes.ACTIVE_DOMAIN));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String given = arguments.required("domain");
        try {
            switch (change) {
                case SUSPEND -> domain.suspend();
                case RESUME -> domain.resume();
                case RESET -> domain.reset();
            }
        } catch (VirtException e) {
            throw DomainChange.failed(change.command, given, e);
        }
        return DomainChange.done(change.command, domain, "Domain '" + given + "' " + change.done);
    }
}
