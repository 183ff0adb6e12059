package dev.vireo.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vireo.testkit.DeltaFiles;
import dev.vireo.testkit.QemuImg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiskCopyTest {
    /// 40 MiB and a bit: eleven ranges, the last one not whole.
    private static final int SECTORS = 81_925;

    @TempDir Path folder;

    private Path target(ImageFormat format) {
        return folder.resolve("copy." + format.suffix());
    }

    private DiskCopy copy(DiskChain chain, ImageFormat format) {
        return new DiskCopy(chain, target(format), format, false, false, 3, CopyWatcher.NOBODY);
    }

    /// The bytes of an image, as QEMU has them.
    private byte[] bytes(ImageFormat format) throws IOException {
        if (format == ImageFormat.RAW) {
            return Files.readAllBytes(target(format));
        }
        QemuImg qemu = QemuImg.find();
        qemu.assertSound(target(format));
        return Files.readAllBytes(
                qemu.toRaw(format.word(), target(format), folder.resolve("check.raw")));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("copy"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesWhatTheGuestSees(ImageFormat format) throws IOException, InterruptedException {
        SampleDisks disks = new SampleDisks(folder, 21, SECTORS).withCowd(1).withSeSparse();
        try (DiskChain chain = disks.open()) {
            DiskCopy.Outcome outcome = copy(chain, format).run();
            assertThat(outcome.size()).isEqualTo(SECTORS * 512L);
            assertThat(outcome.resumedAt()).isZero();
        }

        assertThat(bytes(format)).isEqualTo(disks.content());
        assertThat(files()).containsExactly(target(format).getFileName().toString());
    }

    /// Files of this machine that break off after some reads, as connections do.
    private record Breaking(DiskFiles files, AtomicInteger left) implements DiskFiles {
        @Override
        public ByteSource open(String path) throws IOException {
            ByteSource source = files.open(path);
            return new ByteSource() {
                @Override
                public String name() {
                    return source.name();
                }

                @Override
                public long size() throws IOException {
                    return source.size();
                }

                @Override
                public String version() throws IOException {
                    return source.version();
                }

                @Override
                public void read(long position, byte[] into, int offset, int length)
                        throws IOException {
                    if (left.getAndDecrement() <= 0) {
                        throw new IOException("the connection broke");
                    }
                    source.read(position, into, offset, length);
                }

                @Override
                public void close() throws IOException {
                    source.close();
                }
            };
        }

        @Override
        public String resolve(String descriptor, String name) throws IOException {
            return files.resolve(descriptor, name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereItWasAsOftenAsItIsCut(ImageFormat format)
            throws IOException, InterruptedException {
        SampleDisks disks = new SampleDisks(folder, 22, SECTORS).withCowd(1).withSeSparse();
        List<Long> resumed = new ArrayList<>();
        boolean done = false;
        while (!done) {
            DiskFiles cut = new Breaking(DiskFiles.local(), new AtomicInteger(300));
            try (DiskChain chain = DiskChain.open(cut, disks.top().toString())) {
                resumed.add(copy(chain, format).run().resumedAt());
                done = true;
            } catch (IOException e) {
                assertThat(e).hasMessage("the connection broke");
                assertThat(files())
                        .containsExactly(
                                target(format).getFileName() + ".part",
                                target(format).getFileName() + ".part.state");
                assertThat(resumed).isEmpty();
            }
        }

        assertThat(resumed.getFirst()).isPositive();
        assertThat(bytes(format)).isEqualTo(disks.content());
        assertThat(files()).containsExactly(target(format).getFileName().toString());
    }

    @ParameterizedTest
    @EnumSource
    void forgetsWhatIsBehindTheNote(ImageFormat format) throws IOException, InterruptedException {
        SampleDisks disks = new SampleDisks(folder, 23, SECTORS).withCowd(1);
        breakOff(disks, format, 250);
        // as after a loss of power: what was written after the note is there in parts
        Path part = folder.resolve(target(format).getFileName() + ".part");
        if (format == ImageFormat.QCOW2) {
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap(new byte[] {77, 77, 77}), file.size() + 99);
            }
        }

        try (DiskChain chain = disks.open()) {
            assertThat(copy(chain, format).run().resumedAt()).isPositive();
        }

        assertThat(bytes(format)).isEqualTo(disks.content());
    }

    /// Nothing of such a disk is stored, but how far it was read counts.
    @ParameterizedTest
    @EnumSource
    void goesOnWithADiskThatIsZeroSoFar(ImageFormat format)
            throws IOException, InterruptedException {
        Files.write(folder.resolve("zero-flat.vmdk"), new byte[SECTORS * 512]);
        Path disk =
                Files.writeString(
                        folder.resolve("zero.vmdk"),
                        """
                        # Disk DescriptorFile
                        version=1
                        CID=fffffffe
                        parentCID=ffffffff
                        createType="vmfs"
                        RW COUNT VMFS "zero-flat.vmdk"
                        """
                                .replace("COUNT", Integer.toString(SECTORS)));
        DiskFiles cut = new Breaking(DiskFiles.local(), new AtomicInteger(8));
        try (DiskChain chain = DiskChain.open(cut, disk.toString())) {
            assertThatThrownBy(() -> copy(chain, format).run()).hasMessage("the connection broke");
        }
        try (DiskChain chain = DiskChain.open(DiskFiles.local(), disk.toString())) {
            assertThat(copy(chain, format).run().resumedAt()).isPositive();
        }
        assertThat(bytes(format)).isEqualTo(new byte[SECTORS * 512]);
    }

    private void breakOff(SampleDisks disks, ImageFormat format, int reads) throws IOException {
        DiskFiles cut = new Breaking(DiskFiles.local(), new AtomicInteger(reads));
        try (DiskChain chain = DiskChain.open(cut, disks.top().toString())) {
            assertThatThrownBy(() -> copy(chain, format).run()).hasMessage("the connection broke");
        }
    }

    @Test
    void doesNotGoOnWithAnotherContent() throws IOException, InterruptedException {
        SampleDisks disks = new SampleDisks(folder, 24, SECTORS).withCowd(1);
        breakOff(disks, ImageFormat.RAW, 250);
        disks.withCowd(1);

        try (DiskChain chain = disks.open()) {
            assertThatThrownBy(() -> copy(chain, ImageFormat.RAW).run())
                    .isInstanceOf(SourceChangedException.class)
                    .hasMessageContaining("copy.img.part' was begun from another content");
            new DiskCopy(
                            chain,
                            target(ImageFormat.RAW),
                            ImageFormat.RAW,
                            false,
                            true,
                            1,
                            CopyWatcher.NOBODY)
                    .run();
        }
        assertThat(bytes(ImageFormat.RAW)).isEqualTo(disks.content());
    }

    @Test
    void doesNotReplaceAnImageUnlessToldTo() throws IOException, InterruptedException {
        SampleDisks disks = new SampleDisks(folder, 25, 4096);
        Path target = target(ImageFormat.RAW);
        Files.writeString(target, "precious");

        try (DiskChain chain = disks.open()) {
            assertThatThrownBy(() -> copy(chain, ImageFormat.RAW).run())
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(target).hasContent("precious");
            new DiskCopy(chain, target, ImageFormat.RAW, true, false, 1, CopyWatcher.NOBODY).run();
        }
        assertThat(bytes(ImageFormat.RAW)).isEqualTo(disks.content());
    }

    @Test
    void letsOnlyOneWrite() throws IOException {
        SampleDisks disks = new SampleDisks(folder, 26, 4096);
        Path part = folder.resolve("copy.img.part");
        try (DiskChain chain = disks.open();
                FileChannel other =
                        FileChannel.open(
                                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = other.lock()) {
            assertThatThrownBy(() -> copy(chain, ImageFormat.RAW).run())
                    .hasMessageContaining("another copy is writing");
        }
    }

    /// Somebody else may have laid it into a folder that many can write to.
    @Test
    void followsNoLinkInPlaceOfTheUnfinishedImage() throws IOException {
        SampleDisks disks = new SampleDisks(folder, 28, 4096);
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(folder.resolve("copy.img.part"), precious);

        try (DiskChain chain = disks.open()) {
            assertThatThrownBy(() -> copy(chain, ImageFormat.RAW).run())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("copy.img.part");
        }
        assertThat(precious).hasContent("precious");
    }

    @Test
    void beginsAnewWhereTheNoteIsDamaged() throws IOException, InterruptedException {
        SampleDisks disks = new SampleDisks(folder, 27, SECTORS).withCowd(1);
        breakOff(disks, ImageFormat.QCOW2, 250);
        Files.writeString(folder.resolve("copy.qcow2.part.state"), "version=1\nposition=-5\n");

        try (DiskChain chain = disks.open()) {
            assertThat(copy(chain, ImageFormat.QCOW2).run().resumedAt()).isZero();
        }
        assertThat(bytes(ImageFormat.QCOW2)).isEqualTo(disks.content());
    }

    /// A large disk with three grains of content.
    private Path large(int grains) {
        byte[] grain = new byte[4096];
        grain[0] = 1;
        DeltaFiles.writeSeSparse(
                folder.resolve("large-sesparse.vmdk"),
                grains * 8L,
                Map.of(0, grain, 1_234_567, grain, grains - 1, grain),
                Set.of(5),
                Set.of());
        DeltaFiles.describe(
                folder.resolve("large.vmdk"),
                "1",
                "ffffffff",
                "",
                "seSparse",
                "RW " + grains * 8L + " SESPARSE \"large-sesparse.vmdk\"");
        return folder.resolve("large.vmdk");
    }

    @Test
    void readsOnlyWhatALargeDiskHas() throws IOException, InterruptedException {
        Path disk = large(1 << 30);
        try (DiskChain chain = DiskChain.open(DiskFiles.local(), disk.toString())) {
            DiskCopy.Outcome outcome = copy(chain, ImageFormat.QCOW2).run();
            assertThat(outcome.size()).isEqualTo(4L << 40);
            assertThat(outcome.read()).isEqualTo(3 * 4096);
        }
        Path copy = target(ImageFormat.QCOW2);
        QemuImg.find().assertSound(copy);
        assertThat(Files.size(copy)).isLessThan(2 << 20);
    }

    @Test
    void putsFarAwayContentWhereQemuHasIt() throws IOException, InterruptedException {
        QemuImg qemu = QemuImg.find();
        Path disk = large(1 << 22);
        try (DiskChain chain = DiskChain.open(DiskFiles.local(), disk.toString())) {
            copy(chain, ImageFormat.QCOW2).run();
        }
        qemu.assertSame("vmdk", disk, "qcow2", target(ImageFormat.QCOW2));
    }

    @Test
    void namesTheFileThatThereIsNoSpaceFor() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Path part = folder.resolve("copy.img.part");
        try (FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() ->
                            NamedWrite.to(part, () -> channel.write(ByteBuffer.wrap(new byte[9]))))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage(part + ": No space left on device");
        }
    }

    @Test
    void tellsHowFarItIs() throws IOException, InterruptedException {
        SampleDisks disks = new SampleDisks(folder, 28, SECTORS);
        List<Long> positions = new ArrayList<>();
        try (DiskChain chain = disks.open()) {
            new DiskCopy(
                            chain,
                            target(ImageFormat.RAW),
                            ImageFormat.RAW,
                            false,
                            false,
                            2,
                            (position, size, read) -> positions.add(position))
                    .run();
        }
        assertThat(positions).isSorted().hasSize(11).endsWith(SECTORS * 512L);
    }
}
