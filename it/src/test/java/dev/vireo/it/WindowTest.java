package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees in the window of a terminal: it changes its size, and the shell goes into the
/// background and comes back.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WindowTest {
    @TempDir Path folder;
    private Simulator simulator;
    private ShellWindow window;
    private String uri;
    private String prompt;

    @BeforeEach
    void open() throws IOException {
        simulator = OurServer.threeDomains();
        uri = OurServer.uri("esx", simulator, "/");
        prompt = OurServer.prompt(simulator).strip();
        window = ShellWindow.open(folder);
    }

    @AfterEach
    void close() {
        window.close();
        simulator.close();
    }

    private void connect() {
        window.enter("vireo -q -c '" + uri + "'");
        window.await(prompt);
    }

    @Test
    void topFitsTheWindow() {
        connect();
        window.enter("top --interval 600 --sort name");
        window.await("worker");
        window.resize(50, 6);
        window.await(shown -> shown.contains(", n networ\n") && shown.contains(" worker "), "50");
        assertThat(window.lines()).hasSize(6);
        window.resize(160, 30);
        String wide = window.await(" OUT");
        assertThat(wide.lines().filter(line -> line.contains("q ends"))).hasSize(1);
        assertThat(wide.lines().filter(line -> line.contains(" worker "))).hasSize(1);
        window.press("q");
        window.await(prompt);
        assertThat(window.showsPicture()).isFalse();
    }

    @Test
    void watchFitsTheWindow() {
        connect();
        window.enter("watch -n 600 list --all");
        window.await("archive");
        window.resize(24, 4);
        window.await(shown -> shown.contains("every 600 s: list --all") && has(shown, 4), "4 rows");
        assertThat(String.join("\n", window.lines())).doesNotContain("archive");
        window.resize(100, 24);
        window.await("archive", 1);
        window.press("C-c");
        window.await(prompt);
    }

    private static boolean has(String shown, int rows) {
        return shown.lines().count() == rows;
    }

    @Test
    void aWindowOfOneRowShowsWhatFits() {
        connect();
        window.enter("top --interval 600");
        window.await("worker");
        window.resize(100, 1);
        window.await(shown -> shown.contains("2 running") && has(shown, 1), "1 row");
        window.press("q");
        window.await(prompt);
        window.enter("domstate archive");
        window.resize(100, 24);
        window.await("shut off");
    }

    @Test
    void aLongLineIsDrawnAgainAndLeavesNothingBehind() {
        connect();
        String words = "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff ggggggggg";
        window.type("echo " + words + " last");
        window.await(" last");
        for (int columns : List.of(50, 120, 60)) {
            window.resize(columns, 24);
            window.awaitCalm(shown -> isOnce(shown, columns), "the line in " + columns);
        }
        window.press("Enter");
        window.resize(120, 24);
        window.await("\n" + words + " last");
    }

    private boolean isOnce(String shown, int columns) {
        String joined = shown.replace("\n", "");
        return joined.indexOf(prompt) == joined.lastIndexOf(prompt)
                && joined.contains("ggggggggg last")
                && joined.indexOf("fffff") >= joined.lastIndexOf("fffff") - 4
                && shown.lines().allMatch(line -> line.length() <= columns);
    }

    @Test
    void ctrlZGivesTheTerminalBackFromTopAndFgShowsItAgain() {
        connect();
        window.enter("top --interval 600");
        window.await("worker");
        window.press("C-z");
        window.await("Stopped");
        assertThat(window.showsPicture()).isFalse();
        window.enter("stty -a");
        window.await(" icanon");
        window.enter("fg");
        window.await("worker");
        assertThat(window.showsPicture()).isTrue();
        window.press("C-c");
        window.await("fg\nvireo -q");
        window.enter("domstate archive");
        window.await("shut off");
    }

    @Test
    void ctrlZAtThePromptKeepsTheLineAndCtrlCThenGivesItUpAtOnce() {
        connect();
        window.type("domstate arch");
        window.await("domstate arch");
        window.press("C-z");
        window.await("Stopped");
        window.enter("fg");
        window.await("domstate arch", 2);
        window.press("C-c");
        window.await(prompt, 3);
        window.paste("domstate web\ndomstate archive\n");
        window.press("Enter");
        window.await("running\nshut off\n");
    }

    @Test
    void ctrlZInATaskDoesNotLoseIt() {
        simulator.control().taskTime("SuspendVM_Task", Duration.ofHours(1));
        connect();
        window.enter("suspend web");
        while (simulator.requests().of("WaitForUpdatesEx") == 0) {
            Thread.onSpinWait();
        }
        window.press("C-z");
        window.await("Stopped");
        window.enter("fg");
        window.await("fg\n");
        window.press("C-c");
        window.await("the task was cancelled");
        window.enter("domstate web");
        window.await("\nrunning");
    }

    @Test
    void ctrlCAtTheQuestionForThePasswordIsNoMissingTerminal() {
        window.enter("VIREO_PASSWORD= vireo -c '" + uri + "' list; echo ended $?");
        window.await("password for 127.0.0.1");
        window.press("C-c");
        assertThat(window.await("ended 130"))
                .contains("interrupted at the question for a password")
                .doesNotContain("no terminal", "internal error");
    }

    @Test
    void topAloneComesBackAndCtrlCEndsItCleanly() {
        window.enter("vireo -c '" + uri + "' top --interval 600; echo ended $?");
        window.await("worker");
        window.press("C-z");
        window.await("Stopped");
        window.press("C-l");
        window.enter("fg; echo then $?");
        window.await("worker");
        window.press("C-c");
        assertThat(window.await("then 0")).doesNotContain("error");
        assertThat(window.showsPicture()).isFalse();
        assertThat(simulator.leaks()).isEmpty();
    }
}
