package dev.vireo.vim.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomSchemaTest {
    private static final List<String> ODD_WORDS =
            List.of(
                    "end",
                    "enum",
                    "object",
                    "managed",
                    "method",
                    "extends",
                    "returns",
                    "since",
                    "r",
                    "o",
                    "rl",
                    "ol",
                    "ref",
                    "ref<",
                    "ref<>",
                    "ref<Task>",
                    "string",
                    "anyType",
                    "Task",
                    "Object",
                    "B",
                    "Types",
                    "_",
                    "__",
                    "1",
                    "a-b",
                    "\u00E4",
                    "\t",
                    "#",
                    "",
                    "\uFEFF",
                    "\uD800",
                    "8.0",
                    "_this",
                    "class",
                    "%s",
                    "\\u0022",
                    "\"",
                    "$");

    @TempDir Path folder;

    @Test
    void generatesCodeThatCompilesFromEveryValidSchema() {
        Samples.check(8, RandomSchema::text, this::assertCompiles);
    }

    @Test
    void acceptsEveryValidSchema() {
        Samples.check(
                500,
                RandomSchema::text,
                text -> assertThat(Generator.generate("a.vidl", text)).isNotEmpty());
    }

    @Test
    void failsInNoOtherWayThanWithASchemaException() {
        Samples.check(
                3_000,
                RandomSchemaTest::mutation,
                text -> {
                    try {
                        assertThat(Generator.generate("a.vidl", text)).isNotEmpty();
                    } catch (SchemaException e) {
                        assertThat(e.getMessage()).matches("(?s)a\\.vidl:\\d+: .+");
                    }
                });
    }

    @Test
    void generatesCodeThatCompilesFromEveryMutationItAccepts() {
        Samples.check(
                16,
                RandomSchemaTest::mutation,
                text -> {
                    if (isAccepted(text)) {
                        assertCompiles(text);
                    }
                });
    }

    private static boolean isAccepted(String text) {
        try {
            return !Generator.generate("a.vidl", text).isEmpty();
        } catch (SchemaException _) {
            return false;
        }
    }

    private void assertCompiles(String text) {
        try {
            List<SourceFile> files = Generator.generate("a.vidl", text);
            Path empty = Files.createTempDirectory(folder, "sources");
            assertThat(JavaCompilation.messages(files, empty)).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A valid schema with one line changed.
    private static String mutation(RandomGenerator random) {
        List<String> lines = new ArrayList<>(Arrays.asList(RandomSchema.text(random).split("\n")));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, " ".repeat(random.nextInt(6)) + line);
            case 3 -> lines.set(at, line.stripLeading());
            case 4 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
            case 5 -> lines.add(at, Samples.oneOf(random, lines));
            default -> {
                String[] words = line.split("(?<= )(?=\\S)");
                words[random.nextInt(words.length)] = Samples.oneOf(random, ODD_WORDS) + " ";
                lines.set(at, String.join("", words));
            }
        }
        return String.join("\n", lines);
    }
}
