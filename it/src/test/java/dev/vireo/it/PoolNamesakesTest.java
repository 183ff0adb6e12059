package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StoragePoolListing;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Datacenters may have datastores of one name: a connection to the whole vCenter sees all.
@Timeout(120)
class PoolNamesakesTest {
    private static final String LAB =
            """
            datacenters:
              - {name: A, datastores: [common, {name: own}], hosts: [a]}
              - {name: B, datastores: [common], hosts: [b]}
            """;

    @TempDir private Path folder;
    private Simulator simulator;
    private Connection connection;

    @BeforeEach
    void start() throws IOException {
        Path lab = Files.writeString(folder.resolve("lab.yaml"), LAB);
        simulator = Simulator.builder().describe(lab).start();
        connection = connect("/");
    }

    private Connection connect(String path) {
        Credentials known = new Credentials(simulator.user(), simulator.password());
        String uri = "vpx://root@127.0.0.1:" + simulator.port() + path + "?transport=http";
        return Connection.open(uri, _ -> Optional.of(known));
    }

    @AfterEach
    void stop() {
        connection.close();
        simulator.close();
    }

    private List<UUID> uuids() {
        return connection.listStoragePools(Set.of()).stream()
                .map(StoragePoolListing::pool)
                .filter(pool -> pool.name().equals("common"))
                .map(StoragePool::uuid)
                .toList();
    }

    @Test
    void aNameOfSeveralIsAnErrorThatTellsHowToFindThem() {
        assertThat(uuids()).hasSize(2).doesNotHaveDuplicates();
        VirtException failure =
                catchThrowableOfType(
                        VirtException.class, () -> connection.lookupStoragePoolByName("common"));
        assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_INVALID);
        assertThat(failure)
                .hasMessageContaining("there are 2 storage pools 'common'")
                .hasMessageContaining(uuids().getFirst().toString())
                .hasMessageContaining(uuids().getLast().toString());
    }

    @Test
    void eachIsFoundByItsUuidAndTheOthersByTheirNames() {
        for (UUID uuid : uuids()) {
            assertThat(connection.lookupStoragePoolByUuid(uuid).uuid()).isEqualTo(uuid);
        }
        assertThat(connection.lookupStoragePoolByName("own").name()).isEqualTo("own");
    }

    @Test
    void aPathInOneOfThemIsNotGuessed() {
        VirtException failure =
                catchThrowableOfType(
                        VirtException.class,
                        () -> connection.lookupVolumeByPath("[common] web/web.vmdk"));
        assertThat(failure).hasMessageContaining("there are 2 storage pools 'common'");
    }

    @Test
    void aConnectionToOneDatacenterHasOne() {
        try (Connection narrow = connect("/A")) {
            assertThat(narrow.lookupStoragePoolByName("common").uuid()).isIn(uuids());
        }
    }
}
