package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RemoveSnapshotTaskRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A snapshot of a machine that holds its disks still for a while. It is removed also where the
/// thread was interrupted, and where the task that takes it seems to have failed.
final class TemporarySnapshot {
    private static final String PREFIX = "vireo-pull-";
    private static final String TAKE = "take a snapshot of";
    private static final String REMOVE = "remove the temporary snapshot of";

    private final Machine machine;
    private final String name;

    private TemporarySnapshot(Machine machine, String name) {
        this.machine = machine;
        this.name = name;
    }

    /// Names a snapshot that is not there yet.
    static TemporarySnapshot name(Machine machine, SnapshotForest forest) {
        return new TemporarySnapshot(
                machine, PREFIX + forest.freeName(InstantSource.system().instant()));
    }

    /// Returns the command that removes a snapshot.
    static String removal(String domain, String snapshot) {
        String shown =
                domain.matches("[\\w.+:@-]+") ? domain : "'" + domain.replace("'", "'\\''") + "'";
        return "snapshot-delete " + shown + " " + snapshot;
    }

    /// Finds the snapshots that earlier pulls, which were killed, have left.
    static List<String> leftOver(SnapshotForest forest) {
        return forest.nodes().stream()
                .map(SnapshotNode::name)
                .filter(name -> name.startsWith(PREFIX))
                .toList();
    }

    /// Takes it, without memory.
    ///
    /// @param quiesce whether the guest writes what it has in memory first
    SnapshotNode take(boolean quiesce) {
        create(quiesce);
        return SnapshotForest.fetch(machine)
                .newest(name)
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.NO_DOMAIN_SNAPSHOT,
                                "snapshot '" + name + "' was taken and is gone again"));
    }

    /// Only tells how it would be taken and removed.
    void tell(boolean quiesce) {
        create(quiesce);
        delete(
                new ManagedObjectReference(
                        "VirtualMachineSnapshot", "result-of-CreateSnapshot_Task"));
    }

    private void delete(ManagedObjectReference snapshot) {
        machine.run(
                RemoveSnapshotTaskRequest.builder(snapshot)
                        .removeChildren(false)
                        .consolidate(true)
                        .build(),
                REMOVE);
    }

    private void create(boolean quiesce) {
        machine.prepare(TAKE);
        machine.run(
                CreateSnapshotTaskRequest.builder(machine.reference())
                        .name(name)
                        .description("holds the disks still while they are copied")
                        .memory(false)
                        .quiesce(quiesce)
                        .build(),
                TAKE);
    }

    /// Removes it, if it is there.
    ///
    /// @return what is to be said if that failed
    Optional<String> remove() {
        boolean interrupted = Thread.interrupted(); // what is begun is ended all the same
        try {
            SnapshotForest.fetch(machine).newest(name).ifPresent(node -> delete(node.reference()));
            return Optional.empty();
        } catch (VirtException e) {
            return Optional.of(
                    "the temporary snapshot '"
                            + name
                            + "' could not be removed: "
                            + e.detail()
                            + "; remove it yourself: "
                            + removal(machine.name(), name));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
