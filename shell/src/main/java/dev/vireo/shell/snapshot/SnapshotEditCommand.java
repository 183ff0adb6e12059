package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.SnapshotDefinition;
import dev.vireo.model.SnapshotXml;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.editing.DocumentEditor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `snapshot-edit`: the description and, with `--rename`, the name, which is what VMware changes of
/// a snapshot.
public final class SnapshotEditCommand implements Command {
    private static final String RENAME = "rename";
    private static final String CLONE = "clone";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-edit",
                CommandSpec.Group.SNAPSHOT,
                "edit XML for a snapshot",
                "Edit the domain snapshot XML for a named snapshot",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.text(SnapshotLookup.NAME, "snapshot name")
                        .completing(Completes.SNAPSHOT),
                OptionSpec.flag(SnapshotLookup.CURRENT, "also set edited snapshot as current"),
                OptionSpec.flag(RENAME, "allow renaming an existing snapshot"),
                OptionSpec.flag(CLONE, "allow cloning to new name"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive(RENAME, CLONE);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Snapshot snapshot = find(domain, arguments);
        if (arguments.has(CLONE)) {
            throw refusal("VMware copies no snapshots; use --rename");
        }
        Optional<String> edited =
                new DocumentEditor<>(
                                session,
                                "snapshot '" + snapshot.name() + "'",
                                snapshot::fetchXml,
                                (text, _) -> rename(snapshot, text, arguments.has(RENAME)),
                                false)
                        .edit(snapshot.name());
        return reply(domain, snapshot, edited);
    }

    /// `--current` beside a name asks that another snapshot becomes the one that the domain goes on
    /// from, which only a revert does.
    private static Snapshot find(Domain domain, Arguments arguments) {
        String name = arguments.text(SnapshotLookup.NAME);
        if (name == null || !arguments.has(SnapshotLookup.CURRENT)) {
            return SnapshotLookup.find(domain, arguments);
        }
        Snapshot snapshot = domain.lookupSnapshot(name);
        if (!snapshot.fetchIsCurrent()) {
            throw refusal("a snapshot becomes the current one with snapshot-revert");
        }
        return snapshot;
    }

    private static String rename(Snapshot snapshot, String text, boolean mayRename) {
        SnapshotDefinition before = SnapshotXml.read(snapshot.fetchXml(), false);
        SnapshotDefinition after = SnapshotXml.read(text, true);
        String old = before.name().orElse("");
        String name = after.name().orElse("");
        if (!with(after, before.name(), before.description()).equals(before)) {
            throw refusal("of a snapshot, only name and description can be changed");
        }
        if (!name.equals(old) && !mayRename) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    ErrorDomain.NONE,
                    "must use --rename to change " + old + " to " + name,
                    null);
        }
        snapshot.rename(name, after.description());
        return name;
    }

    private static SnapshotDefinition with(
            SnapshotDefinition snapshot, Optional<String> name, String description) {
        return new SnapshotDefinition(
                name,
                description,
                snapshot.state(),
                snapshot.parent(),
                snapshot.creationTime(),
                snapshot.domain(),
                snapshot.memory(),
                snapshot.memoryFile(),
                snapshot.disks());
    }

    private static Reply reply(Domain domain, Snapshot snapshot, Optional<String> edited) {
        String old = snapshot.name();
        String name = edited.orElse(old);
        String text =
                edited.isEmpty()
                        ? " XML configuration not changed."
                        : name.equals(old) ? " edited." : " renamed to " + name + ".";
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", "snapshot-edit");
        members.put("domain", domain.name());
        members.put("snapshot", name);
        members.put("id", snapshot.id());
        members.put("changed", edited.isPresent());
        return new TextReply("Snapshot " + old + text + "\n", members, true);
    }

    private static VirtException refusal(String reason) {
        return new VirtException(ErrorCode.OPERATION_UNSUPPORTED, ErrorDomain.NONE, reason, null);
    }
}
