package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorStateTest {
    private static final Executor THREADS = work -> Thread.ofVirtual().start(work);

    @TempDir private Path folder;

    private Simulator start(int machines) {
        return Simulator.builder().machines(machines).state(folder).start();
    }

    @Test
    void powerStateSurvives() {
        try (Simulator simulator = start(2);
                PlainClient client = PlainClient.login(simulator)) {
            client.power("PowerOffVM_Task", 2);
        }
        try (Simulator simulator = start(2)) {
            assertThat(simulator.machines())
                    .extracting(SimulatedMachine::powerState)
                    .containsExactly(
                            VirtualMachinePowerState.POWERED_ON,
                            VirtualMachinePowerState.POWERED_OFF);
        }
    }

    @Test
    void changesAreSeenByOthersThatRun() {
        try (Simulator one = start(1);
                Simulator other = start(1);
                PlainClient client = PlainClient.login(one);
                PlainClient observer = PlainClient.login(other)) {
            client.power("PowerOffVM_Task", 1);
            assertThat(observer.post("RetrieveVms").body()).contains(">poweredOff<");
            assertThat(observer.power("PowerOffVM_Task", 1).status()).isEqualTo(200);
            assertThat(observer.post("RetrieveVms").body()).contains(">poweredOff<");
        }
    }

    @Test
    void changesAtTheSameTimeAreAllKept() {
        int count = 40;
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int id = i;
            running.add(
                    CompletableFuture.runAsync(
                            () -> {
                                try (Simulator simulator = start(count);
                                        PlainClient client = PlainClient.login(simulator)) {
                                    client.power("PowerOffVM_Task", id);
                                }
                            },
                            THREADS));
        }
        running.forEach(CompletableFuture::join);

        try (Simulator simulator = start(count)) {
            assertThat(simulator.machines())
                    .extracting(SimulatedMachine::powerState)
                    .containsOnly(VirtualMachinePowerState.POWERED_OFF);
        }
    }

    @Test
    void machinesThatAreNotKnownHereAreKept() throws IOException {
        Files.writeString(folder.resolve("machines"), "vireo-simulator-state 1\n7 suspended\n");
        try (Simulator simulator = start(1);
                PlainClient client = PlainClient.login(simulator)) {
            client.power("PowerOffVM_Task", 1);
        }
        assertThat(folder.resolve("machines"))
                .hasContent("vireo-simulator-state 1\n7 suspended\n1 poweredOff\n");
    }

    @Test
    void halfWrittenFileOfACrashDoesNoHarm() throws IOException {
        Files.writeString(folder.resolve("machines.new"), "vireo-simul");
        try (Simulator simulator = start(1);
                PlainClient client = PlainClient.login(simulator)) {
            client.power("PowerOffVM_Task", 1);
        }
        assertThat(folder.resolve("machines"))
                .hasContent("vireo-simulator-state 1\n1 poweredOff\n");
    }

    @Test
    void brokenFileIsNamedWithItsLine() throws IOException {
        Path file = folder.resolve("machines");
        for (String text :
                List.of(
                        "",
                        "something else\n",
                        "vireo-simulator-state 1\n1 poweredOn\nnonsense\n",
                        "vireo-simulator-state 1\n1 asleep\n")) {
            Files.writeString(file, text);
            assertThatIllegalStateException()
                    .as(text)
                    .isThrownBy(() -> start(1))
                    .withMessageContaining(file.toString())
                    .withMessageContaining("in line");
        }
    }

    @Test
    void changeThatCannotBeKeptFailsAndIsTakenBack() throws IOException {
        Files.createDirectories(folder.resolve("machines.new")); // where the next file would go
        try (Simulator simulator = start(1);
                PlainClient client = PlainClient.login(simulator)) {
            client.power("PowerOffVM_Task", 1);
            client.power("PowerOffVM_Task", 1);
            assertThat(simulator.machine("ha-host_VM0").powerState())
                    .isEqualTo(VirtualMachinePowerState.POWERED_ON);
            Files.delete(folder.resolve("machines.new"));
            client.power("PowerOffVM_Task", 1);
            assertThat(simulator.machine("ha-host_VM0").powerState())
                    .as("no task is stuck")
                    .isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        }
    }

    @Test
    void failedTaskSavesNothing() {
        try (Simulator simulator = start(1);
                PlainClient client = PlainClient.login(simulator)) {
            client.power("PowerOnVM_Task", 1);
        }
        assertThat(folder.resolve("machines")).doesNotExist();
    }
}
