package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.DownloadStream;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.TransferOptions;
import dev.vireo.api.TransferProgress;
import dev.vireo.api.TransferSummary;
import dev.vireo.api.UploadStream;
import dev.vireo.api.VolumeOptions;
import dev.vireo.api.VolumeRange;
import dev.vireo.api.VolumeStreamFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The content of volumes, which goes to and comes from files and streams.
public interface TransferContract {
    /// How large the volumes are.
    int SIZE = 2 << 20;

    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// Gives a disk that was just made its files, for hosts that make disks without any.
    ///
    /// @param volume a virtual disk
    /// @param size how large it is, in bytes
    default void prepare(StorageVolume volume, int size) {
        // hosts do it
    }

    /// A test on a volume.
    @FunctionalInterface
    interface OnVolume {
        /// Does it.
        ///
        /// @param volume a virtual disk of 2 MiB, all zero
        /// @throws IOException if files of this computer fail
        void test(StorageVolume volume) throws IOException;
    }

    /// What was uploaded is what is downloaded, and each is told how far it is.
    ///
    /// @param folder where files are
    @Test
    default void downloadsWhatWasUploaded(@TempDir Path folder) {
        onVolume(volume -> {
            Path source = Files.write(folder.resolve("source"), data(1));
            List<TransferProgress> told = new ArrayList<>();
            TransferSummary sent =
                    volume.upload(source, TransferOptions.DEFAULT.withProgress(told::add));
            assertThat(sent.bytes()).isEqualTo(SIZE);
            assertThat(told.getLast().done()).isEqualTo(SIZE);
            assertThat(told.getLast().total()).isEqualTo(SIZE);
            Path copy = folder.resolve("copy");
            TransferSummary received =
                    volume.download(copy, TransferOptions.DEFAULT.withChecksum("sha256"));
            assertThat(copy).hasBinaryContent(data(1));
            assertThat(received.checksum().orElseThrow()).hasSize(64);
            assertThat(names(folder)).containsExactly("copy", "source");
        });
    }

    /// What lies outside of the part that is uploaded stays as it was.
    ///
    /// @param folder where files are
    @Test
    default void replacesAPart(@TempDir Path folder) {
        onVolume(volume -> {
            volume.upload(Files.write(folder.resolve("all"), data(1)), TransferOptions.DEFAULT);
            byte[] part = Arrays.copyOf(data(2), 5000);
            volume.upload(
                    Files.write(folder.resolve("part"), part),
                    TransferOptions.DEFAULT.withRange(VolumeRange.of(70_000, 0)));
            byte[] wanted = data(1);
            System.arraycopy(part, 0, wanted, 70_000, part.length);
            assertThat(content(volume, VolumeRange.ALL)).isEqualTo(wanted);
            assertThat(content(volume, VolumeRange.of(69_000, 7000)))
                    .isEqualTo(Arrays.copyOfRange(wanted, 69_000, 76_000));
        });
    }

    /// No more is taken than there is room for, and no more is given than there is.
    ///
    /// @param folder where files are
    @Test
    default void refusesPartsThatTheVolumeDoesNotHave(@TempDir Path folder) {
        onVolume(volume -> {
            Path large = Files.write(folder.resolve("large"), new byte[SIZE + 1]);
            assertCode(ErrorCode.INVALID_ARG, () -> volume.upload(large, TransferOptions.DEFAULT));
            VolumeRange beyond = VolumeRange.of(SIZE - 10, 20);
            assertCode(
                    ErrorCode.INVALID_ARG,
                    () -> volume.openDownload(beyond, Set.of()).read(ByteBuffer.allocate(1)));
            assertCode(ErrorCode.INVALID_ARG, () -> volume.openUpload(beyond, Set.of()));
            assertCode(
                    ErrorCode.INVALID_ARG,
                    () -> volume.openDownload(VolumeRange.of(SIZE + 1, 0), Set.of()));
            assertThat(content(volume, VolumeRange.ALL)).isEqualTo(new byte[SIZE]);
        });
    }

