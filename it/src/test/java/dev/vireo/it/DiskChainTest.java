package dev.vireo.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.simulator.SimulatedDisk;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What our simulator's guests have written is what a stranger reads from the files in the
/// datastore.
@Timeout(120)
class DiskChainTest {
    private static final int CAPACITY = 40 << 20; // three grain tables

    private final Random random = new Random(6);
    private final byte[] written = new byte[CAPACITY];
    private final Command qemuImg = Command.stranger("qemu-img", "qemu-utils");
    @TempDir private Path folder;
    private Simulator simulator;
    private Connection connection;
    private Domain domain;
    private SimulatedDisk disk;

    @BeforeEach
    void start() throws IOException {
        Path lab =
                Files.writeString(
                        folder.resolve("lab.yaml"), "machines: [{name: web, disks: [40 MiB]}]");
        simulator = Simulator.builder().describe(lab).state(folder.resolve("state")).start();
        Credentials known = new Credentials(simulator.user(), simulator.password());
        connection = Connection.open(simulator.connectUri(), _ -> Optional.of(known));
        domain = connection.lookupByName("web");
        disk = simulator.machine("web").disk(0);
    }

    @AfterEach
    void stop() {
        connection.close();
        simulator.close();
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[1 + random.nextInt(30_000)];
            random.nextBytes(bytes);
            int offset = random.nextInt(CAPACITY - bytes.length);
            disk.write(offset, bytes);
            System.arraycopy(bytes, 0, written, offset, bytes.length);
        }
    }

    private void zero(boolean unmap) {
        int offset = random.nextInt(CAPACITY / 2);
        int length = random.nextInt(CAPACITY / 2);
        if (unmap) {
            disk.unmap(offset, length);
        } else {
            disk.zero(offset, length);
        }
        Arrays.fill(written, offset, offset + length, (byte) 0);
    }

    private Snapshot snapshot(String name) {
        return domain.createSnapshot(
                "<domainsnapshot><name>" + name + "</name></domainsnapshot>", Set.of());
    }

    private void assertThatStrangersReadWhatWasWritten() throws IOException {
        Path raw = folder.resolve("disk.raw");
        String name = disk.path().substring("[datastore1] ".length());
        Path descriptor = folder.resolve("state/datastores/datastore1").resolve(name);
        Command.Outcome outcome =
                qemuImg.run(
                        "convert",
                        "-f",
                        "vmdk",
                        "-O",
                        "raw",
                        descriptor.toString(),
                        raw.toString());
        assertThat(outcome).isEqualTo(new Command.Outcome(0, "", ""));
        byte[] read = Files.readAllBytes(raw);
        assertThat(read).hasSize(CAPACITY);
        assertThat(Arrays.mismatch(read, written)).isEqualTo(-1);
    }

    @Test
    void theChainOfSeveralSnapshotsHoldsAllThatWasWritten() throws IOException {
        write(20);
        snapshot("one");
        write(20);
        zero(false);
        snapshot("two");
        zero(true);
        write(20);

        assertThat(disk.path()).isEqualTo("[datastore1] web/web-000002.vmdk");
        assertThatStrangersReadWhatWasWritten();
    }

    @Test
    void removingSnapshotsChangesTheFilesButNotWhatTheyHold() throws IOException {
        write(20);
        Snapshot one = snapshot("one");
        write(20);
        Snapshot two = snapshot("two");
        write(20);
        zero(true);
        snapshot("three");
        write(20);
        two.delete(Set.of());
        assertThatStrangersReadWhatWasWritten();
        one.delete(Set.of());
        assertThatStrangersReadWhatWasWritten();
        domain.deleteAllSnapshots();
        assertThat(disk.path()).isEqualTo("[datastore1] web/web.vmdk");
        assertThatStrangersReadWhatWasWritten();
    }

    @Test
    void theSizeOfASnapshotGrowsWithWhatIsWrittenAfterIt() {
        Snapshot one = snapshot("one");
        long before = one.fetchSize().orElseThrow();
        disk.write(0, new byte[1 << 20]);

        assertThat(one.fetchSize().orElseThrow() - before)
                .isBetween(1L << 20, (1L << 20) + 100_000);
    }

    @Test
    void theDescriptorNamesTheParentAndItsContent() throws IOException {
        write(1);
        snapshot("one");
        write(1);
        Path place = folder.resolve("state/datastores/datastore1/web");
        String base = Files.readString(place.resolve("web.vmdk"), UTF_8);
        String delta = Files.readString(place.resolve("web-000001.vmdk"), UTF_8);

        String id = base.lines().filter(line -> line.startsWith("CID=")).findFirst().orElseThrow();
        assertThat(delta).contains("parent" + id).contains("parentFileNameHint=\"web.vmdk\"");
    }
}
