package dev.vireo.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.QemuImg;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Disks that QEMU writes.
class QemuDisksTest {
    /// More than two extents of the split formats, and not a multiple of a grain.
    private static final long SIZE = (4L << 30) + 12_345L * 512;

    @TempDir Path folder;

    private Path raw(long size) throws IOException {
        Path raw = folder.resolve("source.raw");
        Random random = new Random(11);
        try (RandomAccessFile file = new RandomAccessFile(raw.toFile(), "rw")) {
            file.setLength(size);
            for (int i = 0; i < 40; i++) {
                byte[] bytes = new byte[random.nextInt(1, 400_000)];
                random.nextBytes(bytes);
                file.seek(i == 0 ? size - bytes.length : random.nextLong(size - bytes.length));
                file.write(bytes);
            }
        }
        return raw;
    }

    @ParameterizedTest
    @CsvSource({
        "monolithicSparse,''",
        "monolithicSparse,zeroed_grain=on",
        "monolithicFlat,''",
        "twoGbMaxExtentSparse,''",
        "twoGbMaxExtentFlat,''",
        "streamOptimized,''",
        "monolithicSparse,compat6=on"
    })
    void readsThemAll(String subformat, String option) throws IOException, InterruptedException {
        QemuImg qemu = QemuImg.find();
        Path raw = raw(SIZE);
        Path disk = folder.resolve("disk.vmdk");
        qemu.run(
                "convert",
                "-f",
                "raw",
                "-O",
                "vmdk",
                "-o",
                "subformat=" + subformat + (option.isEmpty() ? "" : "," + option),
                raw.toString(),
                disk.toString());

        for (ImageFormat format : ImageFormat.values()) {
            Path image = folder.resolve("copy." + format.suffix());
            try (DiskChain chain = DiskChain.open(DiskFiles.local(), disk.toString())) {
                assertThat(chain.size()).isEqualTo(SIZE);
                new DiskCopy(chain, image, format, false, false, 4, CopyWatcher.NOBODY).run();
            }
            qemu.assertSame("raw", raw, format.word(), image);
        }
        qemu.assertSound(folder.resolve("copy.qcow2"));
    }

    @Test
    void readsABackingFile() throws IOException {
        QemuImg qemu = QemuImg.find();
        Path raw = raw(100 << 20);
        Path base = folder.resolve("base.vmdk");
        Path top = folder.resolve("top.vmdk");
        qemu.run("convert", "-f", "raw", "-O", "vmdk", raw.toString(), base.toString());
        qemu.run("create", "-f", "vmdk", "-F", "vmdk", "-b", base.toString(), top.toString());

        try (DiskChain chain = DiskChain.open(DiskFiles.local(), top.toString())) {
            assertThat(chain.paths()).containsExactly(top.toString(), base.toString());
            byte[] bytes = new byte[100 << 20];
            chain.read(0, bytes, 0, bytes.length);
            assertThat(bytes).isEqualTo(Files.readAllBytes(raw));
        }
    }
}
