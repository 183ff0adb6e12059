package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StoragePoolFilter;
import dev.vireo.api.StoragePoolInfo;
import dev.vireo.api.StoragePoolListing;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.StorageVolumeListing;
import dev.vireo.api.VolumeOptions;
import dev.vireo.api.VolumeResizeFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Storage pools and their volumes.
public interface StorageContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// Each pool of the list is found by its name and by its UUID.
    @Test
    default void findsEachStoragePoolThatItLists() {
        try (Connection connection = host().connect(false)) {
            List<StoragePoolListing> rows = connection.listStoragePools(Set.of());
            assertThat(rows).isNotEmpty();
            for (StoragePoolListing row : rows) {
                StoragePool pool = row.pool();
                assertThat(connection.lookupStoragePoolByName(pool.name()).uuid())
                        .isEqualTo(pool.uuid());
                assertThat(connection.lookupStoragePoolByUuid(pool.uuid()).name())
                        .isEqualTo(pool.name());
            }
        }
    }

    /// What is in use and what is free is all that there is, and the document says the same.
    @Test
    default void tellsTheSizesOfAStoragePool() {
        with((_, pool) -> {
            StoragePoolInfo info = pool.fetchInfo();
            assertThat(info.state()).isEqualTo(StoragePoolInfo.State.RUNNING);
            assertThat(info.allocation() + info.available()).isEqualTo(info.capacity());
            assertThat(info.persistent()).isTrue();
            assertThat(pool.fetchXml())
                    .contains("<name>" + pool.name() + "</name>")
                    .contains("<uuid>" + pool.uuid() + "</uuid>")
                    .contains("<capacity unit='bytes'>" + info.capacity() + "</capacity>");
        });
    }

    /// All pools are active, last and start with the host.
    @Test
    default void filtersStoragePools() {
        try (Connection connection = host().connect(false)) {
            int all = connection.listStoragePools(Set.of()).size();
            assertThat(
                            connection.listStoragePools(
                                    Set.of(
                                            StoragePoolFilter.ACTIVE,
                                            StoragePoolFilter.INACTIVE,
                                            StoragePoolFilter.AUTOSTART)))
                    .hasSize(all);
            assertThat(connection.listStoragePools(Set.of(StoragePoolFilter.INACTIVE))).isEmpty();
            assertThat(connection.listStoragePools(Set.of(StoragePoolFilter.TRANSIENT))).isEmpty();
        }
    }

    /// An unknown pool is said to be that.
    @Test
    default void knowsThatThereIsNoSuchStoragePool() {
        try (Connection connection = host().connect(false)) {
            assertCode(
                    ErrorCode.NO_STORAGE_POOL,
                    () -> connection.lookupStoragePoolByName("no such pool"));
            assertCode(
                    ErrorCode.NO_STORAGE_POOL,
                    () -> connection.lookupStoragePoolByUuid(new UUID(1, 2)));
        }
    }

    /// A pool can be looked at again; it always starts with the host.
    @Test
    default void refreshesAStoragePool() {
        with((_, pool) -> {
            pool.refresh();
            pool.setAutostart(true);
            assertThat(pool.fetchInfo().autostart()).isTrue();
            assertCode(ErrorCode.INTERNAL_ERROR, () -> pool.setAutostart(false));
        });
    }

    /// A volume is found in the list, by its name, by its path and by its key, until it is deleted.
    @Test
    default void makesFindsAndDeletesAVolume() {
        with((connection, pool) -> {
            String name = "tck-make/disk.vmdk";
            StorageVolume made = pool.createVolume(document(name, "4096", ""), plain());
            assertThat(made.name()).isEqualTo(name);
            assertThat(made.path()).isEqualTo("[" + pool.name() + "] " + name);
            assertThat(pool.listVolumes())
                    .extracting(StorageVolumeListing::volume)
                    .extracting(StorageVolume::name)
                    .contains(name);
            assertThat(pool.lookupVolume(name).path()).isEqualTo(made.path());
            assertThat(connection.lookupVolumeByPath(made.path()).name()).isEqualTo(name);
            assertThat(connection.lookupVolumeByKey(made.fetchKey()).path()).isEqualTo(made.path());
            assertThat(made.pool().uuid()).isEqualTo(pool.uuid());
            assertThat(made.fetchXml())
                    .contains("<volume type='file'>", "<name>" + name + "</name>")
                    .contains("<key>" + made.fetchKey() + "</key>", "<format type='vmdk'/>");
            made.delete();
            assertCode(ErrorCode.NO_STORAGE_VOL, made::fetchInfo);
            assertCode(ErrorCode.NO_STORAGE_VOL, () -> pool.lookupVolume(name));
            assertCode(ErrorCode.NO_STORAGE_VOL, made::delete);
        });
    }

    /// Without an allocation, or with one that is the capacity, all blocks are taken, and with one
    /// of 0 none.
    @Test
    default void makesThickAndThinVolumes() {
        with((_, pool) -> {
            StorageVolume thick =
                    pool.createVolume(document("tck-kinds/thick.vmdk", "4096", ""), plain());
            StorageVolume thin =
                    pool.createVolume(
                            document("tck-kinds/thin.vmdk", "4096", allocation(0)), plain());
            assertThat(thick.fetchInfo().capacity()).isEqualTo(4 << 20);
            assertThat(thick.fetchInfo().allocation()).isEqualTo(4 << 20);
            assertThat(thin.fetchInfo().capacity()).isEqualTo(4 << 20);
            assertThat(thin.fetchInfo().allocation()).isLessThan(4 << 20);
            assertCode(
                    ErrorCode.INTERNAL_ERROR,
                    () ->
                            pool.createVolume(
                                    document("tck-kinds/part.vmdk", "4096", allocation(5)),
                                    plain()));
            thick.delete();
            thin.delete();
        });
    }

    /// A volume is found by the name that it was made with, whatever that is.
    @Test
    default void findsVolumesOfOddNames() {
        with((connection, pool) -> {
            for (String name :
                    List.of("tck odd/ä+~%.vmdk", "tck odd/in a/folder/x&y.vmdk", "tck-r.vmdk")) {
                StorageVolume made = pool.createVolume(document(name, "1024", ""), plain());
                StorageVolume found = pool.lookupVolume(name);
                assertThat(found.path()).isEqualTo(made.path());
                assertThat(connection.lookupVolumeByPath(made.path()).name()).isEqualTo(name);
                assertThat(pool.listVolumes())
                        .extracting(row -> row.volume().name())
                        .contains(name);
                found.delete();
            }
        });
    }

    /// No volume takes the place of another one.
    @Test
    default void overwritesNoVolume() {
        with((_, pool) -> {
            String document = document("tck-twice/disk.vmdk", "1024", "");
            StorageVolume made = pool.createVolume(document, plain());
            assertCode(ErrorCode.OPERATION_FAILED, () -> pool.createVolume(document, plain()));
            assertCode(
                    ErrorCode.OPERATION_FAILED,
                    () -> pool.createVolumeFrom(document, made, plain()));
            made.delete();
        });
    }

    /// What VMware cannot make is refused, in libvirt's words.
    @Test
    default void refusesOtherVolumesThanVirtualDisks() {
        with((_, pool) -> {
            String document = document("tck-no/disk.vmdk", "1024", "");
            assertCode(
                    ErrorCode.NO_SUPPORT,
                    () -> pool.createVolume(document.replace("'vmdk'", "'qcow2'"), plain()));
            assertCode(
                    ErrorCode.NO_SUPPORT,
                    () -> pool.createVolume(document.replace("disk.vmdk", "disk.iso"), plain()));
            assertCode(
                    ErrorCode.NO_SUPPORT,
                    () ->
                            pool.createVolume(
                                    document.replace("<volume>", "<volume type='block'>"),
                                    plain()));
            assertCode(
                    ErrorCode.INTERNAL_ERROR,
                    () -> pool.createVolume(document.replace("tck-no/", "/tck-no/"), plain()));
            assertCode(
                    ErrorCode.INVALID_ARG,
                    () ->
                            pool.createVolume(
                                    document, new VolumeOptions(false, Optional.of("nvme"))));
            assertCode(ErrorCode.NO_STORAGE_VOL, () -> pool.lookupVolume("tck-no/disk.vmdk"));
        });
    }

    /// A copy has its source's size, whatever the document says.
    @Test
    default void copiesAVolume() {
        with((_, pool) -> {
            StorageVolume source =
                    pool.createVolume(document("tck-copy/one.vmdk", "4096", ""), plain());
            StorageVolume copy =
                    pool.createVolumeFrom(
                            document("tck-copy/two.vmdk", "1024", ""), source, plain());
            assertThat(copy.fetchInfo().capacity()).isEqualTo(4 << 20);
            assertThat(copy.fetchKey()).isNotEqualTo(source.fetchKey());
            source.delete();
            copy.delete();
        });
    }

    /// A volume grows, by or to a size, and does not shrink.
    @Test
    default void makesAVolumeLarger() {
        with((_, pool) -> {
            StorageVolume volume =
                    pool.createVolume(document("tck-grow/disk.vmdk", "1024", ""), plain());
            volume.resize(2 << 20, Set.of());
            assertThat(volume.fetchInfo().capacity()).isEqualTo(2 << 20);
            volume.resize(1 << 20, Set.of(VolumeResizeFlag.DELTA));
            assertThat(volume.fetchInfo().capacity()).isEqualTo(3 << 20);
            assertCode(ErrorCode.INVALID_ARG, () -> volume.resize(1 << 20, Set.of()));
            assertCode(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    () -> volume.resize(1 << 20, Set.of(VolumeResizeFlag.SHRINK)));
            assertThat(volume.fetchInfo().capacity()).isEqualTo(3 << 20);
            volume.wipe();
            assertThat(volume.fetchInfo().capacity()).isEqualTo(3 << 20);
            volume.delete();
        });
    }

    /// A missing file and a missing folder are the same to who looks for a volume.
    @Test
    default void knowsThatThereIsNoSuchVolume() {
        with((connection, pool) -> {
            String start = "[" + pool.name() + "] ";
            assertCode(ErrorCode.NO_STORAGE_VOL, () -> pool.lookupVolume("no such disk.vmdk"));
            assertCode(ErrorCode.NO_STORAGE_VOL, () -> pool.lookupVolume("no such/disk.vmdk"));
            assertCode(
                    ErrorCode.NO_STORAGE_VOL,
                    () -> connection.lookupVolumeByPath(start + "no such/disk.vmdk"));
            assertCode(
                    ErrorCode.NO_STORAGE_VOL,
                    () -> connection.lookupVolumeByPath("[no such pool] a/b.vmdk"));
            assertCode(
                    ErrorCode.NO_STORAGE_VOL,
                    () -> connection.lookupVolumeByKey(new UUID(1, 2).toString()));
            assertCode(ErrorCode.INVALID_ARG, () -> connection.lookupVolumeByPath("a/b.vmdk"));
        });
    }

    /// A share is mounted and let go, with nothing left.
    @Test
    default void mountsAShare() {
        try (Connection connection = host().connect(false)) {
            StoragePool pool =
                    connection.defineStoragePool(
                            """
                            <pool type='netfs'>
                              <name>tck-share</name>
                              <source>
                                <host name='192.0.2.7'/>
                                <dir path='/tmp'/>
                                <format type='nfs'/>
                              </source>
                            </pool>
                            """);
            assertThat(pool.fetchXml())
                    .contains("<pool type='netfs'>", "<host name='192.0.2.7'/>")
                    .contains("<dir path='/tmp'/>", "<format type='nfs'/>");
            assertThat(connection.lookupStoragePoolByName("tck-share").uuid())
                    .isEqualTo(pool.uuid());
            assertCode(ErrorCode.OPERATION_INVALID, pool::create);
            pool.destroy();
            assertCode(
                    ErrorCode.NO_STORAGE_POOL,
                    () -> connection.lookupStoragePoolByName("tck-share"));
        }
    }

    /// What would erase data is refused.
    @Test
    default void takesNoOtherStoragePoolFromTheHost() {
        with((connection, pool) -> {
            assertCode(ErrorCode.NO_SUPPORT, pool::destroy);
            assertCode(ErrorCode.NO_SUPPORT, pool::undefine);
            assertThat(connection.lookupStoragePoolByName(pool.name()).uuid())
                    .isEqualTo(pool.uuid());
        });
    }

    /// A connection for reading changes nothing.
    @Test
    default void changesNoStorageOfAReadOnlyConnection() {
        try (Connection connection = host().connect(true)) {
            StoragePool pool = connection.listStoragePools(Set.of()).getFirst().pool();
            String document = document("tck-no/disk.vmdk", "1024", "");
            assertCode(ErrorCode.OPERATION_DENIED, () -> pool.createVolume(document, plain()));
            assertCode(ErrorCode.OPERATION_DENIED, pool::refresh);
            assertCode(ErrorCode.OPERATION_DENIED, () -> connection.defineStoragePool("<pool/>"));
            for (StorageVolumeListing row : pool.listVolumes()) {
                assertCode(ErrorCode.OPERATION_DENIED, row.volume()::delete);
            }
        }
    }

    private static VolumeOptions plain() {
        return VolumeOptions.DEFAULT;
    }

    private static String allocation(int bytes) {
        return "<allocation>" + bytes + "</allocation>";
    }

    private static String document(String name, String kib, String allocation) {
        return "<volume><name>"
                + name.replace("&", "&amp;")
                + "</name><capacity unit='KiB'>"
                + kib
                + "</capacity>"
                + allocation
                + "<target><format type='vmdk'/></target></volume>";
    }

    private void with(BiConsumer<Connection, StoragePool> test) {
        try (Connection connection = host().connect(false)) {
            test.accept(connection, connection.listStoragePools(Set.of()).getFirst().pool());
        }
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        VirtException failure = catchThrowableOfType(VirtException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    }
}
