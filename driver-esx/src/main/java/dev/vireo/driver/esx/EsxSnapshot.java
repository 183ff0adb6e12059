package dev.vireo.driver.esx;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainState;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotDeleteFlag;
import dev.vireo.api.SnapshotFilter;
import dev.vireo.api.SnapshotInfo;
import dev.vireo.api.SnapshotRevertFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.SnapshotDefinition;
import dev.vireo.model.SnapshotXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.RemoveSnapshotTaskRequest;
import dev.vireo.vim.RenameSnapshotRequest;
import dev.vireo.vim.RevertToSnapshotTaskRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A snapshot of a machine.
final class EsxSnapshot implements Snapshot {
    private static final String REVERT = "revert to the snapshot of";
    private static final String DELETE = "delete the snapshot of";

    private final Machine machine;
    private final SnapshotNode node;

    EsxSnapshot(Machine machine, SnapshotNode node) {
        this.machine = machine;
        this.node = node;
    }

    @Override
    public String name() {
        return node.name();
    }

    @Override
    public int id() {
        return node.id();
    }

    @Override
    public String path() {
        return node.path();
    }

    @Override
    public Domain domain() {
        return new EsxDomain(machine);
    }

    /// Describes a snapshot of a machine.
    static SnapshotInfo info(Machine machine, SnapshotForest forest, SnapshotNode node) {
        return new SnapshotInfo(
                new EsxSnapshot(machine, node),
                parent(machine, node),
                node.description(),
                node.state(),
                node.created(),
                node.quiesced(),
                forest.isCurrent(node),
                forest.children(node),
                forest.descendants(node));
    }

    private static Optional<Snapshot> parent(Machine machine, SnapshotNode node) {
        return Optional.ofNullable(node.parent()).map(above -> new EsxSnapshot(machine, above));
    }

    @Override
    public SnapshotInfo fetchInfo() {
        SnapshotForest forest = SnapshotForest.fetch(machine);
        return info(machine, forest, forest.now(node));
    }

    @Override
    public Optional<Snapshot> fetchParent() {
        return parent(machine, SnapshotForest.fetch(machine).now(node));
    }

    @Override
    public List<SnapshotInfo> listChildren(Set<SnapshotFilter> filters) {
        SnapshotForest forest = SnapshotForest.fetch(machine);
        return forest.list(filters, forest.now(node)).stream()
                .map(below -> info(machine, forest, below))
                .toList();
    }

    @Override
    public String fetchXml() {
        SnapshotNode now = SnapshotForest.fetch(machine).now(node);
        return SnapshotXml.write(
                SnapshotDefinition.taken(
                        now.name(),
                        now.description(),
                        stateName(now.state()),
                        Optional.ofNullable(now.parent()).map(SnapshotNode::name),
                        now.created().getEpochSecond(),
                        machine.uuid()));
    }

    private static String stateName(DomainState.Kind state) {
        return switch (state) {
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case SHUT_OFF -> "shutoff";
            case NO_STATE -> "nostate";
        };
    }

    @Override
    public boolean fetchHasMetadata() {
        SnapshotForest.fetch(machine).now(node);
        return false;
    }

    @Override
    public OptionalLong fetchSize() {
        Row row = machine.fetch(VirtualMachines.SNAPSHOT, SnapshotSize.LAYOUT);
        SnapshotForest forest = SnapshotForest.of(row, machine.name());
        return SnapshotSize.of(row, forest, forest.now(node));
    }

    @Override
    public void revert(Set<SnapshotRevertFlag> flags) {
        boolean run = flags.contains(SnapshotRevertFlag.RUNNING);
        boolean pause = flags.contains(SnapshotRevertFlag.PAUSED);
        if (run && pause) {
            throw exclusive("running", "paused");
        }
        if (pause && node.state() == DomainState.Kind.SHUT_OFF) {
            throw new VirtException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "snapshot '"
                            + node.name()
                            + "' holds no memory, and VMware starts no domain paused");
        }
        machine.prepare(REVERT);
        machine.run(RevertToSnapshotTaskRequest.builder(node.reference()).build(), REVERT);
        DomainState.Kind now = node.state(); // what a machine is in after it went back
        machine.active(now != DomainState.Kind.SHUT_OFF);
        if (run && now == DomainState.Kind.SHUT_OFF) {
            machine.perform(Operation.START);
        } else if (run && now == DomainState.Kind.PAUSED) {
            machine.perform(Operation.RESUME);
        } else if (pause && now == DomainState.Kind.RUNNING) {
            machine.perform(Operation.SUSPEND);
        }
    }

    @Override
    public void rename(String name, String description) {
        if (name.isEmpty()) {
            throw new VirtException(ErrorCode.INVALID_ARG, "a snapshot needs a name");
        }
        machine.session()
                .call(
                        RenameSnapshotRequest.builder(node.reference())
                                .name(name)
                                .description(description)
                                .build(),
                        "rename the snapshot of",
                        machine.name());
    }

    @Override
    public void delete(Set<SnapshotDeleteFlag> flags) {
        boolean all = flags.contains(SnapshotDeleteFlag.CHILDREN);
        boolean others = flags.contains(SnapshotDeleteFlag.CHILDREN_ONLY);
        if (all && others) {
            throw exclusive("children", "children-only");
        }
        if (flags.contains(SnapshotDeleteFlag.METADATA_ONLY)) {
            return; // the server has all there is
        }
        machine.prepare(DELETE);
        if (!others) {
            remove(node, all);
            return;
        }
        SnapshotForest forest = SnapshotForest.fetch(machine);
        forest.childrenOf(forest.now(node)).forEach(child -> remove(child, true));
    }

    private void remove(SnapshotNode which, boolean withChildren) {
        machine.run(
                RemoveSnapshotTaskRequest.builder(which.reference())
                        .removeChildren(withChildren)
                        .build(),
                DELETE);
    }

    private static VirtException exclusive(String one, String other) {
        return new VirtException(
                ErrorCode.INVALID_ARG, "'" + one + "' and '" + other + "' are mutually exclusive");
    }

    @Override
    public String toString() {
        return node.path();
    }
}
