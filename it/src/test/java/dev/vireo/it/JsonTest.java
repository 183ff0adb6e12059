package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.vireo.shell.CommandTable;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.testkit.Command.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--format json` of every command: that there is some, that nothing else is printed, and that its
/// shape is the one in `docs/json.md`.
class JsonTest {
    /// Commands of which no JSON comes, and why.
    private static final Map<String, String> WITHOUT =
            Map.of(
                    "exit", "nothing is printed: it ends the session",
                    "quit", "nothing is printed: it ends the session",
                    "simulator",
                            "its lines are for scripts as they are, and it runs until it is ended");

    /// What commands may fail with that VMware has no use for.
    private static final Set<String> REFUSALS =
            Set.of("NO_SUPPORT", "OPERATION_UNSUPPORTED", "ARGUMENT_UNSUPPORTED", "USAGE");

    @TempDir Path folder;

    private final SoftAssertions softly = new SoftAssertions();

    @Test
    void everyCommandPrintsJsonOfTheShapeInTheDocument() {
        Map<String, JsonShape> shapes = new TreeMap<>();
        Map<String, String> refusals = new TreeMap<>();
        try (EveryCommand server = EveryCommand.host(folder.resolve("host"))) {
            run(server, "host", shapes, refusals);
        }
        try (EveryCommand server = EveryCommand.vcenter(folder.resolve("vcenter"))) {
            run(server, "vcenter", shapes, refusals);
        }
        softly.assertAll();
        Map<String, String> rows = new TreeMap<>(WITHOUT);
        refusals.forEach((command, name) -> rows.put(command, "always the error " + name));
        shapes.forEach((command, shape) -> rows.put(command, "`" + shape + "`"));
        assertThat(CommandTable.specs().stream().map(CommandSpec::name))
                .as("commands without a line in every-command/*.script")
                .allMatch(rows::containsKey);
        StringBuilder table = new StringBuilder();
        rows.forEach((command, what) ->
                table.append("| `").append(command).append("` | ").append(what).append(" |\n"));
        new ProjectDocument("json.md").checkTable("What each command prints", table.toString());
    }

    private void run(
            EveryCommand server,
            String script,
            Map<String, JsonShape> shapes,
            Map<String, String> refusals) {
        for (EveryCommand.Line line : EveryCommand.lines(script)) {
            if (WITHOUT.containsKey(line.command()) || server.prepare(line)) {
                continue;
            }
            Outcome outcome = server.run(line, "--format=json");
            softly.assertThat(outcome.err())
                    .as("errors without a message of " + line.text())
                    .doesNotContain("\"message\":\"\"");
            if (outcome.exit() == 0 || !outcome.out().isEmpty()) {
                List<Map<?, ?>> objects = objects(line, outcome.out());
                softly.assertThat(objects).as(line.text()).isNotEmpty();
                JsonShape shape = shapes.computeIfAbsent(row(line), _ -> JsonShape.empty());
                objects.forEach(shape::add);
            } else {
                String name = error(line, outcome.err());
                if (line.mark() != EveryCommand.Mark.FAILS) {
                    softly.assertThat(name).as(line.text() + ": " + outcome.err()).isIn(REFUSALS);
                }
                refusals.put(line.command(), "`" + name + "`");
            }
        }
    }

    private static String row(EveryCommand.Line line) {
        return line.mark() == EveryCommand.Mark.APART
                ? line.command() + line.text().substring(line.text().lastIndexOf(' '))
                : line.command();
    }

    private static String error(EveryCommand.Line line, String text) {
        Map<?, ?> error = (Map<?, ?>) objects(line, text).getFirst().get("error");
        assertThat(error).as(line.text()).isNotNull();
        return String.valueOf(error == null ? null : error.get("name"));
    }

    private static List<Map<?, ?>> objects(EveryCommand.Line line, String text) {
        List<Map<?, ?>> objects = new ArrayList<>();
        for (String json : text.lines().toList()) {
            try {
                objects.add(JsonParser.object().from(json));
            } catch (JsonParserException e) {
                throw new AssertionError(line.text() + ": no JSON: " + json, e);
            }
        }
        return objects;
    }
}
