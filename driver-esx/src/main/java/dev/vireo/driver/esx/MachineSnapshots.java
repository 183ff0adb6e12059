package dev.vireo.driver.esx;

import dev.vireo.api.DomainSnapshots;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotCreateFlag;
import dev.vireo.api.SnapshotFilter;
import dev.vireo.api.SnapshotInfo;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.SnapshotDefinition;
import dev.vireo.model.SnapshotXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ConsolidateVMDisksTaskRequest;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.RemoveAllSnapshotsTaskRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Takes, finds and removes snapshots of a machine.
///
/// The server keeps all there is to know of them. A name need not be unique there, so libvirt's way
/// to have names for identities is not enough: snapshots are handled by reference.
interface MachineSnapshots extends DomainSnapshots {
    /// The property that tells whether there are deltas without snapshots.
    String LEFT_OVER = "runtime.consolidationNeeded";

    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default Snapshot createSnapshot(String xml, Set<SnapshotCreateFlag> flags) {
        SnapshotDefinition wanted =
                SnapshotXml.read(xml, flags.contains(SnapshotCreateFlag.VALIDATE));
        refuseChoices(wanted);
        Facts facts = machine().prepare(Verbs.TAKE);
        SnapshotForest before = SnapshotForest.fetch(machine());
        String name =
                wanted.name().orElseGet(() -> before.freeName(InstantSource.system().instant()));
        if (before.has(name)) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, "Snapshot '" + name + "' already exists");
        }
        boolean disksOnly =
                flags.contains(SnapshotCreateFlag.DISK_ONLY)
                        || wanted.memory().filter("no"::equals).isPresent();
        machine()
                .run(
                        CreateSnapshotTaskRequest.builder(machine().reference())
                                .name(name)
                                .description(wanted.description())
                                .memory(!disksOnly)
                                .quiesce(flags.contains(SnapshotCreateFlag.QUIESCE))
                                .build(),
                        Verbs.TAKE);
        if (flags.contains(SnapshotCreateFlag.HALT)
                && Objects.equals(facts.powerState(), VirtualMachinePowerState.POWERED_ON)) {
            machine().perform(Operation.DESTROY);
        }
        machine().session().requireMade(name);
        return new EsxSnapshot(
                machine(),
                SnapshotForest.fetch(machine())
                        .newest(name)
                        .orElseThrow(() ->
                                new VirtException(
                                        ErrorCode.NO_DOMAIN_SNAPSHOT,
                                        "snapshot '" + name + "' was taken and is gone again")));
    }

    /// Refuses what VMware decides by itself.
    private static void refuseChoices(SnapshotDefinition wanted) {
        if (wanted.disks()) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED, "disk snapshots not supported yet");
        }
        if (wanted.memoryFile().isPresent()) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "VMware itself chooses the file for a snapshot's memory");
        }
    }

    @Override
    default List<SnapshotInfo> listSnapshots(Set<SnapshotFilter> filters) {
        SnapshotForest forest = SnapshotForest.fetch(machine());
        return forest.list(filters, null).stream()
                .map(node -> EsxSnapshot.info(machine(), forest, node))
                .toList();
    }

    @Override
    default Snapshot lookupSnapshot(String name) {
        return new EsxSnapshot(machine(), SnapshotForest.fetch(machine()).find(name));
    }

    @Override
    default Optional<Snapshot> fetchCurrentSnapshot() {
        return SnapshotForest.fetch(machine())
                .current()
                .map(node -> new EsxSnapshot(machine(), node));
    }

    @Override
    default void deleteAllSnapshots() {
        machine().prepare(Verbs.DELETE_ALL);
        machine()
                .run(
                        RemoveAllSnapshotsTaskRequest.builder(machine().reference()).build(),
                        Verbs.DELETE_ALL);
    }

    @Override
    default boolean fetchNeedsConsolidation() {
        return machine().fetch(LEFT_OVER).find(LEFT_OVER, Boolean.class).orElse(false);
    }

    @Override
    default void consolidateDisks() {
        machine().prepare(Verbs.CONSOLIDATE);
        machine()
                .run(
                        ConsolidateVMDisksTaskRequest.builder(machine().reference()).build(),
                        Verbs.CONSOLIDATE);
    }

    /// What tasks do, for messages.
    final class Verbs {
        static final String TAKE = "take a snapshot of";
        static final String DELETE_ALL = "delete all snapshots of";
        static final String CONSOLIDATE = "consolidate the disks of";

        private Verbs() {}
    }
}
