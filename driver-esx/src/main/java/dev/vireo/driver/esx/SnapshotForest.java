package dev.vireo.driver.esx;

import dev.vireo.api.DomainState;
import dev.vireo.api.SnapshotFilter;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MissingMemberException;
import dev.vireo.vim.VirtualMachineSnapshotInfo;
import dev.vireo.vim.VirtualMachineSnapshotTree;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All snapshots of a machine as they were at one moment, each before those after it.
final class SnapshotForest {
    private static final String BY_ID = "id:";

    private final List<SnapshotNode> nodes;
    private final Map<ManagedObjectReference, Integer> children = new HashMap<>();
    private final Map<ManagedObjectReference, Integer> descendants = new HashMap<>();
    private final @Nullable ManagedObjectReference current;

    private SnapshotForest(List<SnapshotNode> nodes, @Nullable ManagedObjectReference current) {
        this.nodes = List.copyOf(nodes);
        this.current = current;
        for (SnapshotNode node : nodes.reversed()) {
            SnapshotNode parent = node.parent();
            if (parent != null) {
                children.merge(parent.reference(), 1, Integer::sum);
                descendants.merge(parent.reference(), 1 + descendants(node), Integer::sum);
            }
        }
    }

    /// Fetches the snapshots of a machine.
    static SnapshotForest fetch(Machine machine) {
        return of(machine.fetch(VirtualMachines.SNAPSHOT), machine.name());
    }

