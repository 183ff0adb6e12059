package dev.vireo.driver.esx;

import dev.vireo.api.PullFlag;
import dev.vireo.api.PullOptions;
import dev.vireo.api.PulledDisk;
import dev.vireo.disk.CopyWatcher;
import dev.vireo.disk.DiskChain;
import dev.vireo.disk.DiskCopy;
import dev.vireo.disk.DiskFormatException;
import dev.vireo.disk.ImageFormat;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Copies the disks of a pull, one after the other.
final class PullDisks {
    private final Machine machine;
    private final DomainDocument document;
    private final PullFolder folder;
    private final PullOptions options;
    private final LongAdder cuts = new LongAdder();
    private final DirectWay direct;
    private final List<String> leftOut = new ArrayList<>();
    private @Nullable Path current;

    PullDisks(Machine machine, DomainDocument document, PullFolder folder, PullOptions options) {
        this.machine = machine;
        this.document = document;
        this.folder = folder;
        this.options = options;
        this.direct =
                DirectWay.of(
                        machine.session(),
                        options.route(),
                        KeeperChoice.of(machine, document.place().host()),
                        options.connections(),
                        "Could not pull '" + machine.name() + "'");
    }

    private ImageFormat format() {
        return switch (options.format()) {
            case RAW -> ImageFormat.RAW;
            case QCOW2 -> ImageFormat.QCOW2;
        };
    }

    private Path image(PullPlan.Part part) {
        return folder.image(part.disk(), format().suffix());
    }

    /// Refuses to go on if files are in the way, or there is not enough space.
    ///
    /// @param row the sizes of the machine's files
    void check(PullPlan plan, Row row) throws IOException {
        long needed = 0;
        for (PullPlan.Part part : plan.disks()) {
            Path image = image(part);
            folder.requireFree(image);
            if (!Files.exists(image)
                    && !Files.exists(image.resolveSibling(image.getFileName() + ".part"))) {
                needed += part.disk().info(row).allocation().orElse(0);
            }
        }
        long free = folder.freeSpace();
        if (needed > free && !options.has(PullFlag.IGNORE_SPACE)) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "Could not pull '"
                            + machine.name()
                            + "': its disks take "
                            + needed
                            + " bytes on the server, and there are "
                            + free
                            + " free here");
        }
    }

    /// Finds what unfinished pulls in other formats have left, which nobody else would mention.
    List<Path> ofOtherFormats(PullPlan plan) {
        List<Path> found = new ArrayList<>();
        for (PullPlan.Part part : plan.disks()) {
            for (ImageFormat other : ImageFormat.values()) {
                Path image = folder.image(part.disk(), other.suffix());
                Path unfinished = image.resolveSibling(image.getFileName() + ".part");
                if (other != format() && Files.exists(unfinished)) {
                    found.add(unfinished);
                }
            }
        }
        return found;
    }

    /// Copies the disks. Those that turn out not to be what they claim are left out where that is
    /// wanted.
    ///
    /// @throws IOException if one cannot be copied, or none can
    List<PulledDisk> copy(PullPlan plan) throws IOException, InterruptedException {
        DatastoreDisks files =
                new DatastoreDisks(
                        document.files().by(direct),
                        DiskNames.of(document.fileNames()),
                        Pull.VERB,
                        cuts::add);
        List<PulledDisk> done = new ArrayList<>();
        for (PullPlan.Part part : plan.disks()) {
            try (DiskChain chain = DiskChain.open(files, part.top())) {
                requireSame(part, chain);
                int number = done.size() + leftOut.size() + 1;
                done.add(copy(part, chain, number, plan.disks().size()));
            } catch (DiskFormatException e) {
                boolean last = done.isEmpty() && part.equals(plan.disks().getLast());
                if (last || !options.has(PullFlag.SKIP_UNREADABLE)) {
                    throw e;
                }
                leaveOut(part, e);
            }
        }
        return done;
    }

    /// Tells which images there would be. The disks are not opened: those of a running machine
    /// cannot be.
    List<PulledDisk> told(PullPlan plan) {
        return plan.disks().stream()
                .map(part ->
                        new PulledDisk(
                                part.disk().instance(), part.chain(), image(part), 0, 0, 0, 0))
                .toList();
    }

    private void leaveOut(PullPlan.Part part, IOException reason) throws IOException {
        dropUnfinished();
        leftOut.add(
                "disk "
                        + part.disk().instance()
                        + ": "
                        + PullFailures.words(reason)
                        + "; it was left out");
    }

    /// Names the disks that could not be copied after all.
    List<String> leftOut() {
        return leftOut;
    }

    /// Removes the image that was being written when something failed.
    void dropUnfinished() throws IOException {
        if (current != null) {
            DiskCopy.drop(current);
        }
    }

    /// Refuses a disk of which server and descriptors do not say the same.
    private static void requireSame(PullPlan.Part part, DiskChain chain)
            throws DiskFormatException {
        if (!chain.paths().equals(part.chain())) {
            throw new DiskFormatException(
                    part.top(),
                    "is based on "
                            + chain.paths().subList(1, chain.paths().size())
                            + " by what its files say, but on "
                            + part.chain().subList(1, part.chain().size())
                            + " by what the server says");
        }
    }

    private PulledDisk copy(PullPlan.Part part, DiskChain chain, int number, int count)
            throws IOException, InterruptedException {
        Path image = image(part);
        current = image;
        if (folder.isNoted(image) && folder.isWhole(image, chain.fingerprint())) {
            return pulled(part, chain, new DiskCopy.Outcome("", chain.size(), chain.size(), 0, 0));
        }
        DiskCopy.Outcome outcome =
                new DiskCopy(
                                chain,
                                image,
                                format(),
                                folder.overwrites(),
                                // what a snapshot held that is gone cannot be gone on with
                                options.has(PullFlag.RESTART) || options.has(PullFlag.LIVE),
                                options.connections(),
                                meter(image, number, count))
                        .run();
        folder.noteWhole(image, outcome.fingerprint());
        return pulled(part, chain, outcome);
    }

    private PulledDisk pulled(PullPlan.Part part, DiskChain chain, DiskCopy.Outcome outcome) {
        return new PulledDisk(
                part.disk().instance(),
                chain.paths(),
                image(part),
                outcome.size(),
                outcome.resumedAt(),
                outcome.read(),
                outcome.stored());
    }

    private CopyWatcher meter(Path image, int number, int count) {
        return new PullMeter(
                image.getFileName().toString(), number, count, cuts::sum, options.progress());
    }

    /// Returns which way the bytes took.
    String route() {
        long broken = cuts.sum();
        return direct.describe()
                + (broken == 0 ? "" : ", cut " + broken + (broken == 1 ? " time" : " times"));
    }
}
