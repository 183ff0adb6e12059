package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.CommandTable;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.GoldenFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every command of the shell prints on a simulated server: the calls are in
/// `every-command/NAME.script`, the answers in `every-command/NAME.transcript`.
class EveryCommandTest {
    private static final GoldenFiles FILES =
            GoldenFiles.beside(EveryCommandTest.class).in("every-command");

    /// Commands that no transcript can show at their work, and why.
    private static final Map<String, String> WITHOUT =
            Map.of(
                    "pool-start", "the datastores of a host are always active",
                    "simulator", "runs until it is ended, on a port of its own");

    /// What is printed by commands that VMware has no use for.
    private static final Pattern REFUSAL =
            Pattern.compile(
                    "(?m)^error: (OUT/commands:\\d+: )?(Operation not supported|argument unsupported"
                            + "|this function is not supported by the connection driver"
                            + "|[a-z-]+ is not supported here): .*");

    private static final Pattern ANSWER =
            Pattern.compile("(?ms)^\\$ ([a-z-]+)[^\n]*\n(.*?)(?=^(?:\\$ |# |@ )|\\z)");

    @TempDir Path folder;

    @Test
    void onAHost() {
        try (EveryCommand server = EveryCommand.host(folder)) {
            transcribe(server, "host");
        }
    }

    @Test
    void onAVcenter() {
        try (EveryCommand server = EveryCommand.vcenter(folder)) {
            transcribe(server, "vcenter");
        }
    }

    private void transcribe(EveryCommand server, String script) {
        StringBuilder transcript = new StringBuilder();
        for (EveryCommand.Line line : EveryCommand.lines(script)) {
            if (server.prepare(line)) {
                transcript.append(line.text()).append('\n');
            } else {
                transcript.append(answer(server, line));
            }
        }
        FILES.check(script + ".transcript", transcript.toString());
    }

    private String answer(EveryCommand server, EveryCommand.Line line) {
        Outcome outcome = server.typed(line);
        String text =
                (outcome.out() + outcome.err())
                        .replace(FILES.folder().toString(), "FILES")
                        .replace(folder.toString(), "OUT")
                        .replace("127.0.0.1:" + server.simulator().port(), "HOST")
                        .replace(Path.of("").toAbsolutePath().toString(), "HERE")
                        .replaceAll("(?m)^[0-9-]{10} [0-9:]{8}", "TIME")
                        .replaceAll("oldest of [0-9]+ days", "oldest of N days")
                        .replaceAll("[0-9]+ h [0-9]+ min", "N h N min")
                        .replaceAll("[0-9]+ is open \\([0-9]+ ms\\)", "N is open (N ms)")
                        .replaceAll(", [0-9.]+ [KMG]?i?B/s", "")
                        .replaceAll("6000c29[0-9a-f]-[0-9a-f-]{27}", "KEY")
                        .replaceAll("\n+$", "");
        return "$ "
                + line.text()
                + "\n"
                + (text.isEmpty() ? "" : text + "\n")
                + (outcome.exit() == 0 ? "" : "exit " + outcome.exit() + "\n");
    }

    /// One that does what the command is for; of those that are always refused, the refusal.
    @Test
    void everyCommandIsInATranscript() {
        Set<String> worked = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        for (String script : List.of("host", "vcenter")) {
            for (MatchResult found :
                    ANSWER.matcher(FILES.read(script + ".transcript")).results().toList()) {
                boolean failed = Pattern.compile("(?m)^exit \\d+$").matcher(found.group(2)).find();
                if (!failed) {
                    worked.add(found.group(1));
                } else if (REFUSAL.matcher(found.group(2)).find()) {
                    refused.add(found.group(1));
                }
            }
        }
        assertThat(worked).hasSizeGreaterThan(100);
        assertThat(worked).as("needs no exception").doesNotContainAnyElementsOf(WITHOUT.keySet());
        assertThat(CommandTable.specs().stream().map(CommandSpec::name))
                .allSatisfy(name ->
                        assertThat(
                                        worked.contains(name)
                                                || refused.contains(name)
                                                || WITHOUT.containsKey(name))
                                .as("a transcript has " + name)
                                .isTrue());
    }
}
