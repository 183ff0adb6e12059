package dev.vireo.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.testkit.DeltaFiles;
import dev.vireo.testkit.QemuImg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are not what they claim to be: each ends in an error that names the file, and none
/// takes more memory or time than a sound one.
class DamagedDisksTest {
    private static final int SECTORS = 40_960;
    private static final byte[] GRAIN = new byte[4096];

    @TempDir Path folder;

    private Path disk(String kind) {
        Path extent = folder.resolve("d-delta.vmdk");
        byte[] grain = GRAIN.clone();
        Arrays.fill(grain, (byte) 7);
        Map<Integer, byte[]> grains = Map.of(0, grain, 5, grain, 5000, grain);
        if (kind.equals("SESPARSE")) {
            DeltaFiles.writeSeSparse(extent, SECTORS, grains, Set.of(9), Set.of(11));
        } else {
            DeltaFiles.writeCowd(extent, SECTORS, 8, grains);
        }
        DeltaFiles.describe(
                folder.resolve("d.vmdk"),
                "1",
                "ffffffff",
                "",
                kind.equals("SESPARSE") ? "seSparse" : "vmfsSparse",
                "RW " + SECTORS + " " + kind + " \"d-delta.vmdk\"");
        return extent;
    }

    private Path hosted(String subformat) throws IOException {
        Path raw = folder.resolve("raw");
        byte[] content = new byte[SECTORS * 512];
        new Random(1).nextBytes(content);
        Arrays.fill(content, 1 << 20, 3 << 20, (byte) 0);
        Files.write(raw, content);
        Path disk = folder.resolve("d.vmdk");
        QemuImg.find()
                .run(
                        "convert",
                        "-f",
                        "raw",
                        "-O",
                        "vmdk",
                        "-o",
                        "subformat=" + subformat,
                        raw.toString(),
                        disk.toString());
        return disk;
    }

    private void readAll() throws IOException {
        try (DiskChain chain = DiskChain.open(DiskFiles.local(), "" + folder.resolve("d.vmdk"))) {
            byte[] bytes = new byte[1 << 20];
            for (long at = 0; at < chain.size(); at += bytes.length) {
                int length = (int) Math.min(bytes.length, chain.size() - at);
                chain.read(at, bytes, 0, length);
            }
        }
    }

    /// Damages a file where its structures are, and reads it.
    private void damage(Path file, int structures, int cases) throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(99);
        int refused = 0;
        long start = System.nanoTime();
        for (int i = 0; i < cases; i++) {
            byte[] broken = sound.clone();
            if (i % 10 == 0) {
                broken = Arrays.copyOf(broken, random.nextInt(structures));
            } else {
                for (int n = random.nextInt(1, 6); n > 0; n--) {
                    int at = random.nextInt(random.nextBoolean() ? 512 : structures);
                    broken[at] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
                }
            }
            Files.write(file, broken);
            try {
                readAll();
            } catch (IOException e) {
                refused++;
                assertThat(e)
                        .isInstanceOf(DiskFormatException.class)
                        .hasMessageContaining(file.getFileName() + "' ");
            }
        }
        assertThat(refused).isBetween(cases / 20, cases);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @CsvSource({"VMFSSPARSE,40000", "SESPARSE,3100000"})
    void endInAnError(String kind, int structures) throws IOException {
        damage(disk(kind), structures, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"monolithicSparse", "streamOptimized"})
    void endInAnErrorForHostedDisksToo(String subformat) throws IOException {
        damage(hosted(subformat), 100_000, 150);
    }

    @Test
    void refuseGrainsBehindTheEndOfTheFile() throws IOException {
        Path extent = disk("VMFSSPARSE");
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(extent)).order(ByteOrder.LITTLE_ENDIAN);
        int table = bytes.getInt(4 * 512) * 512;
        bytes.putInt(table, 0xfffffff0);
        Files.write(extent, bytes.array());

        assertThatThrownBy(this::readAll)
                .isInstanceOf(DiskFormatException.class)
                .hasMessageContaining("d-delta.vmdk' ends after")
                .hasMessageContaining("4096 bytes are to be read at 2199023247360");
    }

    @Test
    void refuseASparseDiskThatWasNotClosed() throws IOException {
        Path extent = disk("SESPARSE");
        byte[] bytes = Files.readAllBytes(extent);
        bytes[512 + 24] = 1;
        Files.write(extent, bytes);

        assertThatThrownBy(this::readAll)
                .hasMessageContaining("was not closed properly: its journal is to be replayed");
    }

    @Test
    void refuseTextTransfers() throws IOException {
        Path disk = hosted("monolithicSparse");
        byte[] bytes = Files.readAllBytes(disk);
        bytes[75] = '\n';
        Files.write(disk, bytes);

        assertThatThrownBy(this::readAll)
                .hasMessageContaining("was damaged by a transfer that changed line ends");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RW 9223372036854775807 VMFS \"a-flat.vmdk\"",
                "RW -5 VMFS \"a-flat.vmdk\"",
                "RW 0 VMFS \"a-flat.vmdk\"",
                "RW 99999999999999999999 ZERO",
                "RW 4503599627370496 ZERO",
                "RW 5 VMFS",
                "RW 5 NONSENSE \"a\"",
                "RW 5",
                ""
            })
    void refuseExtentsThatCannotBe(String line) {
        DeltaFiles.describe(folder.resolve("d.vmdk"), "1", "ffffffff", "", "vmfs", line);

        assertThatThrownBy(this::readAll)
                .isInstanceOf(DiskFormatException.class)
                .hasMessageContaining("d.vmdk' ");
    }

    @Test
    void refuseEncryptedDisks() throws IOException {
        DeltaFiles.describe(
                folder.resolve("d.vmdk"), "1", "ffffffff", "", "vmfs", "RW 5 VMFS \"a\"");
        Files.writeString(
                folder.resolve("d.vmdk"),
                Files.readString(folder.resolve("d.vmdk")) + "ddb.iofilters = \"vmwarevmcrypt\"\n");

        assertThatThrownBy(this::readAll).hasMessageContaining("is encrypted");
    }

    @Test
    void refuseDescriptorsThatContradictThemselves() {
        for (List<String> ids : List.of(List.of("ffffffff", "p.vmdk"), List.of("00000001", ""))) {
            DeltaFiles.describe(
                    folder.resolve("d.vmdk"),
                    "2",
                    ids.getFirst(),
                    ids.getLast(),
                    "vmfs",
                    "RW 5 ZERO");
            assertThatThrownBy(this::readAll).hasMessageContaining("parent");
        }
    }

    @Test
    void refuseWhatIsNoDisk() throws IOException {
        Files.writeString(folder.resolve("d.vmdk"), "displayName = \"web\"\n");
        assertThatThrownBy(this::readAll)
                .hasMessageContaining("d.vmdk' is no descriptor of a virtual disk");
        Files.write(folder.resolve("d.vmdk"), new byte[3 << 20]);
        assertThatThrownBy(this::readAll)
                .hasMessageContaining("is no descriptor of a virtual disk: it is too large");
        Files.write(folder.resolve("d.vmdk"), new byte[0]);
        assertThatThrownBy(this::readAll).hasMessageContaining("is no descriptor");
    }
}
