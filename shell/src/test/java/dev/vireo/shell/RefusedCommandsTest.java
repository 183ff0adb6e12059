package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said about commands of virsh that are not here.
class RefusedCommandsTest {
    static List<String> names() throws IOException {
        try (InputStream file = RefusedCommands.class.getResourceAsStream("refused.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(": ")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesNoCommandThatIsThere(String name) {
        String start = name.replace("*", "");
        assertThat(CommandTable.NAMES)
                .noneMatch(
                        there -> name.endsWith("*") ? there.startsWith(start) : there.equals(name))
                .noneMatch(there -> !name.endsWith("*") && there.equals(name));
    }

    @ParameterizedTest
    @CsvSource({
        "domfstrim web, domfstrim, run fstrim in the guest",
        "checkpoint-list, checkpoint-list, use snapshots",
        "iothreadadd web 1 --bogus, iothreadadd, no I/O threads",
    })
    void tellsTheReasonWhateverFollows(String line, String command, String reason) {
        ShellRun run = ShellRun.on(new FakeHost()).run(line);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("error: command '" + command + "' is not supported: ")
                .contains(reason)
                .containsOnlyOnce("\n");
    }

    @Test
    void helpSaysWhy() {
        ShellRun run = ShellRun.on(new FakeHost()).run("help", "save");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("  NAME\n    save - not supported here\n\n  DESCRIPTION\n");
        assertThat(run.out()).contains("use managedsave");
    }

    @Test
    void hasEveryCommandOfVirshOrAReason() {
        List<String> missing =
                dev.vireo.testkit.Command.stranger("virsh", "libvirt-clients")
                        .run("help")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("    "))
                        .map(line -> line.strip().split(" ", 2)[0])
                        .filter(name -> CommandTable.find(name) == null)
                        .filter(name -> RefusedCommands.reason(name).isEmpty())
                        .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void knowsNothingOfWhatNobodyHas() {
        assertThat(RefusedCommands.reason("bogus")).isEmpty();
        assertThat(RefusedCommands.reason("#")).isEmpty();
    }
}
