package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody types commands at a terminal.
// in a thread of its own: what a process prints cannot be waited for with an end
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InteractiveTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String CTRL_R = "\u0012";
    private static final String UP = "\u001bOA";

    @TempDir Path folder;
    private Simulator simulator;
    private TypedShell shell;
    private String prompt;

    @BeforeEach
    void start() throws IOException {
        simulator = server(0);
        String uri = OurServer.uri("esx", simulator, "/");
        prompt = OurServer.prompt(simulator);
        shell = TypedShell.start(folder, "-c", uri);
        assertThat(shell.await(prompt)).contains("Welcome to vireo");
    }

    @AfterEach
    void stop() {
        shell.close();
        simulator.close();
    }

    private static Simulator server(int port) {
        return Simulator.builder()
                .credentials(Vcsim.USER, Vcsim.PASSWORD)
                .port(port)
                .machine("web")
                .machine("worker")
                .machine("archive", machine -> machine.poweredOff())
                .start();
    }

    /// Types a line and returns what comes of it.
    private String answer(String line) throws IOException {
        shell.type(line + "\r");
        return shell.await("\r\n" + prompt).replace("\r\n", "\n");
    }

    @Test
    void commandsRunInOneSessionUntilCtrlD() throws IOException, InterruptedException {
        assertThat(answer("domstate web")).contains("running\n");
        assertThat(answer("domstate archive")).contains("shut off\n");
        shell.type(CTRL_D);
        assertThat(shell.exit()).isZero();
        assertThat(simulator.requests().of("Login")).isEqualTo(1);
        assertThat(simulator.leaks()).isEmpty();
    }

    @Test
    void tabCompletesCommandsOptionsAndNamesOfTheServer() throws IOException {
        shell.type("doms\t");
        shell.await("domstat");
        shell.type("e web --re\t");
        shell.await("--reason ");
        assertThat(answer("")).contains("running (");
        shell.type("start \t"); // which only a domain can that is shut off
        shell.await("archive ");
        shell.type(CTRL_C);
        shell.await(prompt);
        assertThat(answer("uri")).contains("esx://");
    }

    @Test
    void namesThatAreNewAreThereAfterTheCommandThatMadeThem() throws IOException {
        assertThat(answer("domrename archive 'old papers'")).contains("renamed");
        shell.type("domstate old\t");
        shell.await("'old papers' ");
        assertThat(answer("")).contains("shut off");
    }

    @Test
    void ctrlCCancelsTheTaskAndLeavesTheSession() throws IOException {
        simulator.control().taskTime("SuspendVM_Task", Duration.ofHours(1));
        shell.type("suspend web\r");
        while (simulator.requests().of("WaitForUpdatesEx") == 0) {
            Thread.onSpinWait();
        }
        shell.type(CTRL_C);
        assertThat(shell.await(prompt))
                .contains("error: Failed to suspend domain 'web'")
                .contains("interrupted; the task was cancelled");
        assertThat(answer("domstate web")).contains("running\n");
        assertThat(simulator.requests().of("CancelTask")).isEqualTo(1);
        assertThat(simulator.requests().of("Login")).isEqualTo(1);
    }

    @Test
    void ctrlCEndsAWaitForEventsAndALineThatWasBegun() throws IOException {
        shell.type("event --all --loop\r");
        while (simulator.requests().of("WaitForUpdatesEx") < 2) {
            Thread.onSpinWait();
        }
        shell.type(CTRL_C);
        shell.await("events received: 0");
        shell.await(prompt);
        shell.type("destroy web" + CTRL_C);
        shell.await(prompt);
        assertThat(answer("domstate web")).contains("running\n");
    }

    @Test
    void linesThatArePastedRunOneAfterTheOther() throws IOException {
        shell.type("\u001b[200~domstate web\rno-such-command\rdomstate archive\u001b[201~\r");
        assertThat(shell.await("shut off"))
                .containsSubsequence("running", "error: unknown command: 'no-such-command'");
    }

    @Test
    void aLineGoesOnWhereAQuoteIsOpenOrABackslashIsItsEnd() throws IOException {
        shell.type("echo 'two\r");
        shell.await("> ");
        assertThat(answer("lines'")).contains("two\nlines\n");
        shell.type("domstate \\\r");
        shell.await("> ");
        assertThat(answer("web")).contains("running");
    }

    @Test
    void historyIsFoundAgainAndKeepsNoPasswords() throws IOException, InterruptedException {
        assertThat(answer("domstate archive")).contains("shut off");
        assertThat(answer("echo --err my password=hunter2")).contains("hunter2");
        shell.type(UP);
        shell.await("domstate archive");
        assertThat(answer("")).contains("shut off");
        assertThat(answer(CTRL_R + "arch")).contains("shut off");
        shell.type("quit\r");
        assertThat(shell.exit()).isZero();
        Path history = folder.resolve("state/vireo/history");
        assertThat(history).content().contains("domstate archive").doesNotContain("hunter2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSessionThatTheServerForgotIsOpenedAgain() throws IOException {
        assertThat(answer("domstate web")).contains("running\n");
        simulator.control().expireSessions();
        assertThat(answer("domstate web")).contains("running\n").doesNotContain("error");
    }

    @Test
    void aServerThatIsGoneIsAnErrorUntilItIsBack() throws IOException {
        int port = simulator.port();
        simulator.close();
        assertThat(answer("domstate web")).contains("error: ");
        simulator = server(port);
        assertThat(answer("domstate web")).contains("running\n");
    }

    @Test
    void theWindowMayChangeItsSize() throws IOException {
        shell.type("domstate w\t\t");
        shell.await("worker");
        shell.type(CTRL_C);
        shell.await(prompt);
        shell.resize(60);
        String path = "x".repeat(40);
        assertThat(answer("echo " + path)).contains(path + "\n");
    }

    @Test
    void connectGoesElsewhereAndThePromptSaysSo() throws IOException {
        assertThat(answer("cd /")).doesNotContain("error");
        assertThat(answer("pwd")).contains("\n/\n");
        shell.type("connect --readonly\r");
        shell.await("vireo esx://127.0.0.1:" + simulator.port() + " > ");
        shell.type("destroy web\r");
        assertThat(shell.await(" > ")).contains("read only");
    }

    @Test
    void aWindowThatIsClosedLogsOut() throws IOException, InterruptedException {
        assertThat(answer("domstate web")).contains("running\n");
        shell.signal("HUP");
        shell.exit();
        assertThat(simulator.requests().of("Logout")).isEqualTo(1);
        assertThat(simulator.leaks()).isEmpty();
    }
}
