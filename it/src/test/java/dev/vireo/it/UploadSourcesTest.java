package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.TransferOptions;
import dev.vireo.api.VolumeOptions;
import dev.vireo.api.VolumeRange;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.testkit.Command;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What files of this computer are, and become, on their way to and from volumes.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UploadSourcesTest {
    private static final int SIZE = 1 << 20;

    /// Takes so long that its progress is told before it ends.
    private static final long LONG_ENOUGH = 512 << 20;

    @TempDir Path folder;

    private final OurServer server = OurServer.esx(List.of());
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = server.connect(false);
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
    }

    private StorageVolume make(String name, int capacity, String format) {
        return connection
                .lookupStoragePoolByName("datastore1")
                .createVolume(
                        "<volume><name>new/"
                                + name
                                + "</name><capacity unit='bytes'>"
                                + capacity
                                + "</capacity><target><format type='"
                                + format
                                + "'/></target></volume>",
                        VolumeOptions.DEFAULT);
    }

    private StorageVolume disk() {
        return make("d.vmdk", SIZE, "vmdk");
    }

    private StorageVolume image() {
        return make("cd.iso", 0, "raw");
    }

    private byte[] content(StorageVolume volume) throws IOException {
        Path copy = folder.resolve("content");
        volume.download(copy, TransferOptions.DEFAULT);
        return Files.readAllBytes(copy);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("source"), text);
    }

    private static VirtException refused(Path source, StorageVolume volume) {
        return refused(source, volume, TransferOptions.DEFAULT);
    }

    private static VirtException refused(
            Path source, StorageVolume volume, TransferOptions options) {
        return catchThrowableOfType(VirtException.class, () -> volume.upload(source, options));
    }

    private Path pipe(String text) {
        Path pipe = folder.resolve("pipe");
        assertThat(Command.stranger("mkfifo", "coreutils").run(pipe.toString()).exit()).isZero();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        Files.writeString(pipe, text);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return pipe;
    }

    @Test
    void aSmallerFileReplacesALargerOneAsAWhole() throws IOException {
        StorageVolume image = image();
        image.upload(file("a long content"), TransferOptions.DEFAULT);
        image.upload(file("short"), TransferOptions.DEFAULT);
        assertThat(content(image)).asString().isEqualTo("short");
        image.upload(file("S"), TransferOptions.DEFAULT.withRange(VolumeRange.of(0, 1)));
        assertThat(content(image)).asString().isEqualTo("Short");
        image.upload(file("x"), TransferOptions.DEFAULT.withRange(VolumeRange.of(1, 0)));
        assertThat(content(image)).asString().isEqualTo("Sxort");
    }

    /// Who says how much there is to send does not want less to be sent.
    @Test
    void aFileShorterThanWhatIsToBeSentIsNotTaken() throws IOException {
        StorageVolume image = image();
        image.upload(file("a long content"), TransferOptions.DEFAULT);
        VirtException failure =
                refused(
                        file("short"),
                        image,
                        TransferOptions.DEFAULT.withRange(VolumeRange.of(0, 9)));
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(failure).hasMessageContaining("source' has 5 bytes, but 9 are to be sent");
        assertThat(content(image)).asString().isEqualTo("a long content");
    }

    @Test
    void aFileThatChangesWhileItIsSentIsNotTaken() throws IOException {
        StorageVolume image = image();
        image.upload(file("old"), TransferOptions.DEFAULT);
        Path source = file("new");
        try (RandomAccessFile large = new RandomAccessFile(source.toFile(), "rw")) {
            large.setLength(LONG_ENOUGH);
        }
        VirtException failure =
                refused(
                        source,
                        image,
                        TransferOptions.DEFAULT.withResume(true).withProgress(_ -> age(source)));
        assertThat(failure).hasMessageContaining("was changed while it was uploaded");
        assertThat(content(image)).asString().isEqualTo("old");
    }

    private static void age(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPipeFillsTheBeginningOfADisk() throws IOException {
        StorageVolume disk = disk();
        disk.upload(pipe("from a pipe"), TransferOptions.DEFAULT);
        byte[] wanted = Arrays.copyOf("from a pipe".getBytes(StandardCharsets.US_ASCII), SIZE);
        assertThat(content(disk)).isEqualTo(wanted);
    }

    @Test
    void aPipeFillsAPlainFile() throws IOException {
        StorageVolume image = image();
        image.upload(file("a much longer old content"), TransferOptions.DEFAULT);
        image.upload(pipe("from a pipe"), TransferOptions.DEFAULT);
        assertThat(content(image)).asString().isEqualTo("from a pipe");
    }

    @Test
    void aPipeThatHoldsMoreThanTheDiskIsRefused() throws IOException {
        StorageVolume disk = disk();
        assertThat(refused(pipe("x".repeat(SIZE + 1)), disk))
                .hasMessageContaining("has more than the 1048576 bytes");
        assertThat(content(disk)).isEqualTo(new byte[SIZE]);
    }

    @Test
    void aPipeThatEndsTooEarlyIsRefused() throws IOException {
        StorageVolume disk = disk();
        VirtException failure =
                refused(
                        pipe("five."),
                        disk,
                        TransferOptions.DEFAULT.withRange(VolumeRange.of(0, 10)));
        assertThat(failure).hasMessageContaining("ended after 5 of 10 bytes");
        assertThat(content(disk)).isEqualTo(new byte[SIZE]);
    }

    @Test
    void aDirectoryIsNoContent() {
        assertThat(refused(folder, image()))
                .hasMessageContaining("cannot read '" + folder + "': Is a directory");
    }

    @Test
    void containersOfDisksAreNotTheirContent() throws IOException {
        StorageVolume disk = disk();
        for (String start : List.of("KDMV", "COWD", "# Disk DescriptorFile")) {
            VirtException failure = refused(file(start + " and so on"), disk);
            assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARG);
            assertThat(failure).hasMessageContaining("qemu-img convert -O raw");
        }
        Path copied =
                Files.write(folder.resolve("q"), new byte[] {'Q', 'F', 'I', (byte) 0xfb, 0, 0});
        assertThat(refused(copied, disk)).hasMessageContaining("is a qcow2 file");
        assertThat(refused(copied, disk, TransferOptions.DEFAULT.withForce(true))).isNull();
        assertThat(refused(copied, image())).isNull();
    }

    @Test
    void aReplacedFileKeepsItsPermissions() throws IOException {
        StorageVolume disk = disk();
        Path file = file("old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        disk.download(link, TransferOptions.DEFAULT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(new byte[SIZE]);
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("nothing"));
        VirtException failure =
                catchThrowableOfType(
                        VirtException.class, () -> disk.download(nowhere, TransferOptions.DEFAULT));
        assertThat(failure)
                .hasMessageContaining("it is a symbolic link to 'nothing', which does not exist");
    }
}
