package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.TransferOptions;
import dev.vireo.api.UploadStream;
import dev.vireo.api.VolumeRange;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An upload asks who relies on a volume before it sends a byte.
@Timeout(60)
class VolumeUsersTest {
    @TempDir Path folder;

    private final AtomicLong told = new AtomicLong();

    private VirtException refused(StorageVolume volume, TransferOptions options)
            throws IOException {
        Path source = Files.write(folder.resolve("source"), new byte[100]);
        return catchThrowableOfType(
                VirtException.class,
                () ->
                        volume.upload(
                                source,
                                options.withProgress(progress -> told.set(progress.done()))));
    }

    private Simulator start() throws IOException {
        Path lab =
                Files.writeString(
                        folder.resolve("lab.yaml"), "machines: [{name: web, disks: [1 MiB]}]");
        return Simulator.builder().describe(lab).start();
    }

    private static Connection connect(Simulator server) {
        Credentials known = new Credentials(server.user(), server.password());
        return Connection.open(server.connectUri(), _ -> Optional.of(known));
    }

    private static StorageVolume disk(Connection connection) {
        return connection.lookupStoragePoolByName("datastore1").lookupVolume("web/web.vmdk");
    }

    @Test
    void refusesTheDiskOfARunningDomainBeforeAnythingIsSent() throws IOException {
        try (Simulator server = start();
                Connection connection = connect(server)) {
            Domain domain = connection.lookupByName("web");
            if (!domain.fetchState().isActive()) {
                domain.create();
            }
            StorageVolume disk = disk(connection);
            VirtException refusal = refused(disk, TransferOptions.DEFAULT.withForce(true));
            assertThat(refusal.code()).isEqualTo(ErrorCode.RESOURCE_BUSY);
            assertThat(refusal)
                    .hasMessageContaining(
                            "Could not upload '[datastore1] web/web.vmdk': domain 'web' runs and"
                                    + " has it open");
            assertThat(told).hasValue(0);
            VirtException stream =
                    catchThrowableOfType(
                            VirtException.class, () -> disk.openUpload(VolumeRange.ALL, Set.of()));
            assertThat(stream.code()).isEqualTo(ErrorCode.RESOURCE_BUSY);
            domain.destroy();
            assertThat(refused(disk, TransferOptions.DEFAULT)).isNull();
        }
    }

    @Test
    void refusesWhatSnapshotsAreBasedOnUnlessItIsForced() throws IOException {
        try (Simulator server = start();
                Connection connection = connect(server)) {
            Domain domain = connection.lookupByName("web");
            if (domain.fetchState().isActive()) {
                domain.destroy();
            }
            domain.createSnapshot("<domainsnapshot><name>before</name></domainsnapshot>", Set.of());
            VirtException refusal = refused(disk(connection), TransferOptions.DEFAULT);
            assertThat(refusal.code()).isEqualTo(ErrorCode.OPERATION_INVALID);
            assertThat(refusal)
                    .hasMessageContaining("snapshots or disks of domain 'web' are based on it");
            assertThat(refused(disk(connection), TransferOptions.DEFAULT.withForce(true))).isNull();
        }
    }

    /// Begins to upload, has somebody do something, and ends the upload.
    private VirtException refusedAfter(Consumer<Connection> change) throws IOException {
        try (Simulator server = start();
                Connection connection = connect(server)) {
            Domain domain = connection.lookupByName("web");
            if (domain.fetchState().isActive()) {
                domain.destroy();
            }
            try (UploadStream upload = disk(connection).openUpload(VolumeRange.ALL, Set.of())) {
                upload.write(
                        ByteBuffer.wrap(new byte[1 << 20])); // nothing of the old one is needed
                change.accept(connection);
                return catchThrowableOfType(VirtException.class, upload::finish);
            }
        }
    }

