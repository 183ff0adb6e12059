package dev.vireo.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A person is told that a command is at work, and nobody else is. Ctrl-C ends the work at the
/// server, too.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ActivityTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    @TempDir Path folder;
    private Simulator simulator;
    private String uri;

    @BeforeEach
    void start() {
        simulator =
                Simulator.builder()
                        .credentials(Vcsim.USER, Vcsim.PASSWORD)
                        .machine("web")
                        .machine("archive", machine -> machine.poweredOff())
                        .start();
        uri = OurServer.uri("esx", simulator, "/");
        assertThat(
                        new InProcess(Map.of("VIREO_PASSWORD", Vcsim.PASSWORD))
                                .run(List.of("-c", uri, "snapshot-create-as", "web", "before"))
                                .exit())
                .isZero();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SuspendVM_Task, suspend web, the task was cancelled",
        "PowerOnVM_Task, start archive, the task was cancelled",
        "CreateSnapshot_Task, snapshot-create-as web one, the task was cancelled",
        "RemoveSnapshot_Task, snapshot-delete web before, the task was cancelled",
        "RevertToSnapshot_Task, snapshot-revert web before, the task was cancelled",
        "CreateVirtualDisk_Task, vol-create-as datastore1 new.vmdk 10M --format vmdk,"
                + " the task could not be cancelled and still runs",
    })
    void aTaskIsToldOfUntilCtrlCEndsIt(String method, String command, String end)
            throws IOException {
        simulator.control().taskTime(method, LONG);
        long before = simulator.requests().of("WaitForUpdatesEx");
        try (ShellWindow window = ShellWindow.open(folder)) {
            window.enter("vireo -c '" + uri + "' " + command + "; echo ended $?");
            window.await("  0:01");
            while (simulator.requests().of("WaitForUpdatesEx") == before) {
                Thread.onSpinWait();
            }
            window.press("C-c");
            assertThat(window.await("ended 130").replace("\n", ""))
                    .contains("it was interrupted; " + end)
                    .doesNotContain("  0:0");
        }
        assertThat(simulator.requests().of("CancelTask")).isEqualTo(1);
        assertThat(simulator.leaks()).isEmpty();
    }

    @Test
    void theLineFitsTheWindowAndStaysInTheForeground() throws IOException {
        simulator.control().taskTime("SuspendVM_Task", LONG);
        try (ShellWindow window = ShellWindow.open(folder)) {
            window.enter("vireo -c '" + uri + "'");
            window.await(" #");
            window.enter("suspend web");
            window.await("suspend web  ");
            window.resize(20, 24);
            window.await("susp..  ");
            window.press("C-z");
            window.await("Stopped");
            window.resize(100, 24);
            window.enter("clear; bg");
            window.enter("echo still $((20 + 3)) here");
            assertThat(window.await("still 23 here")).doesNotContain("suspend web  ");
            window.enter("clear; fg");
            window.await("suspend web  ");
            window.press("C-c");
            window.await("the task was cancelled");
            window.enter("domstate web");
            window.await("\nrunning");
        }
    }

    @Test
    void jsonOnATerminalIsNothingElse() throws IOException {
        simulator.control().taskTime("SuspendVM_Task", A_WHILE);
        TypedShell shell =
                TypedShell.start(folder, "-c", uri, "--format", "json", "suspend", "web");
        try (shell) {
            assertThat(shell.await("}\r\n")).startsWith("{\"");
        }
    }

    @Test
    void aPipeGetsNothingOfIt() throws IOException, InterruptedException {
        simulator.control().taskTime("SuspendVM_Task", A_WHILE);
        try (ShellProcess shell =
                ShellProcess.start(folder, List.of(), "-c", uri, "suspend", "web")) {
            assertThat(new String(shell.process().getErrorStream().readAllBytes(), UTF_8))
                    .isEmpty();
            assertThat(shell.process().waitFor()).isZero();
        }
    }
}
