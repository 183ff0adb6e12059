package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(window.await("then 130")).doesNotContain("error");
        assertThat(window.showsPicture()).isFalse();
        assertThat(simulator.leaks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "top --interval 600, C-c, 130",
        "top --interval 600, q, 0",
        "watch -n 600 list --all, C-c, 130",
        "watch -n 600 list --all, q, 0"
    })
    void whatGoesOnByItselfEndsWithItsCodeLogsOutAndRestoresTheTerminal(
            String command, String key, int code) {
        window.enter("stty -g; vireo -c '" + uri + "' " + command);
        window.await("worker");
        assertThat(window.showsPicture()).isTrue();
        assertThat(window.showsCursor()).isFalse();
        window.press(key);
        window.enter("echo ended $?; stty -g");
        window.await("ended " + code + "\n");
        assertThat(window.showsPicture()).isFalse();
        assertThat(window.showsCursor()).isTrue();
        String shown =
                window.await(
                        all -> all.lines().filter(WindowTest::isSettings).count() == 2, "stty");
        assertThat(shown.lines().filter(WindowTest::isSettings).distinct()).hasSize(1);
        assertThat(simulator.requests().of("Logout")).isEqualTo(1);
        assertThat(simulator.leaks()).isEmpty();
    }

    private static boolean isSettings(String line) {
        return line.matches("[0-9a-f]+(:[0-9a-f]+){20,}");
    }

    @Test
    void topScrollsOverMoreDomainsThanLines() {
        List<String> names = IntStream.range(10, 60).mapToObj(i -> "vm" + i).toList();
        try (OurServer many = OurServer.esx(names)) {
            window.enter("vireo -c '" + many.uri() + "' top --interval 600 --sort name");
            window.await("1-20 of 50");
            for (String move : List.of("Down 2-21", "PPage 1-20", "NPage 21-40", "End 31-50")) {
                window.press(move.split(" ", -1)[0]);
                assertThat(window.await(move.split(" ", -1)[1] + " of 50"))
                        .contains("50 running", "CPU %");
            }
            window.press("Up");
            assertThat(window.await("30-49 of 50")).contains("vm39", "vm58").doesNotContain("vm59");
            window.press("Home");
            window.await("1-20 of 50");
            window.resize(50, 60);
            assertThat(window.await("vm59")).contains("vm10").doesNotContain("of 50");
            window.press("q");
        }
    }
}
