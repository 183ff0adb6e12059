package dev.vireo.vim.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.GoldenFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder below `golden` has a schema and the files it becomes.
class GoldenSchemasTest {
    private static final GoldenFiles GOLDEN =
            GoldenFiles.beside(GoldenSchemasTest.class).in("golden");

    @TempDir Path folder;

    static List<String> cases() {
        return GOLDEN.names();
    }

    @Test
    void coversEveryPartOfTheFormat() {
        assertThat(cases())
                .containsExactly(
                        "enumeration", "inheritance", "managed", "members", "names", "since");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatesTheExpectedFiles(String name) {
        GoldenFiles expected = GOLDEN.in(name).in("expected");
        List<SourceFile> files = generate(name);
        files.forEach(file -> expected.check(fileName(file), file.text()));
        assertThat(expected.names())
                .containsExactlyInAnyOrderElementsOf(
                        files.stream().map(GoldenSchemasTest::fileName).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatesFilesThatCompileWithoutWarnings(String name) throws IOException {
        assertThat(JavaCompilation.messages(generate(name), folder)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatesTheSameFilesFromTheSameText(String name) {
        assertThat(generate(name)).isEqualTo(generate(name));
    }

    private static String fileName(SourceFile file) {
        assertThat(file.path()).startsWith("dev/vireo/vim/");
        return file.path().substring("dev/vireo/vim/".length());
    }

    private static List<SourceFile> generate(String name) {
        return Generator.generate("schema.vidl", GOLDEN.in(name).read("schema.vidl"));
    }
}
