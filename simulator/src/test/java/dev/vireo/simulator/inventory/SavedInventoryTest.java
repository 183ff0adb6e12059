package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.state.InventoryFile;
import dev.vireo.vim.CreateFolderRequest;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.ManagedObjectReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedInventoryTest {
    @TempDir private Path folder;

    private static String text(TestServer server, TestServer bare) {
        return SavedInventory.text(
                1,
                new InventoryModel.Esx(EsxModel.numbered(2)),
                server.inventory(),
                bare.inventory());
    }

    private static TestServer esx() {
        return TestServer.esx(EsxModel.numbered(2).toArray(MachinePlan[]::new));
    }

    private TestServer loaded(String text, TestServer bare) throws IOException {
        Path file = folder.resolve("saved");
        InventoryFile.write(file, text);
        SavedInventory saved = SavedInventory.read(file);
        saved.apply(bare.inventory());
        saved.unpack(bare.inventory());
        return bare;
    }

    @Test
    void snapshotsConfigurationAndFilesAreThereAgain() throws IOException {
        TestServer before = esx();
        before.call(
                CreateSnapshotTaskRequest.builder(TestServer.vm(1))
                        .name("first")
                        .memory(false)
                        .quiesce(false)
                        .build());
        before.machine(1).datastore().files().read("ha-host_VM0/ha-host_VM0.vmx");
        String text = text(before, esx());

        TestServer after = loaded(text, esx());
        for (String property : new String[] {"config", "snapshot", "layout", "runtime"}) {
            assertThat(after.read(TestServer.vm(1), property))
                    .isEqualTo(before.read(TestServer.vm(1), property));
        }
        assertThat(after.machine(1).datastore().files().below("ha-host_VM0"))
                .isEqualTo(before.machine(1).datastore().files().below("ha-host_VM0"));
        assertThat(text(after, esx())).isEqualTo(text);
    }

    @Test
    void onlyWhatDiffersFromTheModelIsWritten() {
        assertThat(text(esx(), esx()).lines()).hasSize(1 + 2 + 1);
    }

    @Test
    void removedMachineStaysAway() throws IOException {
        TestServer before = esx();
        before.inventory()
                .locked(() -> {
                    before.machine(1).discard();
                    return null;
                });
        assertThat(loaded(text(before, esx()), esx()).inventory().machines()).hasSize(1);
    }

    @Test
    void foldersOfClientsAreMadeAnew() throws IOException {
        TestServer before = TestServer.vcenter(1, 1, 1);
        ManagedObjectReference root = before.content().rootFolder();
        ManagedObjectReference made =
                Objects.requireNonNull(
                        before.call(CreateFolderRequest.builder(root).name("outer").build()));
        String text = text(before, TestServer.vcenter(1, 1, 1));
        TestServer after = loaded(text, TestServer.vcenter(1, 1, 1));
        assertThat(after.read(made, "name")).isEqualTo("outer");
    }
}
