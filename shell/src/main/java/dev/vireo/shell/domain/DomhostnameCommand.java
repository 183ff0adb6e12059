package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `domhostname`. The Tools are the agent of VMware's guests; nobody knows a lease.
public final class DomhostnameCommand implements Command {
    private static final int LEASE = 1;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domhostname",
                CommandSpec.Group.DOMAIN,
                "print the domain's hostname",
                "",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.text("source", "address source: 'lease' or 'agent'")
                        .choosing("lease", "agent"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        int flags = AddressSource.of(arguments, AddressSource.AGENT, false).isLease() ? LEASE : 0;
        String name;
        try {
            DomainChange.refuseFlags(
                    session.connection(), flags, "virDomainGetHostname", "esxDomainGetHostname");
            name = domain.fetchGuestHostname();
        } catch (VirtException e) {
            throw CommandFailure.because("failed to get hostname", e);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", domain.name());
        members.put("hostname", name);
        return new TextReply(name + "\n", members);
    }
}
