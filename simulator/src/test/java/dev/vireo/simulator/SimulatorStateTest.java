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

    private String journal() throws IOException {
        return Files.readString(folder.resolve("journal"));
    }

    @Test
    void firstFormatIsTakenOver() throws IOException {
        Files.writeString(
                folder.resolve("machines"), "vireo-simulator-state 1\n7 suspended\n1 poweredOff\n");
        try (Simulator simulator = start(1)) {
            assertThat(simulator.machine("ha-host_VM0").powerState())
                    .isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        }
        assertThat(folder.resolve("machines")).doesNotExist();
        try (Simulator simulator = start(1)) {
            assertThat(simulator.machine("ha-host_VM0").powerState())
                    .isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        }
    }

    @Test
    void lineThatWasCutOffCountsAsNotWritten() throws IOException {
        try (Simulator simulator = start(2);
                PlainClient client = PlainClient.login(simulator)) {
            client.power("PowerOffVM_Task", 1);
        }
        String whole = journal();
        try (Simulator simulator = start(2);
                PlainClient client = PlainClient.login(simulator)) {
            client.power("PowerOffVM_Task", 2);
        }
        String more = journal();
        assertThat(more).startsWith(whole);
        for (int length = whole.length(); length < more.length(); length += 7) {
            Files.writeString(folder.resolve("journal"), more.substring(0, length));
            try (Simulator simulator = start(2);
                    PlainClient client = PlainClient.login(simulator)) {
                assertThat(simulator.machines())
                        .extracting(SimulatedMachine::powerState)
                        .containsExactly(
                                VirtualMachinePowerState.POWERED_OFF,
                                VirtualMachinePowerState.POWERED_ON);
                client.power("PowerOffVM_Task", 2);
            }
            try (Simulator simulator = start(2)) {
                assertThat(simulator.machines())
                        .extracting(SimulatedMachine::powerState)
                        .containsExactly(
                                VirtualMachinePowerState.POWERED_OFF,
                                VirtualMachinePowerState.POWERED_OFF);
            }
        }
    }

    @Test
    void brokenFileIsNamedWithItsLine() throws IOException {
        for (String text :
                List.of(
                        "",
                        "something else\n",
                        "vireo-simulator-state 1\n1 poweredOn\nnonsense\n",
                        "vireo-simulator-state 1\n1 asleep\n")) {
            refused(folder.resolve("machines"), text, "in line");
        }
        Files.delete(folder.resolve("machines"));
        refused(folder.resolve("journal"), "something else\n", "in line 1");
    }

    @Test
    void damageInTheMiddleIsNotOverlooked() throws IOException {
        try (Simulator simulator = start(1);
                PlainClient client = PlainClient.login(simulator)) {
            client.power("PowerOffVM_Task", 1);
        }
        refused(
                folder.resolve("journal"),
                journal().replace("poweredOff", "poweredOxx"),
                "is broken in line 2");
    }

    private void refused(Path file, String text, String reason) throws IOException {
        Files.writeString(file, text);
        assertThatIllegalStateException()
                .as(text)
                .isThrownBy(() -> start(1).close())
                .withMessageContaining(file.toString())
                .withMessageContaining(reason);
    }

    @Test
    void fileInPlaceOfTheDatastoresIsRefusedAtStart() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("datastores"), "");
        assertThatIllegalStateException()
                .isThrownBy(() -> start(1).close())
                .withMessageContaining("datastores is no folder");
    }

    @Test
    void folderOfAnotherModelIsRefused() {
        try (Simulator simulator = start(1);
                PlainClient client = PlainClient.login(simulator)) {
            client.power("PowerOffVM_Task", 1);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> start(2).close())
                .withMessageContaining("belongs to another model")
                .withMessageContaining("1 machines")
                .withMessageContaining("2 machines");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Simulator.builder().machines(1).seed(2).state(folder).start().close())
                .withMessageContaining("seed 2");
    }

    @Test
    void changeThatCannotBeKeptFailsAndIsTakenBack() throws IOException {
        Path next = folder.resolve("journal.new"); // where the next file would go
        Files.createDirectories(next.resolve("in the way"));
        try (Simulator simulator = Simulator.builder().machines(1).stateOnDemand(folder).start();
                PlainClient client = PlainClient.login(simulator)) {
            client.power("PowerOffVM_Task", 1);
            client.power("PowerOffVM_Task", 1);
            assertThat(simulator.machine("ha-host_VM0").powerState())
                    .isEqualTo(VirtualMachinePowerState.POWERED_ON);
            Files.delete(next.resolve("in the way"));
            Files.delete(next);
            client.power("PowerOffVM_Task", 1);
            assertThat(simulator.machine("ha-host_VM0").powerState())
                    .as("no task is stuck")
                    .isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        }
    }

    @Test
    void failedTaskSavesNothing() throws IOException {
        try (Simulator simulator = start(1);
                PlainClient client = PlainClient.login(simulator)) {
            String before = journal();
            client.power("PowerOnVM_Task", 1);
            assertThat(journal()).isEqualTo(before);
        }
    }

    @Test
    void folderOnDemandIsMadeWithTheFirstChange() {
        Path later = folder.resolve("later");
        try (Simulator simulator = Simulator.builder().machines(1).stateOnDemand(later).start();
                PlainClient client = PlainClient.login(simulator)) {
            client.post("RetrieveVms");
            assertThat(later).doesNotExist();
            client.power("PowerOffVM_Task", 1);
            assertThat(later.resolve("journal")).exists();
        }
    }

    @Test
    void folderThatCannotBeUsedIsNamedAtTheStart() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (Path each : List.of(file, file.resolve("below"), file.resolve("far/below"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Simulator.builder().state(each).start().close())
                    .withMessageContaining("cannot keep the simulator's state in " + each + ": ");
        }
    }

    @Test
    void ofTwoModelsInAnEmptyFolderTheSecondIsRefused() {
        try (Simulator simulator = start(1)) {
            assertThat(simulator.machines()).hasSize(1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> start(2).close())
                    .withMessageContaining("belongs to another model");
        }
    }

    @Test
    void historyIsThrownAwayWhenItIsMostOfTheFile() throws IOException {
        try (Simulator simulator = start(1);
                Simulator other = start(1)) {
            SimulatedMachine machine = simulator.machine("ha-host_VM0");
            long longest = 0;
            for (int i = 0; i < 1600; i++) {
                machine.powerState(VirtualMachinePowerState.POWERED_OFF);
                machine.powerState(VirtualMachinePowerState.POWERED_ON);
                longest = Math.max(longest, Files.size(folder.resolve("journal")));
            }
            machine.powerState(VirtualMachinePowerState.SUSPENDED);
            assertThat(Files.size(folder.resolve("journal"))).isLessThan(longest);
            assertThat(longest).isLessThan(300_000);
            try (PlainClient observer = PlainClient.login(other)) {
                assertThat(observer.post("RetrieveVms").body()).contains(">suspended<");
            }
        }
    }
}
