package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;

/// `domrename`.
public final class DomrenameCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domrename",
                CommandSpec.Group.DOMAIN,
                "rename a domain",
                "Rename an inactive domain.",
                true,
                List.of(
                        OptionSpec.domain("domain name or uuid"),
                        new OptionSpec("new-name", OptionSpec.Kind.TEXT, true, "new domain name")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.NAME_OR_UUID.find(session, arguments);
        Domain renamed = domain.rename(arguments.required("new-name"));
        return DomainChange.done("rename", renamed, "Domain successfully renamed");
    }
}
