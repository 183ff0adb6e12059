package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.DomainState.Kind;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourTest {
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RED = "\u001b[31m";
    private static final String RESET = "\u001b[0m";
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9]+m");

    private static ShellRun shell() {
        FakeHost host = new FakeHost();
        host.add("web", "b03b24de-847f-5b0d-85f4-221b300038a8", Kind.RUNNING, 1);
        host.add("sleeper", "b03b24de-847f-5b0d-85f4-221b300038a9", Kind.PAUSED, 2);
        host.add("broken", "b03b24de-847f-5b0d-85f4-221b300038aa", Kind.NO_STATE, -1);
        host.add("off", "b03b24de-847f-5b0d-85f4-221b300038ab", Kind.SHUT_OFF, -1);
        return ShellRun.on(host);
    }

    private static ShellRun terminal() {
        return shell().terminal().environment("TERM", "xterm");
    }

    @Test
    void aPersonSeesStatesInColours() {
        assertThat(terminal().run("list", "--all").out())
                .contains("web       " + GREEN + "running" + RESET + "\n")
                .contains("sleeper   " + YELLOW + "paused" + RESET + "\n")
                .contains("broken    " + RED + "no state" + RESET + "\n")
                .contains("off       shut off\n");
    }

    @Test
    void coloursDoNotChangeTheText() {
        String coloured = terminal().run("list", "--all", "--title").out();
        assertThat(coloured).contains("\u001b");
        assertThat(SEQUENCE.matcher(coloured).replaceAll(""))
                .isEqualTo(shell().run("list", "--all", "--title").out());
    }

    @Test
    void errorsBeginInRed() {
        assertThat(terminal().run("-q", "domstate", "nope").err())
                .isEqualTo(RED + "error:" + RESET + " failed to get domain 'nope'\n");
    }

    @Test
    void aPipeAJsonReaderAndWhoeverDoesNotWantThemGetNone() {
        assertThat(shell().environment("TERM", "xterm").run("list", "--all").both())
                .doesNotContain("\u001b");
        assertThat(terminal().run("--format", "json", "--color", "always", "list").both())
                .startsWith("{")
                .doesNotContain("\u001b");
        assertThat(terminal().run("--color", "never", "list").both()).doesNotContain("\u001b");
        assertThat(terminal().environment("NO_COLOR", "1").run("list").both())
                .doesNotContain("\u001b");
        assertThat(terminal().environment("TERM", "dumb").run("list").both())
                .doesNotContain("\u001b");
        assertThat(terminal().environment("CLICOLOR_FORCE", "1").run("list").both())
                .contains("\u001b");
        assertThat(shell().environment("CLICOLOR_FORCE", "1").run("list").both())
                .doesNotContain("\u001b");
    }

    @Test
    void anEmptyNoColorSaysNothing() {
        assertThat(terminal().environment("NO_COLOR", "").run("list").out()).contains(GREEN);
    }

    @ParameterizedTest
    @CsvSource({"--color=always,list", "list,--color=always"})
    void whoAsksForThemGetsThemInAPipeToo(String first, String second) {
        assertThat(shell().environment("NO_COLOR", "1").run(first, second).out()).contains(GREEN);
    }

    @Test
    void anotherWordIsRefused() {
        assertThat(shell().run("--color", "blue", "list").err())
                .isEqualTo("error: option --color takes 'auto', 'always' or 'never', not 'blue'\n");
    }

    @Test
    void namesOfAServerBringNoColoursAlong() {
        FakeHost host = new FakeHost();
        host.add("\u001b[31m\ufdd0x", "b03b24de-847f-5b0d-85f4-221b300038a8", Kind.SHUT_OFF, -1);
        assertThat(
                        ShellRun.on(host)
                                .terminal()
                                .environment("TERM", "xterm")
                                .run("list", "--all")
                                .out())
                .doesNotContain("\u001b");
    }

    @Test
    void abbreviationsOfVirshsOptionsMeanWhatTheyMeanThere() {
        assertThat(shell().run("--co", "esx://somewhere", "uri").err()).doesNotContain("--co");
    }
}
