package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Vcsim;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes on by itself, `top` and `watch`: as pictures in a terminal, which is given back as it
/// was, and as plain lines elsewhere.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveScreenTest {
    private static final String CTRL_C = "\u0003";

    @TempDir Path folder;
    private Simulator simulator;
    private String uri;
    private String prompt;

    @BeforeEach
    void start() {
        simulator = OurServer.threeDomains();
        uri = OurServer.uri("esx", simulator, "/");
        prompt = OurServer.prompt(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private TypedShell session() throws IOException {
        TypedShell shell = TypedShell.start(folder, "-c", uri);
        shell.await(prompt);
        return shell;
    }

    private Outcome run(String... words) {
        List<String> line = new ArrayList<>(List.of("-c", uri));
        line.addAll(List.of(words));
        return new InProcess(Map.of("VIREO_PASSWORD", Vcsim.PASSWORD)).run(line);
    }

    @Test
    void topIsAPictureThatKeysSort() throws IOException {
        try (TypedShell shell = session()) {
            shell.type("top --interval 600 --sort name\r");
            assertThat(shell.await("worker"))
                    .containsSubsequence("2 running", "NAME", "CPU %", "web");
            shell.type("r");
            assertThat(shell.await("web")).containsSubsequence("NAME", "worker");
            shell.type("q");
            shell.await(prompt);
            shell.type("domstate archive\r");
            assertThat(shell.await(prompt)).contains("shut off");
        }
    }

    @Test
    void ctrlCEndsTopAndNotTheSession() throws IOException {
        try (TypedShell shell = session()) {
            shell.type("top\r");
            shell.await("worker");
            shell.type(CTRL_C);
            assertThat(shell.await(prompt)).doesNotContain("error");
            shell.type("domstate web\r");
            assertThat(shell.await(prompt)).contains("running");
        }
        assertThat(simulator.requests().of("Login")).isEqualTo(1);
    }

    @Test
    void topAloneEndsWithItsKeyAndLogsOut() throws IOException, InterruptedException {
        try (TypedShell shell = TypedShell.start(folder, "-c", uri, "top")) {
            shell.await("worker");
            shell.type("q");
            assertThat(shell.exit()).isZero();
        }
        assertThat(simulator.leaks()).isEmpty();
    }

    @Test
    void watchShowsWhatHasBecomeOfADomain() throws IOException {
        try (TypedShell shell = session()) {
            shell.type("watch -d -n 0.2 list --all\r");
            shell.await("archive");
            simulator.machine("web").powerState(VirtualMachinePowerState.SUSPENDED);
            shell.await("paused");
            shell.type(CTRL_C);
            shell.await(prompt);
            shell.type("domstate web\r");
            assertThat(shell.await(prompt)).contains("paused");
        }
        assertThat(simulator.requests().of("Login")).isEqualTo(1);
    }

    @Test
    void historyIsThereInTheNextSession() throws IOException, InterruptedException {
        try (TypedShell shell = session()) {
            shell.type("domstate archive\r");
            shell.await("shut off");
            shell.await(prompt);
            shell.type("quit\r");
            assertThat(shell.exit()).isZero();
        }
        try (TypedShell shell = session()) {
            shell.type("\u001bOA");
            shell.await("quit");
            shell.type("\u001bOA");
            shell.await("domstate archive");
            shell.type("\r");
            shell.await("shut off");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "no text", "nothing"})
    void aHistoryThatCannotBeReadIsNoReasonToEnd(String what) throws IOException {
        Path state = Files.createDirectories(folder.resolve("state/vireo"));
        Path history = state.resolve("history");
        switch (what) {
            case "folder" -> Files.createDirectory(history);
            case "no text" -> Files.write(history, new byte[] {'a', '\n', (byte) 0xc3, '\n', 'b'});
            default -> Files.writeString(state.resolve("history.txt"), "");
        }
        try (TypedShell shell = session()) {
            shell.type("domstate archive\r");
            shell.await("shut off");
            shell.await(prompt);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "vol-list data, store1 ",
        "vol-list --pool=data, store1 ",
        "vol-info --pool datastore1 arch, ive",
        "net-info vS, witch0 ",
        "iface-mac vmn, ic",
        "snapshot-info web befo, re ",
        "domstate \"arch, ive\" ",
        "list --state-sh, utoff ",
        "domblkinfo web sd, a ",
        "watch -n 1 domstate arc, hive ",
        "top --sort=m, em ",
    })
    void tabCompletesWhatThereIs(String typed, String rest) throws IOException {
        assertThat(run("snapshot-create-as", "web", "before").exit()).isZero();
        try (TypedShell shell = session()) {
            shell.type(typed + "\t\t\t"); // a slow server's names are there the next time
            shell.await(typed + rest.strip());
        }
    }

    @Test
    void aPasteOfSeveralLinesWithAnOpenQuoteIsOneCommandAfterTheOther() throws IOException {
        try (TypedShell shell = session()) {
            shell.type("\u001b[200~echo 'one\rtwo'\rdomstate archive\u001b[201~\r");
            assertThat(shell.await("shut off")).containsSubsequence("one\r\ntwo");
        }
    }

    @Test
    void ctrlCCancelsATaskAtTheServer() throws IOException {
        simulator.control().taskTime("CreateSnapshot_Task", Duration.ofHours(1));
        try (TypedShell shell = session()) {
            shell.type("snapshot-create-as web one\r");
            while (simulator.requests().of("WaitForUpdatesEx") == 0) {
                Thread.onSpinWait();
            }
            shell.type(CTRL_C);
            assertThat(shell.await(prompt)).contains("interrupted; the task was cancelled");
            shell.type("snapshot-list web --name\r");
            assertThat(shell.await(prompt)).doesNotContain("one\r\n");
        }
        assertThat(simulator.requests().of("CancelTask")).isEqualTo(1);
    }

    @Test
    void elsewhereTopPrintsTables() {
        Outcome outcome = run("top", "--interval", "1", "--iterations", "2", "--sort", "name");
        assertThat(outcome.out().lines().filter(line -> line.startsWith(" NAME "))).hasSize(2);
        assertThat(outcome.out())
                .containsSubsequence("127.0.0.1  2 running", " web ", " worker ")
                .doesNotContain("archive", "\u001b");
        assertThat(run("--format", "json", "top", "--iterations", "1").out())
                .startsWith("{\"time\":\"")
                .contains("\"name\":\"web\"", "\"cpuPercent\":", "\"sentBytes\":")
                .endsWith("}]}\n");
    }

    @Test
    void elsewhereWatchPrintsOneResultAfterTheOther() {
        Outcome outcome = run("watch", "-n", "0.1", "--count", "2", "domstate", "web", "--reason");
        assertThat(outcome.out())
                .matches(
                        "(?s)\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d: domstate web --reason\n"
                                + "running \\(\\w+\\)\n\n.*: domstate web --reason\nrunning.*");
        assertThat(run("watch", "--count", "1", "domstate", "nope").exit()).isEqualTo(1);
        assertThat(run("watch", "--format", "json", "--count", "1", "domstate", "web").out())
                .contains("\"command\":\"domstate web\",\"result\":{\"id\":1,\"name\":\"web\"");
        assertThat(run("watch", "--count", "1", "list --all --name").out()).contains("archive\n");
        assertThat(run("watch", "list;list").err()).contains("unknown command");
        assertThat(run("watch", "list; list").err()).contains("runs one command");
        assertThat(run("watch", "watch", "list").err()).contains("cannot be run again and again");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 200})
    void topTakesTwoRequestsForEachRound(int machines) {
        List<String> names = IntStream.range(0, machines).mapToObj(i -> "vm" + i).toList();
        try (OurServer host = OurServer.esx(names)) {
            List<String> words =
                    List.of("-c", host.uri(), "--stats", "top", "--interval", "1", "--iterations");
            InProcess shell = new InProcess(Map.of("VIREO_PASSWORD", Vcsim.PASSWORD));
            assertThat(requests(shell, words, "3") - requests(shell, words, "1")).isEqualTo(4);
        }
    }

    private static int requests(InProcess shell, List<String> words, String rounds) {
        List<String> line = new ArrayList<>(words);
        line.add(rounds);
        String stats = shell.run(line).err();
        int start = stats.indexOf("requests=") + "requests=".length();
        return Integer.parseInt(stats.substring(start, stats.indexOf(' ', start)));
    }
}
