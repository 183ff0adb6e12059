package dev.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFilesTest {
    @TempDir Path folder;

    @Test
    void findsTheFilesBesideTheTest() {
        assertThat(GoldenFiles.beside(GoldenFilesTest.class).read("sample.txt"))
                .isEqualTo("a sample\n");
    }

    @Test
    void acceptsTheTextOfTheFile() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one\n");
        assertThatCode(() -> new GoldenFiles(folder, false).check("a.txt", "one\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherTextAndNamesTheFile() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one\n");
        assertThatThrownBy(() -> new GoldenFiles(folder, false).check("a.txt", "one"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.txt")
                .hasMessageContaining("-Dgolden.update=true");
    }

    @Test
    void saysHowToWriteAMissingFile() {
        assertThatThrownBy(() -> new GoldenFiles(folder, false).check("b.txt", "x"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("b.txt is missing; -Dgolden.update=true writes it");
    }

    @Test
    void rewritesWhenAskedTo() {
        new GoldenFiles(folder, true).in("deep/er").check("c.txt", "new\n");
        assertThat(folder.resolve("deep/er/c.txt")).hasContent("new\n");
    }

    @Test
    void refusesToRewriteInContinuousIntegration() {
        assertThatThrownBy(() -> GoldenFiles.updateWanted("true", Map.of("CI", "true")))
                .hasMessage("golden files are not rewritten where CI=true");
        assertThat(GoldenFiles.updateWanted(null, Map.of("CI", "true"))).isFalse();
        assertThat(GoldenFiles.updateWanted("true", Map.of())).isTrue();
    }

    @Test
    void listsCasesSorted() throws IOException {
        Files.writeString(folder.resolve("b"), "");
        Files.createDirectory(folder.resolve("a"));
        assertThat(new GoldenFiles(folder, false).names()).containsExactly("a", "b");
    }
}
