package dev.vireo.driver.esx;

import dev.vireo.api.PullFlag;
import dev.vireo.api.PullOptions;
import dev.vireo.api.PullReport;
import dev.vireo.api.PulledDisk;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Copies the disks of a machine, and what belongs to them, to a folder of this machine.
///
/// What is copied must stand still: the disks of a machine that is off, or those that a snapshot
/// has frozen. A snapshot's own configuration says which files they are.
final class Pull {
    static final String VERB = "pull";

    private final Machine machine;
    private final Path place;
    private final PullOptions options;
    private final List<String> notes = new ArrayList<>();

    Pull(Machine machine, Path place, PullOptions options) {
        this.machine = machine;
        this.place = place;
        this.options = options;
    }

    PullReport run() {
        try {
            return attempt();
        } catch (IOException e) {
            if (PullFailures.isInterruption(e)) {
                throw interrupted(e);
            }
            throw new VirtException(
                    PullFailures.code(e),
                    "Could not pull '" + machine.name() + "': " + PullFailures.words(e),
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private VirtException interrupted(Exception e) {
        Thread.currentThread().interrupt();
        return new VirtException(
                ErrorCode.OPERATION_ABORTED,
                "Could not pull '"
                        + machine.name()
                        + "': it was interrupted"
                        + (options.has(PullFlag.LIVE)
                                ? ""
                                : "; what has come stays in '"
                                        + place
                                        + "', and the same pull goes on from there"),
                e);
    }

    private PullReport attempt() throws IOException, InterruptedException {
        DomainDocument document = DomainDocument.locate(machine);
        Row row =
                machine.fetch(
                        AttachedDisk.DEVICES,
                        AttachedDisk.LAYOUT_DISKS,
                        AttachedDisk.LAYOUT_FILES,
                        VirtualMachines.SNAPSHOT);
        SnapshotForest forest = SnapshotForest.of(row, machine.name());
        TemporarySnapshot.leftOver(forest).forEach(name -> noteAtOnce(leftOver(name)));
        if (options.snapshot().isEmpty() && !options.has(PullFlag.LIVE)) {
            requireOff(document);
        }
        PullFolder folder =
                PullFolder.open(
                        place,
                        machine.name(),
                        options.has(PullFlag.OVERWRITE),
                        machine.session().isTrial());
        try {
            return into(folder, document, row, forest);
        } catch (IOException | InterruptedException | RuntimeException e) {
            folder.forsake();
            throw e;
        }
    }

    private PullReport into(
            PullFolder folder, DomainDocument document, Row row, SnapshotForest forest)
            throws IOException, InterruptedException {
        PullDisks disks = new PullDisks(machine, document, folder, options);
        PulledFiles beside = new PulledFiles(document, folder);
        beside.check();
        List<PulledDisk> pulled;
        if (options.snapshot().isPresent()) {
            PullPlan plan = planOf(forest.find(options.snapshot().get()));
            pulled = copied(checked(plan, disks, row), plan);
            notes.add(
                    "the files beside the disks describe the domain as it is now, not as it was at"
                            + " snapshot '"
                            + options.snapshot().get()
                            + "'");
        } else if (options.has(PullFlag.LIVE)) {
            // what cannot be pulled is known before anything is changed
            PullPlan plan = PullPlan.of(row, true);
            checked(plan, disks, row);
            pulled = live(disks, TemporarySnapshot.name(machine, forest), plan);
        } else {
            PullPlan plan = PullPlan.of(row, false);
            pulled = copied(checked(plan, disks, row), plan);
        }
        notes.addAll(disks.leftOut());
        List<Path> files = beside.write(notes);
        folder.done();
        return new PullReport(pulled, files, disks.route(), notes);
    }

    private List<PulledDisk> copied(PullDisks disks, PullPlan plan)
            throws IOException, InterruptedException {
        return machine.session().isTrial() ? disks.told(plan) : disks.copy(plan);
    }

    private String leftOver(String snapshot) {
        return "snapshot '"
                + snapshot
                + "' is left of another pull; unless that is still under way, remove it: "
                + TemporarySnapshot.removal(machine.name(), snapshot);
    }

    /// Says what is to be known also where the pull fails.
    private void noteAtOnce(String note) {
        notes.add(note);
        options.notices().accept(note);
    }

    private static void requireOff(DomainDocument document) {
        if (document.active()) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "Domain is not shut off: its disks change while they are read. Shut it off, or"
                            + " pull it from a snapshot that is removed again (--live)");
        }
    }

    /// Refuses what cannot be pulled, or not to that place.
    private PullDisks checked(PullPlan plan, PullDisks disks, Row row) throws IOException {
        plan.require(machine.name(), options.has(PullFlag.SKIP_UNREADABLE));
        plan.refused().forEach(reason -> notes.add(reason + "; it was left out"));
        notes.addAll(plan.ignored());
        disks.check(plan, row);
        disks.ofOtherFormats(plan)
                .forEach(part ->
                        noteAtOnce(
                                "'"
                                        + part
                                        + "' is left of a pull in another format; it can"
                                        + " be deleted unless that is to go on"));
        return disks;
    }

    /// @param before what the disks were before the snapshot
    private List<PulledDisk> live(PullDisks disks, TemporarySnapshot snapshot, PullPlan before)
            throws IOException, InterruptedException {
        if (machine.session().isTrial()) {
            snapshot.tell(options.has(PullFlag.QUIESCE));
            return disks.told(before);
        }
        List<PulledDisk> pulled;
        try {
            pulled = disks.copy(planOf(snapshot.take(options.has(PullFlag.QUIESCE))));
        } catch (IOException | InterruptedException | RuntimeException e) {
            Optional<String> left = snapshot.remove();
            disks.dropUnfinished(); // nobody can go on with it
            if (left.isPresent()) {
                throw PullFailures.with(e, machine.name(), left.get());
            }
            throw e;
        }
        snapshot.remove().ifPresent(notes::add);
        return pulled;
    }

    private PullPlan planOf(SnapshotNode snapshot) {
        List<Row> rows =
                machine.session()
                        .rows(
                                Scope.object(snapshot.reference(), List.of(AttachedDisk.DEVICES)),
                                snapshot.path());
        return PullPlan.of(Row.ofType(rows, snapshot.reference().type()), true);
    }
}
