package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotInfo;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.Labelled;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `snapshot-info`.
public final class SnapshotInfoCommand implements Command {
    private static final int WIDTH = 15;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-info",
                CommandSpec.Group.SNAPSHOT,
                "snapshot information",
                "Returns basic information about a snapshot.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.text(SnapshotLookup.NAME, "snapshot name")
                        .completing(Completes.SNAPSHOT),
                OptionSpec.flag(SnapshotLookup.CURRENT, "info on current snapshot"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Snapshot snapshot = SnapshotLookup.find(domain, arguments);
        SnapshotInfo info = snapshot.fetchInfo();
        Labelled lines = new Labelled(WIDTH);
        lines.add("Name:", snapshot.name());
        lines.add("Domain:", domain.name());
        lines.add("Current:", info.current() ? "yes" : "no");
        lines.add("State:", SnapshotReply.state(info));
        lines.add("Location:", "internal");
        lines.add("Parent:", info.parent().map(Snapshot::name).orElse("-"));
        lines.add("Children:", Integer.toString(info.children()));
        lines.add("Descendants:", Integer.toString(info.descendants()));
        lines.add("Metadata:", "no");
        Map<String, @Nullable Object> members = SnapshotReply.of(domain);
        members.putAll(SnapshotReply.of(info));
        if (session.options().json()) {
            members.put(
                    "ageSeconds",
                    Duration.between(info.created(), InstantSource.system().instant()).toSeconds());
            OptionalLong size = snapshot.fetchSize();
            members.put("sizeBytes", size.isPresent() ? size.getAsLong() : null);
        }
        return new TextReply(lines.toString(), members);
    }
}
