package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.StorageVolumeListing;
import dev.vireo.api.VolumeOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import dev.vireo.vim.NoDiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pools on vSAN and vVol, where a folder at the top is an object of its own and nothing lies
/// beside it.
@Timeout(120)
class NamespacePoolsTest {
    private static final String LAB =
            "host: {datastores: [{name: datastore1}, {name: vsan, type: vsan},"
                    + " {name: vvol, type: vvol}]}";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @TempDir private Path folder;
    private Simulator simulator;
    private Connection connection;

    @BeforeEach
    void start() throws IOException {
        Path lab = Files.writeString(folder.resolve("lab.yaml"), LAB);
        simulator = Simulator.builder().describe(lab).start();
        Credentials known = new Credentials(simulator.user(), simulator.password());
        connection = Connection.open(simulator.connectUri(), _ -> Optional.of(known));
    }

    @AfterEach
    void stop() {
        connection.close();
        simulator.close();
    }

    private StoragePool pool(String name) {
        return connection.lookupStoragePoolByName(name);
    }

    private StorageVolume create(String pool, String volume) {
        return pool(pool)
                .createVolume(
                        "<volume><name>"
                                + volume
                                + "</name><capacity unit='MiB'>8</capacity>"
                                + "<target><format type='vmdk'/></target></volume>",
                        VolumeOptions.DEFAULT);
    }

    private List<String> names(String pool) {
        return pool(pool).listVolumes().stream()
                .map(StorageVolumeListing::volume)
                .map(StorageVolume::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsan", "vvol"})
    void aPoolIsADirectory(String pool) {
        assertThat(pool(pool).fetchXml()).startsWith("<pool type='dir'>");
        assertThat(pool(pool).fetchInfo().capacity()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsan", "vvol"})
    void aVolumesFolderIsMadeByTheNamespaceManager(String pool) {
        StorageVolume made = create(pool, "disks/data/a.vmdk");

        assertThat(made.path()).matches("\\[" + pool + "\\] " + UUID + "/data/a.vmdk");
        assertThat(names(pool)).containsExactly("disks/data/a.vmdk");
        StorageVolume found = pool(pool).lookupVolume("disks/data/a.vmdk");
        assertThat(found.fetchInfo().capacity()).isEqualTo(8 << 20);
        assertThat(connection.lookupVolumeByPath(made.path()).fetchInfo().capacity())
                .isEqualTo(8 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsan", "vvol"})
    void aFolderThatIsThereIsUsed(String pool) {
        create(pool, "disks/a.vmdk");
        create(pool, "disks/b.vmdk");

        assertThat(names(pool)).containsExactly("disks/a.vmdk", "disks/b.vmdk");
        assertThat(simulator.requests().of("CreateDirectory")).isEqualTo(1);
        pool(pool).lookupVolume("disks/a.vmdk").delete();
        assertThat(names(pool)).containsExactly("disks/b.vmdk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsan", "vvol"})
    void aVolumeOutsideOfFoldersIsRefusedWithTheReason(String pool) {
        VirtException failure =
                catchThrowableOfType(VirtException.class, () -> create(pool, "a.vmdk"));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(failure)
                .hasMessageContaining("'" + pool + "' keeps volumes in folders only")
                .hasMessageContaining("'folder/a.vmdk'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsan", "vvol"})
    void aFolderGoesAgainIfItsVolumeCannotBeMade(String pool) {
        simulator
                .control()
                .failNext(
                        "CreateVirtualDisk_Task",
                        NoDiskSpace.builder().file("").datastore(pool).build(),
                        "full");
        VirtException failure =
                catchThrowableOfType(VirtException.class, () -> create(pool, "disks/a.vmdk"));

        assertThat(failure).hasMessageContaining("full");
        assertThat(simulator.requests().of("DeleteDirectory")).isEqualTo(1);
        create(pool, "disks/a.vmdk");
        assertThat(names(pool)).containsExactly("disks/a.vmdk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsan", "vvol"})
    void aCopyFromAnotherPoolGetsAFolderToo(String pool) {
        StorageVolume source = create("datastore1", "a.vmdk");
        StorageVolume copy =
                pool(pool)
                        .createVolumeFrom(
                                "<volume><name>copies/a.vmdk</name><capacity>8388608</capacity>"
                                        + "<target><format type='vmdk'/></target></volume>",
                                source,
                                VolumeOptions.DEFAULT);

        assertThat(copy.path()).matches("\\[" + pool + "\\] " + UUID + "/a.vmdk");
        assertThat(names(pool)).containsExactly("copies/a.vmdk");
    }
}