    /// Reads the snapshots of a machine.
    ///
    /// @param row the machine's [VirtualMachines#SNAPSHOT]
    /// @param machine its name, for messages
    static SnapshotForest of(Row row, String machine) {
        Optional<VirtualMachineSnapshotInfo> info =
                row.find(VirtualMachines.SNAPSHOT, VirtualMachineSnapshotInfo.class);
        try {
            return new SnapshotForest(
                    flatten(
                            info.map(VirtualMachineSnapshotInfo::rootSnapshotList)
                                    .orElse(List.of())),
                    info.map(VirtualMachineSnapshotInfo::currentSnapshot).orElse(null));
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "read the snapshots of", machine);
        }
    }

    private record Pending(VirtualMachineSnapshotTree tree, @Nullable SnapshotNode parent) {}

    private static List<SnapshotNode> flatten(List<VirtualMachineSnapshotTree> roots) {
        List<SnapshotNode> nodes = new ArrayList<>();
        Deque<Pending> pending = new ArrayDeque<>();
        roots.reversed().forEach(root -> pending.push(new Pending(root, null)));
        while (!pending.isEmpty()) {
            Pending next = pending.pop();
            SnapshotNode node = node(next.tree, next.parent);
            nodes.add(node);
            next.tree
                    .childSnapshotList()
                    .reversed()
                    .forEach(child -> pending.push(new Pending(child, node)));
        }
        return nodes;
    }

    private static SnapshotNode node(
            VirtualMachineSnapshotTree tree, @Nullable SnapshotNode parent) {
        return new SnapshotNode(
                tree.snapshot(),
                tree.id(),
                tree.name(),
                parent == null ? tree.name() : parent.path() + "/" + tree.name(),
                tree.description(),
                PowerState.domainState(tree.state()).kind(),
                tree.createTime(),
                tree.quiesced(),
                parent);
    }

    List<SnapshotNode> nodes() {
        return nodes;
    }

    Optional<SnapshotNode> current() {
        return nodes.stream().filter(this::isCurrent).findFirst();
    }

    boolean isCurrent(SnapshotNode node) {
        return node.reference().equals(current);
    }

    int children(SnapshotNode node) {
        return children.getOrDefault(node.reference(), 0);
    }

    int descendants(SnapshotNode node) {
        return descendants.getOrDefault(node.reference(), 0);
    }

    /// Returns the snapshots directly after one.
    List<SnapshotNode> childrenOf(SnapshotNode node) {
        return nodes.stream().filter(each -> each.isChildOf(node)).toList();
    }

    /// Finds a snapshot that was seen earlier.
    ///
    /// @throws VirtException `NO_DOMAIN_SNAPSHOT` if it is gone
    SnapshotNode now(SnapshotNode seen) {
        return nodes.stream()
                .filter(node -> node.reference().equals(seen.reference()))
                .findFirst()
                .orElseThrow(() -> notFound(seen.name()));
    }

    boolean has(String name) {
        return nodes.stream().anyMatch(node -> node.name().equals(name));
    }

    /// Returns the newest snapshot of a name.
    Optional<SnapshotNode> newest(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .reduce((one, other) -> one.id() > other.id() ? one : other);
    }

    /// Returns a name that no snapshot has: the second, or the next one that is free.
    String freeName(Instant time) {
        long second = time.getEpochSecond();
        while (has(Long.toString(second))) {
            second++;
        }
        return Long.toString(second);
    }

    /// Finds the one snapshot that is meant by a name, by `id:` and an id, or by a path.
    ///
    /// @throws VirtException `NO_DOMAIN_SNAPSHOT` if there is none, `INVALID_ARG` if there are
    ///   several
    SnapshotNode find(String text) {
        return only(text, node -> node.name().equals(text))
                .or(() ->
                        text.startsWith(BY_ID)
                                ? only(text, node -> text.equals(BY_ID + node.id()))
                                : Optional.empty())
                .or(() -> only(text, node -> node.path().equals(text)))
                .orElseThrow(() -> notFound(text));
    }

    private static VirtException notFound(String name) {
        return new VirtException(
                ErrorCode.NO_DOMAIN_SNAPSHOT, "Could not find snapshot with name '" + name + "'");
    }

    private Optional<SnapshotNode> only(String text, Predicate<SnapshotNode> meant) {
        List<SnapshotNode> found = nodes.stream().filter(meant).toList();
        if (found.size() > 1) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'"
                            + text
                            + "' can be any of "
                            + found.size()
                            + " snapshots: "
                            + found.stream()
                                    .map(node -> BY_ID + node.id() + " is '" + node.path() + "'")
                                    .collect(Collectors.joining(", ")));
        }
        return found.stream().findFirst();
    }

    /// Lists snapshots.
    ///
    /// @param above the snapshot below which to look, or null for all
    List<SnapshotNode> list(Set<SnapshotFilter> filters, @Nullable SnapshotNode above) {
        return nodes.stream()
                .filter(node -> isWanted(filters, node, above))
                .filter(node ->
                        either(
                                        filters,
                                        SnapshotFilter.LEAVES,
                                        SnapshotFilter.NO_LEAVES,
                                        children(node) == 0)
                                && either(
                                        filters,
                                        SnapshotFilter.METADATA,
                                        SnapshotFilter.NO_METADATA,
                                        false)
                                && either(
                                        filters,
                                        SnapshotFilter.INTERNAL,
                                        SnapshotFilter.EXTERNAL,
                                        true)
                                && hasState(filters, node))
                .toList();
    }

    private static boolean isWanted(
            Set<SnapshotFilter> filters, SnapshotNode node, @Nullable SnapshotNode above) {
        if (above == null) {
            return !filters.contains(SnapshotFilter.ROOTS) || node.parent() == null;
        }
        return filters.contains(SnapshotFilter.DESCENDANTS)
                ? node.isWithin(above) && !node.reference().equals(above.reference())
                : node.isChildOf(above);
    }

    /// Returns whether a property is as two filters want it; neither or both want nothing.
    private static boolean either(
            Set<SnapshotFilter> filters, SnapshotFilter yes, SnapshotFilter no, boolean is) {
        return filters.contains(yes) == filters.contains(no) || filters.contains(yes) == is;
    }

    private static boolean hasState(Set<SnapshotFilter> filters, SnapshotNode node) {
        Set<SnapshotFilter> states =
                Set.of(SnapshotFilter.ACTIVE, SnapshotFilter.INACTIVE, SnapshotFilter.DISK_ONLY);
        boolean off = node.state() == DomainState.Kind.SHUT_OFF;
        return filters.stream().noneMatch(states::contains)
                || filters.contains(off ? SnapshotFilter.INACTIVE : SnapshotFilter.ACTIVE);
    }
}
