package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.vim.CannotCreateFile;
import dev.vireo.vim.ConvertNamespacePathToUuidPathRequest;
import dev.vireo.vim.CreateDirectoryRequest;
import dev.vireo.vim.DatastoreCapability;
import dev.vireo.vim.DeleteDirectoryRequest;
import dev.vireo.vim.FileAlreadyExists;
import dev.vireo.vim.FileNotFound;
import dev.vireo.vim.InvalidDatastore;
import dev.vireo.vim.MakeDirectoryRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NamespaceManagerTest {
    private final TestServer server =
            TestServer.described(
                    "host: {datastores: [{name: plain}, {name: vsan, type: vsan}, {name: vvol,"
                            + " type: vvol}]}");

    private SimDatastore datastore(String name) {
        return server.inventory().all(SimDatastore.class).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ManagedObjectReference manager() {
        return Objects.requireNonNull(server.content().datastoreNamespaceManager());
    }

    private String create(String datastore, String name) {
        return server.call(
                CreateDirectoryRequest.builder(manager())
                        .datastore(datastore(datastore).self())
                        .displayName(name)
                        .build());
    }

    private void makeDirectory(String path) {
        server.call(
                MakeDirectoryRequest.builder(Objects.requireNonNull(server.content().fileManager()))
                        .name(path)
                        .createParentDirectories(true)
                        .build());
    }

    private MethodFault fault(Runnable call) {
        try {
            call.run();
        } catch (SimFault e) {
            return e.fault();
        }
        throw new AssertionError("no fault");
    }

    private Object call(MethodRequest<?> request) {
        return Objects.requireNonNullElse(server.call(request), "");
    }

    @Test
    void onlySomeDatastoresHaveThem() {
        assertThat(supported("plain")).isTrue();
        assertThat(supported("vsan")).isFalse();
        assertThat(supported("vvol")).isFalse();
        assertThat(fault(() -> create("plain", "x"))).isInstanceOf(InvalidDatastore.class);
    }

    private Boolean supported(String datastore) {
        DatastoreCapability capability =
                (DatastoreCapability)
                        Objects.requireNonNull(
                                server.read(datastore(datastore).self(), "capability"));
        return Objects.requireNonNull(capability.topLevelDirectoryCreateSupported());
    }

    @Test
    void aDirectoryHasAUuidAndIsFoundByItsNameToo() {
        String path = create("vsan", "disks");
        assertThat(path).matches("/vmfs/volumes/vsan:[0-9a-f]{16}-[0-9a-f]{16}/[0-9a-f-]{36}");
        makeDirectory("[vsan] disks/inner");

        String own = path.substring(path.lastIndexOf('/') + 1);
        assertThat(datastore("vsan").files().exists(own + "/inner")).isTrue();
        assertThat(datastore("vsan").files().list(""))
                .extracting(FileStat::path)
                .containsExactly(own);
        String url = "ds://" + datastore("vsan").path();
        assertThat(
                        call(
                                ConvertNamespacePathToUuidPathRequest.builder(manager())
                                        .namespaceUrl(url + "/disks/inner")
                                        .build()))
                .isEqualTo(url + "/" + own + "/inner");
    }

    @Test
    void aNameIsGivenOnce() {
        create("vvol", "disks");
        assertThat(fault(() -> create("vvol", "disks"))).isInstanceOf(FileAlreadyExists.class);
    }

    @Test
    void othersMakeNothingAtTheTop() {
        assertThat(fault(() -> makeDirectory("[vsan] disks"))).isInstanceOf(CannotCreateFile.class);
        assertThat(fault(() -> makeDirectory("[vsan] disks/inner")))
                .isInstanceOf(CannotCreateFile.class);
    }

    @Test
    void aDirectoryGoesWithItsName() {
        String path = create("vsan", "disks");
        call(DeleteDirectoryRequest.builder(manager()).datastorePath(path).build());

        assertThat(datastore("vsan").files().exists("disks")).isFalse();
        assertThat(
                        fault(() ->
                                call(
                                        DeleteDirectoryRequest.builder(manager())
                                                .datastorePath(path)
                                                .build())))
                .isInstanceOf(FileNotFound.class);
        create("vsan", "disks");
    }
}
