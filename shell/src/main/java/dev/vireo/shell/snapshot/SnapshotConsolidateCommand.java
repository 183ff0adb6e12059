package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.domain.DomainLookup;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `snapshot-consolidate`: writes deltas that no snapshot needs any more into the disks below them.
/// VMware leaves such behind when it has removed a snapshot but could not touch its files.
public final class SnapshotConsolidateCommand implements Command {
    private static final String NAME = "snapshot-consolidate";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                NAME,
                CommandSpec.Group.SNAPSHOT,
                "merge what removed snapshots left behind",
                """
                Write the changes that belong to no snapshot any more into the
                    disks below. Does nothing unless the server says that there are some.\
                """,
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("check", "say whether there are some, and change nothing"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        try {
            boolean needed = domain.fetchNeedsConsolidation();
            if (arguments.has("check")) {
                Map<String, @Nullable Object> members = SnapshotReply.of(domain);
                members.put("needed", needed);
                return new TextReply(needed ? "yes\n" : "no\n", members);
            }
            if (!needed) {
                return new TextReply(
                        "Domain '" + domain.name() + "' has nothing to consolidate\n",
                        nothing(domain),
                        true);
            }
            domain.consolidateDisks();
        } catch (VirtException e) {
            throw DomainChange.failed("consolidate disks of", domain.name(), e);
        }
        return DomainChange.done(NAME, domain, "Domain '" + domain.name() + "' consolidated");
    }

    private static Map<String, @Nullable Object> nothing(Domain domain) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", "none");
        members.putAll(SnapshotReply.of(domain));
        return members;
    }
}