    /// What goes into a stream comes out of another one.
    @Test
    default void carriesStreams() {
        onVolume(volume -> {
            try (UploadStream upload = volume.openUpload(VolumeRange.ALL, Set.of())) {
                assertThat(upload.length()).isEqualTo(SIZE);
                ByteBuffer data = ByteBuffer.wrap(data(3));
                while (data.hasRemaining()) {
                    int count = Math.min(data.remaining(), 100_000);
                    upload.write(data.slice(data.position(), count));
                    data.position(data.position() + count);
                }
                assertCode(ErrorCode.INVALID_ARG, () -> upload.write(ByteBuffer.allocate(1)));
                upload.finish();
                assertCode(ErrorCode.OPERATION_INVALID, () -> upload.write(ByteBuffer.allocate(1)));
            }
            assertThat(content(volume, VolumeRange.ALL)).isEqualTo(data(3));
        });
    }

    /// A stream that ends early leaves the rest of the volume as it was.
    @Test
    default void keepsWhatAStreamDoesNotBring() {
        onVolume(volume -> {
            try (UploadStream upload = volume.openUpload(VolumeRange.ALL, Set.of())) {
                upload.write(ByteBuffer.wrap(data(1)));
                upload.finish();
            }
            try (UploadStream upload = volume.openUpload(VolumeRange.of(10, 0), Set.of())) {
                upload.write(ByteBuffer.wrap(new byte[5]));
                upload.finish();
            }
            byte[] wanted = data(1);
            Arrays.fill(wanted, 10, 15, (byte) 0);
            assertThat(content(volume, VolumeRange.ALL)).isEqualTo(wanted);
        });
    }

    /// Holes are told apart from data, on both ways.
    @Test
    default void carriesHoles() {
        onVolume(volume -> {
            byte[] data = Arrays.copyOf(data(1), 100_000);
            Set<VolumeStreamFlag> sparse = Set.of(VolumeStreamFlag.SPARSE);
            try (UploadStream upload = volume.openUpload(VolumeRange.ALL, sparse)) {
                upload.sendHole(1 << 20);
                upload.write(ByteBuffer.wrap(data));
                upload.sendHole(SIZE - (1 << 20) - data.length);
                upload.finish();
            }
            try (DownloadStream download = volume.openDownload(VolumeRange.ALL, sparse)) {
                assertThat(download.receiveHole()).isEqualTo(1 << 20);
                assertThat(download.receiveHole()).isZero();
                ByteBuffer read = ByteBuffer.allocate(data.length);
                while (read.hasRemaining()) {
                    assertThat(download.read(read)).isPositive();
                }
                assertThat(read.array()).isEqualTo(data);
                while (download.position() < SIZE) {
                    if (download.receiveHole() == 0) {
                        assertThat(download.read(ByteBuffer.allocate(1))).isEqualTo(1);
                    }
                }
                download.finish();
            }
            try (UploadStream upload = volume.openUpload(VolumeRange.ALL, Set.of())) {
                assertCode(ErrorCode.INVALID_ARG, () -> upload.sendHole(1));
            }
            try (DownloadStream download = volume.openDownload(VolumeRange.ALL, Set.of())) {
                assertThat(download.receiveHole()).isZero();
            }
        });
    }

    /// An upload that is aborted changes nothing and leaves nothing; the stream is of no more use.
    @Test
    default void changesNothingWhenAnUploadIsAborted() {
        onVolume(volume -> {
            UploadStream upload = volume.openUpload(VolumeRange.ALL, Set.of());
            upload.write(ByteBuffer.wrap(data(4)));
            // all is there, and yet nothing has been said of its being whole
            assertThat(content(volume, VolumeRange.ALL)).isEqualTo(new byte[SIZE]);
            upload.abort();
            upload.abort();
            assertThat(upload.isOpen()).isFalse();
            assertCode(ErrorCode.OPERATION_ABORTED, () -> upload.write(ByteBuffer.allocate(1)));
            assertCode(ErrorCode.OPERATION_ABORTED, upload::finish);
            assertThat(content(volume, VolumeRange.ALL)).isEqualTo(new byte[SIZE]);
        });
    }

