package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainState;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `domstate`.
public final class DomstateCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domstate",
                CommandSpec.Group.MONITOR,
                "domain state",
                "Returns state about a domain.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("reason", "also print reason for the state"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        DomainState state = domain.fetchState();
        String reason = arguments.has("reason") ? " (" + state.reason() + ")" : "";
        Map<String, @Nullable Object> members = Identity.members(domain);
        members.put("state", state.kind().text());
        members.put("reason", state.reason());
        return new TextReply(state.kind().text() + reason + "\n", members);
    }
}