    @Test
    void refusesToReplaceADiskThatWasResizedMeanwhile() throws IOException {
        VirtException refusal = refusedAfter(other -> disk(other).resize(2 << 20, Set.of()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.OPERATION_FAILED);
        assertThat(refusal).hasMessageContaining("it was changed meanwhile");
    }

    @Test
    void refusesToReplaceADiskThatWasDeletedMeanwhile() throws IOException {
        VirtException refusal = refusedAfter(other -> disk(other).delete());
        assertThat(refusal.code()).isEqualTo(ErrorCode.NO_STORAGE_VOL);
        assertThat(refusal).hasMessageContaining("it was removed meanwhile");
    }

    @Test
    void refusesToReplaceADiskThatASnapshotWasBasedOnMeanwhile() throws IOException {
        VirtException refusal =
                refusedAfter(other ->
                        other.lookupByName("web")
                                .createSnapshot(
                                        "<domainsnapshot><name>s</name></domainsnapshot>",
                                        Set.of()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.OPERATION_INVALID);
    }

    /// Servers would do it and ruin the snapshots. To delete the disk of a domain that is shut off
    /// is no mistake.
    @Test
    void keepsWhatSnapshotsAreBasedOn() throws IOException {
        try (Simulator server = start();
                Connection connection = connect(server)) {
            Snapshot snapshot = snapshotOf(shutOff(connection));
            server.requests().reset();
            keeps("delete", () -> disk(connection).delete());
            keeps("wipe", () -> disk(connection).wipe());
            keeps("resize", () -> disk(connection).resize(4 << 20, Set.of()));
            assertThat(server.requests().of("DeleteVirtualDisk_Task")).isZero();
            assertThat(server.requests().of("ZeroFillVirtualDisk_Task")).isZero();
            assertThat(server.requests().of("ExtendVirtualDisk_Task")).isZero();

            snapshot.delete(Set.of());
            disk(connection).resize(4 << 20, Set.of());
            disk(connection).delete();
        }
    }

    private static Domain shutOff(Connection connection) {
        Domain domain = connection.lookupByName("web");
        if (domain.fetchState().isActive()) {
            domain.destroy();
        }
        return domain;
    }

    private static Snapshot snapshotOf(Domain domain) {
        return domain.createSnapshot(
                "<domainsnapshot><name>before</name></domainsnapshot>", Set.of());
    }

    private static void keeps(String verb, Runnable work) {
        VirtException refusal = catchThrowableOfType(VirtException.class, work::run);
        assertThat(refusal.code()).isEqualTo(ErrorCode.OPERATION_INVALID);
        assertThat(refusal)
                .hasMessageContaining(
                        "Could not "
                                + verb
                                + " '[datastore1] web/web.vmdk': snapshots or disks of domain 'web'"
                                + " are based on it and would be lost; delete the snapshots first");
    }

    /// The current state of a domain is in a delta, which is a file like others: without it, what
    /// was written since the snapshot is lost.
    @Test
    void keepsTheDeltaThatADomainIsOn() throws IOException {
        try (Simulator server = start();
                Connection connection = connect(server)) {
            Domain domain = shutOff(connection);
            Snapshot snapshot = snapshotOf(domain);
            server.requests().reset();
            keepsDelta("delete", () -> delta(connection).delete());
            keepsDelta("wipe", () -> delta(connection).wipe());
            keepsDelta("resize", () -> delta(connection).resize(4 << 20, Set.of()));
            domain.create();
            keepsDelta("delete", () -> delta(connection).delete());
            assertThat(server.requests().of("DeleteVirtualDisk_Task")).isZero();
            assertThat(server.requests().of("ZeroFillVirtualDisk_Task")).isZero();
            assertThat(server.requests().of("ExtendVirtualDisk_Task")).isZero();

            domain.destroy();
            snapshot.delete(Set.of());
            disk(connection).wipe();
        }
    }

    private static StorageVolume delta(Connection connection) {
        return connection.lookupStoragePoolByName("datastore1").lookupVolume("web/web-000001.vmdk");
    }

    private static void keepsDelta(String verb, Runnable work) {
        VirtException refusal = catchThrowableOfType(VirtException.class, work::run);
        assertThat(refusal.code()).isEqualTo(ErrorCode.OPERATION_INVALID);
        assertThat(refusal)
                .hasMessageContaining(
                        "Could not "
                                + verb
                                + " '[datastore1] web/web-000001.vmdk': it has what domain 'web'"
                                + " has written since its last snapshot, which would be lost;"
                                + " delete the snapshots first");
    }

    /// A machine whose name is a way out has its files inside, and hides no others.
    @Test
    void aDomainWithTheNameOfTheFolderAboveHidesNoVolumes() throws IOException {
        Path lab =
                Files.writeString(
                        folder.resolve("odd.yaml"),
                        "machines: [{name: web, disks: [1 MiB]}, {name: .., disks: [1 MiB]}]");
        try (Simulator server = Simulator.builder().describe(lab).start();
                Connection connection = connect(server)) {
            assertThat(connection.lookupStoragePoolByName("datastore1").listVolumes())
                    .hasSize(2)
                    .extracting(each -> each.volume().name())
                    .contains("web/web.vmdk");
        }
    }
}
