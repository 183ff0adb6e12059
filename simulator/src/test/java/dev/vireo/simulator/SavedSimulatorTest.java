package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An inventory in one file.
class SavedSimulatorTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2025-06-01T12:00:00Z"));

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("saved.inventory");
    }

    private static Simulator.Builder builder() {
        return Simulator.builder().clock(CLOCK);
    }

    /// Saves a host with two machines, the first one off.
    private void saveOneOff() {
        try (Simulator simulator = builder().machines(2).seed(7).start();
                PlainClient client = PlainClient.login(simulator)) {
            assertThat(client.power("PowerOffVM_Task", 1).status()).isEqualTo(200);
            simulator.save(file);
        }
    }

    @Test
    void loadedServerIsInTheStateThatWasSaved() {
        saveOneOff();
        try (Simulator simulator = builder().load(file).start();
                PlainClient client = PlainClient.login(simulator)) {
            assertThat(simulator.machines())
                    .extracting(SimulatedMachine::powerState)
                    .containsExactly(
                            VirtualMachinePowerState.POWERED_OFF,
                            VirtualMachinePowerState.POWERED_ON);
            assertThat(client.power("PowerOnVM_Task", 1).status()).isEqualTo(200);
            assertThat(simulator.machine("ha-host_VM0").powerState())
                    .isEqualTo(VirtualMachinePowerState.POWERED_ON);
        }
    }

    @Test
    void savingWhatWasLoadedGivesTheSameBytes() throws IOException {
        saveOneOff();
        Path again = folder.resolve("again");
        try (Simulator simulator = builder().load(file).start()) {
            simulator.save(again);
        }
        assertThat(again).hasSameTextualContentAs(file);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, again);
        }
    }

    @Test
    void vcenterKeepsItsSizeAndSeed() {
        try (Simulator simulator = builder().vcenter(1, 2, 2).seed(3).start()) {
            simulator.save(file);
            try (Simulator loaded = builder().load(file).start()) {
                assertThat(loaded.machines().stream().map(SimulatedMachine::name))
                        .isEqualTo(
                                simulator.machines().stream().map(SimulatedMachine::name).toList());
                assertThat(loaded.savedText()).isEqualTo(simulator.savedText());
            }
        }
    }

    @Test
    void describedServerKeepsItsDescription() {
        String text = "machines: [{name: web, power: off}]";
        try (Simulator simulator = builder().describe("lab", text).start()) {
            simulator.save(file);
            try (Simulator loaded = builder().load(file).start()) {
                assertThat(loaded.machines()).extracting(SimulatedMachine::name).contains("web");
                assertThat(loaded.savedText()).isEqualTo(simulator.savedText());
            }
        }
    }

    @Test
    void stateFolderKeepsWhatHappensAfterwards() {
        saveOneOff();
        Path state = folder.resolve("state");
        try (Simulator simulator = builder().load(file).state(state).start();
                PlainClient client = PlainClient.login(simulator)) {
            assertThat(client.power("PowerOffVM_Task", 2).status()).isEqualTo(200);
        }
        try (Simulator simulator = builder().load(file).state(state).start()) {
            assertThat(simulator.machines())
                    .extracting(SimulatedMachine::powerState)
                    .containsOnly(VirtualMachinePowerState.POWERED_OFF);
        }
    }

    @Test
    void fileThatIsBrokenIsRefusedWithItsLine() throws IOException {
        saveOneOff();
        String text = Files.readString(file);

        Files.writeString(file, text.substring(0, text.lastIndexOf("{\"end\"")));
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().load(file).start())
                .withMessageContaining(file.toString())
                .withMessageContaining("cut off");

        Files.writeString(file, text.replaceFirst("\"cpus\":2", "\"cpus\":\"two\""));
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().load(file).start())
                .withMessageContaining("is broken in line 3: 'cpus' is missing or no number");

        Files.writeString(file, text.replaceFirst("poweredOff", "asleep"));
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().load(file).start())
                .withMessageContaining("is broken in line 4: ")
                .withMessageContaining("VirtualMachine:1 is broken in power: ");

        Files.delete(file);
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().load(file).start())
                .withMessageEndingWith(file + " is not there");
    }

    @Test
    void loadedInventoryTakesNoOtherModel() {
        saveOneOff();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().machine("web").load(file).start())
                .withMessageContaining("no others can be added");
    }

    @Test
    void controlPortSavesToo() throws IOException {
        try (Simulator simulator = builder().machines(1).control("127.0.0.1", 0).start()) {
            URI save = simulator.controlUrl().orElseThrow().resolve("/save");
            try (InputStream reply = save.toURL().openStream()) {
                assertThat(new String(reply.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(simulator.savedText());
            }
        }
    }
}
