package dev.vireo.simulator.datastore;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import dev.vireo.simulator.datastore.VirtualDiskFiles.Provisioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskContentTest {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final String BASE = "web/web.vmdk";
    private static final String DELTA = "web/web-000001.vmdk";
    private static final String TOP = "web/web-000002.vmdk";

    private final Path root;
    private final DatastoreFiles files;

    DiskContentTest(@TempDir Path root) {
        this.root = root;
        files = DatastoreFiles.in(root, 200 * GIB, InstantSource.fixed(Instant.EPOCH));
        files.createDirectory("web", false);
    }

    private void create(long capacity, Provisioning provisioning) {
        VirtualDiskFiles.create(
                files,
                BASE,
                new VirtualDiskFiles.Spec(
                        capacity,
                        provisioning,
                        "lsilogic",
                        "6000c29a-bcde-f012-3456-789abcdef012",
                        7,
                        20,
                        0));
    }

    private void write(String path, long position, String text) throws IOException {
        long id = VirtualDiskFiles.describe(files, path).contentId() + 100;
        try (DiskContent disk = DiskContent.openForWriting(files, path, id)) {
            disk.write(text.getBytes(US_ASCII), position);
        }
    }

    private String read(String path, long position, int length) throws IOException {
        try (DiskContent disk = DiskContent.open(files, path)) {
            byte[] bytes = new byte[length];
            disk.read(bytes, position);
            return new String(bytes, US_ASCII).replace('\0', '.');
        }
    }

    private void zero(String path, long position, long length, boolean unmapped)
            throws IOException {
        try (DiskContent disk = DiskContent.openForWriting(files, path, 99)) {
            disk.zero(position, length, unmapped);
        }
    }

    private void snapshot(String parent, String delta) {
        VirtualDiskFiles.createDelta(files, delta, parent, delta.hashCode() & 0x7fffffffL);
    }

    @Test
    void aDeltaKeepsWhatIsWrittenFromTheDiskBelow() throws IOException {
        create(10 * GIB, Provisioning.THIN);
        write(BASE, 4090, "below the delta");
        snapshot(BASE, DELTA);
        write(DELTA, 4094, "ABOVE");

        assertThat(read(DELTA, 4088, 20)).isEqualTo("..beloABOVE delta...");
        assertThat(read(BASE, 4088, 20)).isEqualTo("..below the delta...");
    }

    @Test
    void theTopmostOfSeveralDeltasWins() throws IOException {
        create(10 * GIB, Provisioning.THICK);
        write(BASE, 0, "aaaaaa");
        snapshot(BASE, DELTA);
        write(DELTA, 2, "bb");
        snapshot(DELTA, TOP);
        write(TOP, 9 * GIB, "c");
        write(TOP, 3, "c");

        assertThat(read(TOP, 0, 8)).isEqualTo("aabcaa..");
        assertThat(read(DELTA, 0, 8)).isEqualTo("aabbaa..");
        assertThat(read(TOP, 9 * GIB, 2)).isEqualTo("c.");
        assertThat(read(DELTA, 9 * GIB, 2)).isEqualTo("..");
    }

    @Test
    void zeroedAndUnmappedGrainsHideWhatIsBelowWithoutTakingSpace() throws IOException {
        create(GIB, Provisioning.THIN);
        write(BASE, 0, "x".repeat(20_000));
        snapshot(BASE, DELTA);
        zero(DELTA, 4096, 4096, false);
        long taken = VirtualDiskFiles.allocated(files, DELTA);
        zero(DELTA, 12_288, 4096, true);

        assertThat(VirtualDiskFiles.allocated(files, DELTA)).isEqualTo(taken);
        assertThat(read(DELTA, 4094, 4)).isEqualTo("xx..");
        assertThat(read(DELTA, 8190, 4)).isEqualTo("..xx");
        assertThat(read(DELTA, 12_286, 4)).isEqualTo("xx..");
        assertThat(read(BASE, 4094, 4)).isEqualTo("xxxx");
    }

    @Test
    void zeroingCutsGrainsWhereItBeginsAndEnds() throws IOException {
        create(GIB, Provisioning.THIN);
        write(BASE, 0, "x".repeat(20_000));
        snapshot(BASE, DELTA);
        zero(DELTA, 4000, 10_000, false);

        assertThat(read(DELTA, 3998, 4)).isEqualTo("xx..");
        assertThat(read(DELTA, 13_998, 4)).isEqualTo("..xx");
    }

    @Test
    void aGrainIsUsedAgainWhenItIsWrittenAfterItWasZeroed() throws IOException {
        create(GIB, Provisioning.THIN);
        snapshot(BASE, DELTA);
        write(DELTA, 0, "x".repeat(4096));
        long taken = VirtualDiskFiles.allocated(files, DELTA);
        zero(DELTA, 0, 4096, true);
        write(DELTA, 10, "again");

        assertThat(VirtualDiskFiles.allocated(files, DELTA)).isEqualTo(taken);
        assertThat(read(DELTA, 8, 10)).isEqualTo("..again...");
    }

    @Test
    void onlyWhatIsWrittenTakesSpace() throws IOException {
        create(100 * GIB, Provisioning.THIN);
        snapshot(BASE, DELTA);
        long empty = VirtualDiskFiles.allocated(files, DELTA);
        write(DELTA, 50 * GIB, "x");
        write(BASE, 50 * GIB, "x");

        assertThat(VirtualDiskFiles.allocated(files, DELTA) - empty).isLessThan(64 << 10);
        assertThat(VirtualDiskFiles.allocated(files, BASE)).isEqualTo(64 << 10);
        assertThat(blocks("web/web-000001-sesparse.vmdk")).isLessThan(4 * MIB);
        assertThat(blocks("web/web-flat.vmdk")).isLessThan(MIB);
    }

    private long blocks(String path) throws IOException {
        Process du = new ProcessBuilder("du", "-k", root.resolve(path).toString()).start();
        String text = new String(du.getInputStream().readAllBytes(), UTF_8);
        return Long.parseLong(text.split("\\s", 2)[0]) << 10;
    }

    @Test
    void theContentIsIdentifiedAnewWhenItIsFirstWrittenTo() throws IOException {
        create(GIB, Provisioning.THIN);
        try (DiskContent disk = DiskContent.openForWriting(files, BASE, 0xabcdL)) {
            assertThat(VirtualDiskFiles.describe(files, BASE).contentId()).isEqualTo(7);
            disk.write(new byte[] {1}, 0);
            assertThat(VirtualDiskFiles.describe(files, BASE).contentId()).isEqualTo(0xabcdL);
        }
    }

    @Test
    void aParentThatWasChangedBehindItsDeltaIsRefused() throws IOException {
        create(GIB, Provisioning.THIN);
        snapshot(BASE, DELTA);
        write(BASE, 0, "x");

        assertThatExceptionOfType(DatastoreFileException.class)
                .isThrownBy(() -> DiskContent.open(files, DELTA))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_CONTENT));
    }

    @Test
    void mergingADeltaBringsItsContentIntoTheDiskBelow() throws IOException {
        create(GIB, Provisioning.THIN);
        write(BASE, 0, "x".repeat(20_000));
        snapshot(BASE, DELTA);
        write(DELTA, 100, "delta");
        zero(DELTA, 8192, 4096, true);
        snapshot(DELTA, TOP);
        write(TOP, 102, "TOP");
        DiskMerge.merge(files, DELTA, BASE);

        assertThat(files.exists(DELTA)).isFalse();
        assertThat(files.exists("web/web-000001-sesparse.vmdk")).isFalse();
        assertThat(VirtualDiskFiles.chain(files, TOP)).containsExactly(TOP, BASE);
        assertThat(read(BASE, 98, 9)).isEqualTo("xxdeltaxx");
        assertThat(read(TOP, 98, 9)).isEqualTo("xxdeTOPxx");
        assertThat(read(TOP, 8190, 4)).isEqualTo("xx..");
        assertThat(read(TOP, 12_286, 4)).isEqualTo("..xx");
    }

    @Test
    void mergingOneDeltaIntoAnotherKeepsTheBaseAsItIs() throws IOException {
        create(GIB, Provisioning.THIN);
        write(BASE, 0, "base");
        snapshot(BASE, DELTA);
        write(DELTA, 0, "d");
        snapshot(DELTA, TOP);
        write(TOP, 1, "t");
        DiskMerge.merge(files, TOP, DELTA);

        assertThat(read(DELTA, 0, 5)).isEqualTo("dtse.");
        assertThat(read(BASE, 0, 5)).isEqualTo("base.");
    }

    @Test
    void aCopyHoldsWhatTheWholeChainHolds() throws IOException {
        create(GIB, Provisioning.THICK);
        write(BASE, 0, "base");
        snapshot(BASE, DELTA);
        write(DELTA, 700 * MIB, "delta");
        VirtualDiskFiles.copy(
                files,
                DELTA,
                files,
                "copy.vmdk",
                new VirtualDiskFiles.Spec(
                        GIB, Provisioning.THIN, "lsilogic", "6000c29a", 8, 20, 0));

        assertThat(read("copy.vmdk", 0, 5)).isEqualTo("base.");
        assertThat(read("copy.vmdk", 700 * MIB, 6)).isEqualTo("delta.");
        assertThat(VirtualDiskFiles.allocated(files, "copy.vmdk")).isLessThan(MIB);
    }

    @Test
    void whatIsKnownToBeZeroIsNotReadAtAll() throws IOException {
        create(1L << 40, Provisioning.THIN);
        snapshot(BASE, DELTA);
        write(DELTA, 5L << 20, "x");
        try (DiskContent disk = DiskContent.open(files, DELTA)) {
            assertThat(disk.zerosAt(0)).isEqualTo(5L << 20);
            assertThat(disk.zerosAt(5L << 20)).isZero();
            assertThat(disk.zerosAt((5L << 20) + 4096))
                    .isEqualTo(disk.capacity() - (5L << 20) - 4096);
        }
    }

    @Test
    void aDatastoreThatIsFullTakesNoMore() throws IOException {
        DatastoreFiles small =
                DatastoreFiles.in(
                        root.resolve("small"), 10 * MIB, InstantSource.fixed(Instant.EPOCH));
        VirtualDiskFiles.create(
                small,
                "a.vmdk",
                new VirtualDiskFiles.Spec(GIB, Provisioning.THIN, "lsilogic", "60", 1, 20, 0));
        byte[] much = new byte[(int) (11 * MIB)];
        Arrays.fill(much, (byte) 1);
        try (DiskContent disk = DiskContent.openForWriting(small, "a.vmdk", 2)) {
            assertThatExceptionOfType(DatastoreFileException.class)
                    .isThrownBy(() -> disk.write(much, 0))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NO_SPACE));
        }
    }

    @Test
    void bytesThatAreNoSuchExtentAreRefused() throws IOException {
        create(GIB, Provisioning.THIN);
        snapshot(BASE, DELTA);
        byte[] broken = Files.readAllBytes(root.resolve("web/web-000001-sesparse.vmdk"));
        broken[0] = 0;
        files.write("web/web-000001-sesparse.vmdk", broken);

        assertThatExceptionOfType(DatastoreFileException.class)
                .isThrownBy(() -> DiskContent.open(files, DELTA))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_CONTENT));
    }
}
