package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.VolumeOptions;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How many requests storage takes, without those of the login.
class StorageRequestCountTest {
    private static final String READ = "RetrievePropertiesEx";
    private static final List<String> TASK =
            List.of("CreateFilter", "DestroyPropertyFilter", "WaitForUpdatesEx");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {3, 5_000})
    void listsAllVolumesInOneSearch(int volumes) throws IOException {
        try (Simulator simulator = builder().state(folder).start();
                Connection connection = connect(simulator)) {
            Path images = folder.resolve("datastores/datastore1/images");
            Files.createDirectories(images);
            for (int i = 0; i < volumes; i++) {
                Files.createFile(images.resolve(i + ".iso"));
            }
            StoragePool pool = connection.lookupStoragePoolByName("datastore1");
            pool.refresh();
            assertThat(calls(connection, () -> assertThat(pool.listVolumes()).hasSize(volumes + 1)))
                    .isEqualTo(task("SearchDatastoreSubFolders_Task"));
        }
    }

    @Test
    void needsNoMoreThanThese() {
        try (Simulator simulator = builder().start();
                Connection connection = connect(simulator)) {
            assertThat(calls(connection, () -> connection.listStoragePools(Set.of())))
                    .isEqualTo(Map.of(READ, 1L));
            StoragePool pool = connection.lookupStoragePoolByName("datastore1");
            assertThat(calls(connection, pool::fetchInfo)).isEmpty(); // came with the lookup
            assertThat(calls(connection, pool::fetchInfo)).isEqualTo(Map.of(READ, 1L));
            assertThat(calls(connection, pool::fetchXml)).isEqualTo(Map.of(READ, 1L));
            assertThat(calls(connection, pool::refresh)).isEqualTo(Map.of("RefreshDatastore", 1L));

            List<StorageVolume> made = new ArrayList<>();
            assertThat(calls(connection, () -> made.add(pool.createVolume(DOCUMENT, plain()))))
                    .isEqualTo(task("MakeDirectory", "CreateVirtualDisk_Task"));
            StorageVolume volume = made.getFirst();
            assertThat(calls(connection, volume::fetchInfo))
                    .isEqualTo(task("SearchDatastore_Task"));
            assertThat(calls(connection, volume::fetchKey))
                    .isEqualTo(Map.of("QueryVirtualDiskUuid", 1L));
            assertThat(calls(connection, () -> pool.lookupVolume("new/disk.vmdk")))
                    .isEqualTo(task("SearchDatastore_Task"));
            assertThat(calls(connection, () -> connection.lookupVolumeByPath(volume.path())))
                    .isEqualTo(task(READ, "SearchDatastore_Task"));
            // read: what snapshots are based on stays
            assertThat(calls(connection, volume::wipe))
                    .isEqualTo(task(READ, "ZeroFillVirtualDisk_Task"));
            assertThat(calls(connection, volume::delete))
                    .isEqualTo(task(READ, "DeleteVirtualDisk_Task"));
        }
    }

    /// Machines say what UUIDs their disks have; the server is asked for those of all others only.
    @Test
    void looksADiskUpByItsKeyWithoutAskingEachDisk() {
        Simulator.Builder many = builder();
        IntStream.range(0, 40).forEach(i -> many.machine("more" + i));
        try (Simulator simulator = many.start();
                Connection connection = connect(simulator)) {
            StoragePool pool = connection.lookupStoragePoolByName("datastore1");
            String attached = pool.lookupVolume("more7/more7.vmdk").fetchKey();
            Map<String, Long> few = task("SearchDatastore_Task");
            few.put(READ, 2L);
            assertThat(calls(connection, () -> connection.lookupVolumeByKey(attached)))
                    .isEqualTo(few);
            assertThat(connection.lookupVolumeByKey(attached).name()).isEqualTo("more7/more7.vmdk");

            String alone = pool.createVolume(DOCUMENT, plain()).fetchKey();
            Map<String, Long> more = task("SearchDatastoreSubFolders_Task", "QueryVirtualDiskUuid");
            more.put(READ, 2L);
            assertThat(calls(connection, () -> connection.lookupVolumeByKey(alone)))
                    .isEqualTo(more);
        }
    }

    private static final String DOCUMENT =
            """
            <volume>
              <name>new/disk.vmdk</name>
              <capacity unit='MiB'>1</capacity>
              <target><format type='vmdk'/></target>
            </volume>
            """;

    private static VolumeOptions plain() {
        return VolumeOptions.DEFAULT;
    }

    /// The calls of a task that ends at once.
    private static Map<String, Long> task(String... starts) {
        Map<String, Long> calls = new TreeMap<>();
        TASK.forEach(method -> calls.put(method, 1L));
        for (String method : starts) {
            calls.put(method, 1L);
        }
        return calls;
    }

    /// Counts what an operation calls; how often the server says how far a task is does not matter.
    private static Map<String, Long> calls(Connection connection, Runnable operation) {
        Map<String, Long> before = counted(connection);
        operation.run();
        Map<String, Long> after = counted(connection);
        before.forEach((method, count) -> after.merge(method, -count, Long::sum));
        after.values().removeIf(count -> count == 0);
        after.computeIfPresent("WaitForUpdatesEx", (_, count) -> Math.min(count, 1));
        return after;
    }

    private static Map<String, Long> counted(Connection connection) {
        Map<String, Long> counted = new TreeMap<>();
        connection
                .statistics()
                .calls()
                .forEach(call -> counted.put(call.method(), call.requests()));
        return counted;
    }

    private static Simulator.Builder builder() {
        return Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD).machine("web");
    }

    private static Connection connect(Simulator simulator) {
        return Connection.open(
                new ConnectRequest(
                        ConnectUri.parse(
                                "esx://"
                                        + Vcsim.USER
                                        + "@127.0.0.1:"
                                        + simulator.port()
                                        + "/?transport=http"),
                        _ -> Optional.of(new Credentials(Vcsim.USER, Vcsim.PASSWORD)),
                        false));
    }
}
