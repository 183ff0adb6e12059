package dev.vireo.simulator.datastore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.simulator.datastore.VirtualDiskFiles.Provisioning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The format that disks travel in.
class StreamVmdkTest {
    private static final long MIB = 1 << 20;
    private static final long CAPACITY = 100 * MIB + 4096; // the last grain is not whole
    private static final int GRAIN = 64 << 10;

    private final Path root;
    private final DatastoreFiles files;

    StreamVmdkTest(@TempDir Path root) {
        this.root = root;
        files = DatastoreFiles.in(root, 1000 * MIB, InstantSource.fixed(Instant.EPOCH));
        create("a.vmdk");
    }

    private void create(String path) {
        VirtualDiskFiles.create(
                files,
                path,
                new VirtualDiskFiles.Spec(
                        CAPACITY,
                        Provisioning.THIN,
                        "lsilogic",
                        "6000c29a-bcde-f012-3456-789abcdef012",
                        0x1234abcdL,
                        20,
                        0));
    }

    private void write(long position, byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(root.resolve("a-flat.vmdk"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), position);
        }
    }

    private void writeHereAndThere() throws IOException {
        Random random = new Random(4);
        byte[] noise = new byte[3 * GRAIN];
        random.nextBytes(noise);
        write(0, noise);
        write(50 * MIB + 777, "in the middle of a grain".getBytes(UTF_8));
        byte[] end = new byte[4096];
        Arrays.fill(end, (byte) 7);
        write(CAPACITY - 4096, end);
    }

    private byte[] pack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiskContent disk = DiskContent.open(files, "a.vmdk")) {
            StreamVmdkWriter.write(disk, "disk-0.vmdk", out, _ -> {});
        }
        return out.toByteArray();
    }

    private long unpack(byte[] packed) throws IOException {
        create("b.vmdk");
        try (DiskUpload upload = DiskUpload.of(files, "b.vmdk")) {
            long populated = upload.receive(new ByteArrayInputStream(packed), _ -> {});
            upload.commit(5);
            return populated;
        } finally {
            files.stat("b.vmdk");
        }
    }

    @Test
    void whatIsPackedIsUnpackedByteForByte() throws IOException {
        writeHereAndThere();
        byte[] packed = pack();
        assertThat(packed).hasSizeLessThan(5 * GRAIN);
        assertThat(unpack(packed)).isEqualTo(4 * GRAIN + 4096);
        assertThat(root.resolve("b-flat.vmdk")).hasSameBinaryContentAs(root.resolve("a-flat.vmdk"));
        assertThat(files.stat("b-flat.vmdk").allocated()).isLessThan(5 * GRAIN);
        assertThat(VirtualDiskFiles.describe(files, "b.vmdk").contentId()).isEqualTo(5);
    }

    @Test
    void aDiskThatNobodyHasWrittenToIsSmall() throws IOException {
        byte[] packed = pack();
        assertThat(packed.length % 512).isZero();
        assertThat(packed).hasSizeLessThan(GRAIN + 4096);
        assertThat(unpack(packed)).isZero();
        assertThat(files.stat("b-flat.vmdk").size()).isEqualTo(CAPACITY);
    }

    @Test
    void theFooterLeadsToEachGrain() throws IOException {
        writeHereAndThere();
        ByteBuffer packed = ByteBuffer.wrap(pack()).order(ByteOrder.LITTLE_ENDIAN);
        int footer = packed.capacity() - 1024;
        assertThat(packed.getInt(footer)).isEqualTo(0x564d444b);
        int directory = (int) packed.getLong(footer + 56) * 512;
        List<Long> places = new ArrayList<>();
        for (int table = 0; table < 4; table++) {
            int sector = packed.getInt(directory + 4 * table);
            for (int entry = 0; sector != 0 && entry < 512; entry++) {
                int grain = packed.getInt(sector * 512 + 4 * entry);
                if (grain != 0) {
                    places.add(packed.getLong(grain * 512) * 512);
                }
            }
        }
        assertThat(places).containsExactly(0L, (long) GRAIN, 2L * GRAIN, 50 * MIB, 100 * MIB);
    }

    @Test
    void wrongBytesAreRefusedWithTheReason() throws IOException {
        writeHereAndThere();
        byte[] good = pack();
        refuses(new byte[0], "not a single sector");
        refuses("# Disk DescriptorFile\n".repeat(100).getBytes(UTF_8), "magic number");
        refuses(Arrays.copyOf(good, good.length - 512), "without the mark of its end");
        refuses(Arrays.copyOf(good, 70_000), "ends in the middle of a grain");
        refuses(changed(good, 65_536 + 200), "inflate", "not whole");
        refuses(changed(good, 8), "not stream-optimized", "header");
        refuses(changed(good, 76), "line ends");
        refuses(changed(good, 16), "is of a disk of", "header");
    }

    private static byte[] changed(byte[] good, int place) {
        byte[] changed = good.clone();
        for (int i = place; i < place + 3; i++) {
            changed[i] ^= 0x55;
        }
        return changed;
    }

    private void refuses(byte[] bytes, String... reasons) {
        files.find("b.vmdk").ifPresent(_ -> VirtualDiskFiles.delete(files, "b.vmdk"));
        assertThatExceptionOfType(VmdkFormatException.class)
                .isThrownBy(() -> unpack(bytes))
                .satisfies(e -> assertThat(e.getMessage()).containsAnyOf(reasons));
        assertThat(files.stat("b-flat.vmdk").allocated()).as("nothing came").isZero();
    }
}
