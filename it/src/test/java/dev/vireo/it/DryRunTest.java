package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.vireo.testkit.Command.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command is tried with `--dry-run` and then run. The trial changes nothing, here or on the
/// server, and its plan is what the audit log says of the run, with the files that it writes here.
class DryRunTest {
    /// Commands that write files here.
    private static final List<String> WRITING_FILES =
            List.of("capture", "export", "pull", "screenshot", "vol-download");

    /// Files that tell who has logged in, and when.
    private static final List<String> LOGS = List.of("history", "vmware.log");

    private static final long LARGE = 100_000;

    @TempDir Path folder;

    private final SoftAssertions softly = new SoftAssertions();
    private int plans;
    private int trialExit;
    private long filesBefore;

    @Test
    void commandsOnAHost() {
        try (EveryCommand server = EveryCommand.host(folder.resolve("host"))) {
            tryAndRun(server, "host");
        }
        softly.assertAll();
        assertThat(plans).as("commands that change something").isGreaterThan(60);
    }

    @Test
    void otherCommandsOnAHost() {
        try (EveryCommand server = EveryCommand.host(folder.resolve("host"))) {
            tryAndRun(server, "plans");
        }
        softly.assertAll();
    }

    @Test
    void commandsOnAVcenter() {
        try (EveryCommand server = EveryCommand.vcenter(folder.resolve("vcenter"))) {
            tryAndRun(server, "vcenter");
        }
        softly.assertAll();
        assertThat(plans).as("commands that change something").isPositive();
    }

    private void tryAndRun(EveryCommand server, String script) {
        for (String first : List.of("dumpxml web", "dumpxml db", "vol-list datastore1")) {
            server.run(new EveryCommand.Line(first, EveryCommand.Mark.NONE)); // makes the files
        }
        for (EveryCommand.Line line : EveryCommand.lines(script)) {
            if (!server.prepare(line)) {
                JsonObject plan = tried(server, line);
                filesBefore = filesBelow(server.folder().resolve("out"));
                compare(line, plan, run(server, line));
                compareFiles(server, line, plan);
            }
        }
    }

    /// Returns the plan, empty if there is none.
    private JsonObject tried(EveryCommand server, EveryCommand.Line line) {
        Map<String, String> before = files(server);
        Map<String, Long> requests = new TreeMap<>(server.simulator().requests().byMethod());
        Outcome outcome = server.run(line, "--dry-run", "--format=json");
        Map<String, String> after = files(server);
        if (!after.equals(before)) {
            after.entrySet().removeAll(before.entrySet());
            softly.fail("changed by --dry-run " + line.text() + ": " + after);
        }
        JsonObject plan =
                outcome.out().startsWith("{\"dryRun\"") ? object(outcome.out()) : new JsonObject();
        trialExit = outcome.exit();
        for (String method : methods(plan)) {
            softly.assertThat(server.simulator().requests().of(method))
                    .as(method + " of --dry-run " + line.text())
                    .isEqualTo(requests.getOrDefault(method, 0L));
        }
        return plan;
    }

    /// Returns the methods that the audit log has of a run.
    private List<String> run(EveryCommand server, EveryCommand.Line line) {
        Path log = folder.resolve("audit");
        try {
            Files.deleteIfExists(log);
            Outcome outcome = server.run(line, "--audit=" + log);
            List<String> lines = Files.readAllLines(log);
            JsonObject entry = object(lines.getLast());
            softly.assertThat(entry.getInt("exitCode")).as(line.text()).isEqualTo(outcome.exit());
            if (line.mark() != EveryCommand.Mark.FAILS || methods(entry).isEmpty()) {
                softly.assertThat(trialExit)
                        .as("exit of --dry-run " + line.text())
                        .isEqualTo(outcome.exit());
            }
            softly.assertThat(entry.getArray("command").getFirst())
                    .as(line.text())
                    .isEqualTo(line.command());
            for (Object change : entry.getArray("changes")) {
                JsonObject one = (JsonObject) change;
                if (one.getString("object").startsWith("VirtualMachine:")) {
                    softly.assertThat(one.getString("name")).as(line.text()).isNotEmpty();
                }
            }
            return methods(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(EveryCommand.Line line, JsonObject plan, List<String> done) {
        List<String> planned = methods(plan);
        plans += planned.isEmpty() ? 0 : 1;
        if (line.mark() != EveryCommand.Mark.FAILS) {
            softly.assertThat(planned).as("plan of " + line.text()).isEqualTo(done);
            softly.assertThat(plan.get("dependsOn"))
                    .as("end of the plan of " + line.text())
                    .isNull();
        } else if (!planned.isEmpty()) {
            softly.assertThat(done)
                    .as("done by " + line.text())
                    .startsWith(planned.toArray(String[]::new));
        }
    }

    /// Of a command that writes files here, the plan has the same names.
    private void compareFiles(EveryCommand server, EveryCommand.Line line, JsonObject plan) {
        List<String> planned = new ArrayList<>();
        if (plan.getArray("files") != null) {
            plan.getArray("files")
                    .forEach(file -> planned.add(((JsonObject) file).getString("file")));
        }
        if (WRITING_FILES.contains(line.command())) {
            softly.assertThat(planned).as("files of " + line.text()).isNotEmpty();
        }
        for (String file : planned) {
            softly.assertThat(Path.of(file)).as("file of " + line.text()).exists();
        }
        softly.assertThat(filesBelow(server.folder().resolve("out")) - filesBefore)
                .as("number of files of " + line.text())
                .isEqualTo(planned.size());
    }

    private static long filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> methods(JsonObject object) {
        List<String> methods = new ArrayList<>();
        if (object.getArray("changes") != null) {
            object.getArray("changes")
                    .forEach(change -> methods.add(((JsonObject) change).getString("method")));
        }
        return methods;
    }

    private static JsonObject object(String text) {
        try {
            return JsonParser.object().from(text);
        } catch (JsonParserException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /// Returns the files of the simulator's state and of the user, with what is in them.
    private static Map<String, String> files(EveryCommand server) {
        Map<String, String> contents = new TreeMap<>();
        for (String part : List.of("state", "out")) {
            Path root = server.folder().resolve(part);
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(Files::isRegularFile)
                            .filter(file -> !LOGS.contains(file.getFileName().toString()))
                            .forEach(file -> contents.put(file.toString(), content(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return contents;
    }

    private static String content(Path file) {
        try {
            long size = Files.size(file);
            return size > LARGE
                    ? size + " bytes of " + Files.getLastModifiedTime(file)
                    : size + " bytes, " + Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