    /// A download that is aborted, or finished before its end, gives no more.
    @Test
    default void givesNoMoreOfAnEndedDownload() {
        onVolume(volume -> {
            DownloadStream aborted = volume.openDownload(VolumeRange.ALL, Set.of());
            assertThat(aborted.read(ByteBuffer.allocate(10))).isPositive();
            aborted.abort();
            aborted.abort();
            assertCode(ErrorCode.OPERATION_ABORTED, () -> aborted.read(ByteBuffer.allocate(1)));
            DownloadStream early = volume.openDownload(VolumeRange.ALL, Set.of());
            assertCode(ErrorCode.INTERNAL_ERROR, early::finish);
            assertCode(ErrorCode.OPERATION_INVALID, () -> early.read(ByteBuffer.allocate(1)));
            DownloadStream whole = volume.openDownload(VolumeRange.of(5, 3), Set.of());
            assertThat(whole.read(ByteBuffer.allocate(3))).isEqualTo(3);
            assertThat(whole.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            whole.finish();
            whole.close();
        });
    }

    /// A publisher fetches what was requested, and a subscriber takes one buffer after the other.
    @Test
    default void bridgesToReactiveStreams() {
        onVolume(volume -> {
            UploadStream upload = volume.openUpload(VolumeRange.ALL, Set.of());
            UploadStream.Subscriber subscriber = upload.subscriber();
            byte[] data = data(5);
            subscriber.onSubscribe(
                    new Flow.Subscription() {
                        private int place;

                        @Override
                        public void request(long count) {
                            if (place == SIZE) {
                                subscriber.onComplete();
                                return;
                            }
                            place += SIZE / 4;
                            subscriber.onNext(ByteBuffer.wrap(data, place - SIZE / 4, SIZE / 4));
                        }

                        @Override
                        public void cancel() {
                            // it is never called
                        }
                    });
            assertThat(subscriber.result().toCompletableFuture().join()).isEqualTo(SIZE);
            Collector collector = new Collector(SIZE);
            volume.openDownload(VolumeRange.ALL, Set.of()).publisher(100_000).subscribe(collector);
            assertThat(collector.whole().join()).isEqualTo(data);
        });
    }

    /// A file that is there is replaced as a whole or stays as it was.
    ///
    /// @param folder where files are
    @Test
    default void replacesAFileAsAWhole(@TempDir Path folder) {
        onVolume(volume -> {
            Path file = Files.writeString(folder.resolve("file"), "old");
            assertCode(
                    ErrorCode.INVALID_ARG,
                    () ->
                            volume.download(
                                    file,
                                    TransferOptions.DEFAULT.withRange(
                                            VolumeRange.of(SIZE - 1, 2))));
            assertThat(file).hasContent("old");
            volume.download(file, TransferOptions.DEFAULT);
            assertThat(file).hasBinaryContent(new byte[SIZE]);
            assertCode(
                    ErrorCode.SYSTEM_ERROR,
                    () -> volume.download(folder.resolve("no/file"), TransferOptions.DEFAULT));
            assertCode(
                    ErrorCode.SYSTEM_ERROR,
                    () -> volume.upload(folder.resolve("none"), TransferOptions.DEFAULT));
        });
    }

    /// A connection for reading gives no content: libvirt counts downloads as changes.
    @Test
    default void carriesNothingOverAReadOnlyConnection() {
        onVolume(volume -> {
            try (Connection connection = host().connect(true)) {
                StorageVolume same = connection.lookupVolumeByPath(volume.path());
                Path file = Path.of("none");
                assertCode(
                        ErrorCode.OPERATION_DENIED,
                        () -> same.openDownload(VolumeRange.ALL, Set.of()));
                assertCode(
                        ErrorCode.OPERATION_DENIED,
                        () -> same.openUpload(VolumeRange.ALL, Set.of()));
                assertCode(
                        ErrorCode.OPERATION_DENIED,
                        () -> same.download(file, TransferOptions.DEFAULT));
                assertCode(
                        ErrorCode.OPERATION_DENIED,
                        () -> same.upload(file, TransferOptions.DEFAULT));
            }
        });
    }

    /// A volume that is gone is said to be that.
    @Test
    default void carriesNothingOfAVolumeThatIsGone() {
        onVolume(volume -> {
            StorageVolume same = volume.pool().lookupVolume(volume.name());
            volume.delete();
            assertCode(
                    ErrorCode.NO_STORAGE_VOL, () -> same.openDownload(VolumeRange.ALL, Set.of()));
            assertCode(ErrorCode.NO_STORAGE_VOL, () -> same.openUpload(VolumeRange.ALL, Set.of()));
        });
    }

    /// A file that is no disk is made empty, and has what was uploaded.
    @Test
    default void makesFilesThatAreNoDisks(@TempDir Path folder) throws IOException {
        Path image = folder.resolve("image");
        Files.write(image, data(9));
        try (Connection connection = host().connect(false)) {
            StoragePool pool = connection.listStoragePools(Set.of()).getFirst().pool();
            StorageVolume made = pool.createVolume(image(0), VolumeOptions.DEFAULT);
            try {
                assertThat(made.fetchInfo().capacity()).isZero();
                assertCode(
                        ErrorCode.OPERATION_FAILED,
                        () -> pool.createVolume(image(0), VolumeOptions.DEFAULT));

                made.upload(image, TransferOptions.DEFAULT);

                StorageVolume found = pool.lookupVolume("tck-transfer/ä image.iso");
                assertThat(found.fetchInfo().capacity()).isEqualTo(SIZE);
                assertThat(content(found, VolumeRange.ALL)).isEqualTo(data(9));
            } finally {
                delete(made);
            }
            assertCode(
                    ErrorCode.NO_SUPPORT,
                    () -> pool.createVolume(image(4096), VolumeOptions.DEFAULT));
            // a server would not show it, and nobody could fill or remove it
            assertCode(
                    ErrorCode.NO_SUPPORT,
                    () -> pool.createVolume(image(0).replace(".iso", ""), VolumeOptions.DEFAULT));
        }
    }

    private static String image(int size) {
        return "<volume><name>tck-transfer/ä image.iso</name><capacity>"
                + size
                + "</capacity><target><format type='raw'/></target></volume>";
    }

    private static byte[] data(int seed) {
        byte[] data = new byte[SIZE];
        new Random(seed).nextBytes(data);
        return data;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    private static byte[] content(StorageVolume volume, VolumeRange range) {
        try (DownloadStream download = volume.openDownload(range, Set.of())) {
            ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(download.length()));
            while (download.read(all) > 0) {
                // until it is full
            }
            download.finish();
            return all.array();
        }
    }

    private void onVolume(OnVolume test) {
        try (Connection connection = host().connect(false)) {
            StoragePool pool = connection.listStoragePools(Set.of()).getFirst().pool();
            StorageVolume volume =
                    pool.createVolume(
                            "<volume><name>tck-transfer/disk.vmdk</name><capacity unit='bytes'>"
                                    + SIZE
                                    + "</capacity><target><format type='vmdk'/></target></volume>",
                            VolumeOptions.DEFAULT);
            try {
                prepare(volume, SIZE);
                test.test(volume);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                delete(volume);
            }
        }
    }

    private static void delete(StorageVolume volume) {
        try {
            volume.delete();
        } catch (VirtException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.NO_STORAGE_VOL);
        }
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        VirtException failure = catchThrowableOfType(VirtException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    }
}
