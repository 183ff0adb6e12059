package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotFilter;
import dev.vireo.api.SnapshotInfo;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TableReply;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.NameOrder;
import dev.vireo.shell.text.Table;
import dev.vireo.shell.text.TreeText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `snapshot-list`.
public final class SnapshotListCommand implements Command {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);
    private static final List<SnapshotFilter> OPTIONS =
            List.of(
                    SnapshotFilter.LEAVES,
                    SnapshotFilter.NO_LEAVES,
                    SnapshotFilter.METADATA,
                    SnapshotFilter.NO_METADATA,
                    SnapshotFilter.INACTIVE,
                    SnapshotFilter.ACTIVE,
                    SnapshotFilter.DISK_ONLY,
                    SnapshotFilter.INTERNAL,
                    SnapshotFilter.EXTERNAL);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-list",
                CommandSpec.Group.SNAPSHOT,
                "List snapshots for a domain",
                "Snapshot List",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("parent", "add a column showing parent snapshot"),
                OptionSpec.flag("roots", "list only snapshots without parents"),
                OptionSpec.flag("leaves", "list only snapshots without children"),
                OptionSpec.flag(
                        "no-leaves", "list only snapshots that are not leaves (with children)"),
                OptionSpec.flag(
                        "metadata",
                        "list only snapshots that have metadata that would prevent undefine"),
                OptionSpec.flag(
                        "no-metadata",
                        "list only snapshots that have no metadata managed by libvirt"),
                OptionSpec.flag("inactive", "filter by snapshots taken while inactive"),
                OptionSpec.flag(
                        "active", "filter by snapshots taken while active (full system snapshots)"),
                OptionSpec.flag("disk-only", "filter by disk-only snapshots"),
                OptionSpec.flag("internal", "filter by internal snapshots"),
                OptionSpec.flag("external", "filter by external snapshots"),
                OptionSpec.flag("tree", "list snapshots in a tree"),
                OptionSpec.text("from", "limit list to children of given snapshot")
                        .completing(Completes.SNAPSHOT),
                OptionSpec.flag("current", "limit list to children of current snapshot"),
                OptionSpec.flag("descendants", "with --from, list all descendants"),
                OptionSpec.flag("name", "list snapshot names only"),
                OptionSpec.flag("topological", "sort list topologically rather than by name"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("tree", "name");
        arguments.exclusive("parent", "roots");
        arguments.exclusive("parent", "tree");
        arguments.exclusive("roots", "tree");
        arguments.exclusive("roots", "from");
        arguments.exclusive("roots", "current");
        boolean below = arguments.has("from") || arguments.has("current");
        if (arguments.has("leaves") && arguments.has("tree")) {
            throw CommandFailure.usage("--leaves and --tree are mutually exclusive");
        }
        if (arguments.has("descendants") && !below) {
            throw CommandFailure.usage("--descendants requires either --from or --current");
        }
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Snapshot from = below ? SnapshotLookup.find(domain, arguments, "from") : null;
        Set<SnapshotFilter> filters = filters(arguments);
        List<SnapshotInfo> all =
                new ArrayList<>(
                        from == null ? domain.listSnapshots(filters) : from.listChildren(filters));
        if (!arguments.has("topological")) {
            all.sort((a, b) -> NameOrder.compare(a.snapshot().name(), b.snapshot().name()));
        }
        Map<String, @Nullable Object> members = SnapshotReply.of(domain);
        members.put("snapshots", all.stream().map(SnapshotReply::of).toList());
        if (arguments.has("tree")) {
            return new TextReply(tree(all, from), members);
        }
        if (arguments.has("name")) {
            StringBuilder names = new StringBuilder();
            all.forEach(info -> names.append(info.snapshot().name()).append('\n'));
            return new TextReply(names.toString(), members);
        }
        return new TableReply(table(all, arguments.has("parent")), members);
    }

    private static Set<SnapshotFilter> filters(Arguments arguments) {
        Set<SnapshotFilter> filters = EnumSet.noneOf(SnapshotFilter.class);
        if (arguments.has("roots")) {
            filters.add(SnapshotFilter.ROOTS);
        }
        if (arguments.has("descendants") || arguments.has("tree")) {
            filters.add(SnapshotFilter.DESCENDANTS);
        }
        for (SnapshotFilter filter : OPTIONS) {
            if (arguments.has(filter.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                filters.add(filter);
            }
        }
        return filters;
    }

    private static Table table(List<SnapshotInfo> all, boolean parent) {
        List<String> header = new ArrayList<>(List.of("Name", "Creation Time", "State"));
        if (parent) {
            header.add("Parent");
        }
        Table table = new Table(header.toArray(String[]::new));
        for (SnapshotInfo info : all) {
            List<String> row =
                    new ArrayList<>(
                            List.of(
                                    info.snapshot().name(),
                                    TIME.format(info.created().atZone(ZoneId.systemDefault())),
                                    SnapshotReply.state(info)));
            if (parent) {
                row.add(info.parent().map(Snapshot::name).orElse(""));
            }
            table.add(row.toArray(String[]::new));
        }
        return table;
    }

    /// Draws the snapshots that are listed, whether those above them are or not.
    private static String tree(List<SnapshotInfo> all, @Nullable Snapshot from) {
        Map<Integer, List<Snapshot>> children = new HashMap<>();
        Set<Integer> listed = new HashSet<>();
        all.forEach(info -> listed.add(info.snapshot().id()));
        List<Snapshot> roots = new ArrayList<>();
        if (from != null) {
            listed.add(from.id());
            roots.add(from);
        }
        for (SnapshotInfo info : all) {
            Integer parent = info.parent().map(Snapshot::id).orElse(null);
            (parent == null || !listed.contains(parent)
                            ? roots
                            : children.computeIfAbsent(parent, _ -> new ArrayList<>()))
                    .add(info.snapshot());
        }
        TreeText<Snapshot> text =
                new TreeText<>(node -> children.getOrDefault(node.id(), List.of()), Snapshot::name);
        roots.forEach(text::add);
        return text.toString();
    }
}
