package dev.vireo.vim.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder below `golden` has a schema and the files it becomes.
class GoldenSchemasTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/vireo/vim/codegen/golden");

    @TempDir Path folder;

    static List<String> cases() throws IOException {
        try (Stream<Path> all = Files.list(GOLDEN)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void coversEveryPartOfTheFormat() throws IOException {
        assertThat(cases())
                .containsExactly(
                        "enumeration", "inheritance", "managed", "members", "names", "since");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatesTheExpectedFiles(String name) throws IOException {
        GoldenFiles.assertSame(
                generate(name).stream()
                        .collect(
                                Collectors.toMap(
                                        file -> fileName(file),
                                        SourceFile::text,
                                        (a, b) -> a + b, // never the same
                                        TreeMap::new)),
                GOLDEN.resolve(name).resolve("expected"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatesFilesThatCompileWithoutWarnings(String name) throws IOException {
        assertThat(JavaCompilation.messages(generate(name), folder)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatesTheSameFilesFromTheSameText(String name) throws IOException {
        assertThat(generate(name)).isEqualTo(generate(name));
    }

    private static String fileName(SourceFile file) {
        assertThat(file.path()).startsWith("dev/vireo/vim/");
        return file.path().substring("dev/vireo/vim/".length());
    }

    private static List<SourceFile> generate(String name) throws IOException {
        Path schema = GOLDEN.resolve(name).resolve("schema.vidl");
        return Generator.generate("schema.vidl", Files.readString(schema));
    }
}
