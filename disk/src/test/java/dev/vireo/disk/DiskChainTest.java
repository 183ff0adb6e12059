package dev.vireo.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.testkit.DeltaFiles;
import dev.vireo.testkit.QemuImg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskChainTest {
    /// Not a multiple of any grain, and in more than one table of each format.
    private static final int SECTORS = 70_001;

    @TempDir Path folder;

    private static byte[] all(DiskChain chain) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(chain.size())];
        chain.read(0, bytes, 0, bytes.length);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void readsWhatTheTopmostDiskHas(long seed) throws IOException {
        SampleDisks disks = new SampleDisks(folder, seed, SECTORS);
        Random random = new Random(seed);
        for (int level = 0; level < 1 + seed % 4; level++) {
            if (random.nextBoolean()) {
                disks.withSeSparse();
            } else {
                disks.withCowd(random.nextBoolean() ? 1 : 16);
            }
        }

        try (DiskChain chain = disks.open()) {
            assertThat(all(chain)).isEqualTo(disks.content());
        }
    }

    @Test
    void readsWhatQemuReads() throws IOException {
        QemuImg qemu = QemuImg.find();
        SampleDisks disks =
                new SampleDisks(folder, 7, SECTORS).withCowd(1).withSeSparse().withCowd(1);
        Path raw = qemu.toRaw("vmdk", disks.top(), folder.resolve("qemu.raw"));

        try (DiskChain chain = disks.open()) {
            assertThat(all(chain)).isEqualTo(Files.readAllBytes(raw)).isEqualTo(disks.content());
        }
    }

    @Test
    void readsAnyPartOfIt() throws IOException {
        SampleDisks disks = new SampleDisks(folder, 8, SECTORS).withSeSparse().withCowd(1);
        byte[] content = disks.content();
        Random random = new Random(8);
        try (DiskChain chain = disks.open()) {
            for (int i = 0; i < 500; i++) {
                int start = random.nextInt(content.length);
                int length = random.nextInt(Math.min(20_000, content.length - start));
                byte[] part = new byte[length + 7];
                chain.read(start, part, 7, length);
                assertThat(Arrays.copyOfRange(part, 7, 7 + length))
                        .isEqualTo(Arrays.copyOfRange(content, start, start + length));
            }
        }
    }

    @Test
    void tellsWhatNeedNotBeRead() throws IOException {
        DeltaFiles.describe(
                folder.resolve("zero.vmdk"), "1", "ffffffff", "", "custom", "RW 4096 ZERO");
        byte[] grain = new byte[512];
        grain[3] = 1;
        DeltaFiles.writeCowd(
                folder.resolve("top-delta.vmdk"), 4096, 1, Map.of(9, grain, 10, grain));
        DeltaFiles.describe(
                folder.resolve("top.vmdk"),
                "2",
                "1",
                "zero.vmdk",
                "vmfsSparse",
                "RW 4096 VMFSSPARSE \"top-delta.vmdk\"");

        try (DiskChain chain = open("top.vmdk")) {
            assertThat(chain.range(0, 1 << 30)).isEqualTo(new DiskRange(0, 9 * 512, true));
            assertThat(chain.range(9 * 512, 1 << 30))
                    .isEqualTo(new DiskRange(9 * 512, 1024, false));
            assertThat(chain.range(11 * 512, 4096)).isEqualTo(new DiskRange(11 * 512, 4096, true));
            byte[] bytes = new byte[4096 * 512];
            assertThat(chain.read(0, bytes, 0, bytes.length)).isEqualTo(1024);
        }
    }

    private DiskChain open(String name) throws IOException {
        return DiskChain.open(DiskFiles.local(), folder.resolve(name).toString());
    }

    @Test
    void hasZerosBehindTheEndOfASmallerParent() throws IOException {
        Files.write(folder.resolve("small-flat.vmdk"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("small-flat.vmdk"), filled(8 * 512));
        DeltaFiles.describe(
                folder.resolve("small.vmdk"),
                "1",
                "ffffffff",
                "",
                "vmfs",
                "RW 8 VMFS \"small-flat.vmdk\"");
        DeltaFiles.writeCowd(folder.resolve("large-delta.vmdk"), 24, 1, Map.of());
        DeltaFiles.describe(
                folder.resolve("large.vmdk"),
                "2",
                "1",
                "small.vmdk",
                "vmfsSparse",
                "RW 24 VMFSSPARSE \"large-delta.vmdk\"");

        try (DiskChain chain = open("large.vmdk")) {
            byte[] bytes = all(chain);
            assertThat(bytes).hasSize(24 * 512).startsWith(filled(8 * 512));
            assertThat(Arrays.copyOfRange(bytes, 8 * 512, bytes.length))
                    .isEqualTo(new byte[16 * 512]);
            assertThat(chain.range(8 * 512, 1 << 20))
                    .isEqualTo(new DiskRange(8 * 512, 16 * 512, true));
        }
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x5a);
        return bytes;
    }

    @Test
    void joinsExtentsAndTheirOffsets() throws IOException {
        byte[] first = filled(512 * 5);
        byte[] second = new byte[512 * 4];
        second[512] = 9;
        Files.write(folder.resolve("a.raw"), first);
        Files.write(folder.resolve("b.raw"), second);
        DeltaFiles.describe(
                folder.resolve("d.vmdk"),
                "1",
                "ffffffff",
                "",
                "custom",
                "RW 3 FLAT \"a.raw\" 2",
                "RW 2 ZERO",
                "RDONLY 2 FLAT \"b.raw\" 1");

        try (DiskChain chain = open("d.vmdk")) {
            byte[] bytes = all(chain);
            assertThat(bytes).hasSize(7 * 512).startsWith(filled(3 * 512));
            assertThat(bytes[5 * 512]).isEqualTo((byte) 9);
            assertThat(chain.range(3 * 512, 4096)).isEqualTo(new DiskRange(3 * 512, 2 * 512, true));
        }
    }

    @Test
    void refusesAParentThatWasChanged() {
        new SampleDisks(folder, 1, 4096).withCowd(1);
        DeltaFiles.describe(
                folder.resolve("disk.vmdk"),
                "12345678",
                "ffffffff",
                "",
                "vmfs",
                "RW 4096 VMFS \"disk-flat.vmdk\"");

        assertThatThrownBy(() -> open("disk-000001.vmdk"))
                .isInstanceOf(DiskFormatException.class)
                .hasMessageContaining("disk-000001.vmdk' was made when")
                .hasMessageContaining("disk.vmdk' had the content abcd0000")
                .hasMessageContaining("12345678 now");
    }

    @Test
    void namesAParentThatIsMissing() throws IOException {
        new SampleDisks(folder, 1, 4096).withCowd(1);
        Files.delete(folder.resolve("disk.vmdk"));

        assertThatThrownBy(() -> open("disk-000001.vmdk"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk.vmdk', on which")
                .hasMessageContaining("disk-000001.vmdk' is based, cannot be read")
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesADiskThatIsBasedOnItself() {
        for (List<String> link : List.of(List.of("a", "b"), List.of("b", "a"))) {
            DeltaFiles.writeCowd(folder.resolve(link.getFirst() + "-delta.vmdk"), 64, 1, Map.of());
            DeltaFiles.describe(
                    folder.resolve(link.getFirst() + ".vmdk"),
                    "1",
                    "1",
                    link.getLast() + ".vmdk",
                    "vmfsSparse",
                    "RW 64 VMFSSPARSE \"" + link.getFirst() + "-delta.vmdk\"");
        }

        assertThatThrownBy(() -> open("a.vmdk"))
                .hasMessageContaining("b.vmdk' is based on")
                .hasMessageContaining("a.vmdk', which is based on it");
    }

    @Test
    void refusesRawDeviceMappings() {
        DeltaFiles.describe(
                folder.resolve("rdm.vmdk"),
                "1",
                "ffffffff",
                "",
                "vmfsRawDeviceMap",
                "RW 64 VMFSRDM \"rdm-rdm.vmdk\"");

        assertThatThrownBy(() -> open("rdm.vmdk")).hasMessageContaining("is a raw device mapping");
    }

    @Test
    void refusesAnExtentInsteadOfItsDescriptor() {
        new SampleDisks(folder, 1, 4096).withCowd(1);

        assertThatThrownBy(() -> open("disk-000001-delta.vmdk"))
                .hasMessageContaining("is an extent of a disk, not the disk");
    }

    @Test
    void refusesATruncatedFlatExtent() throws IOException {
        new SampleDisks(folder, 1, 4096);
        Files.write(folder.resolve("disk-flat.vmdk"), new byte[4095 * 512]);

        assertThatThrownBy(() -> open("disk.vmdk"))
                .hasMessageContaining("disk-flat.vmdk' has 2096640 bytes")
                .hasMessageContaining("it is truncated or damaged");
    }
}
