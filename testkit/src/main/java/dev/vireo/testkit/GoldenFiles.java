package dev.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Expected texts that live as files in the source tree, beside the test that needs them.
///
/// A file is rewritten with what the test saw by `-Dgolden.update=true`, to be read and committed
/// by a person; where `CI=true` is set that is refused.
public final class GoldenFiles {
    private final Path folder;
    private final boolean update;

    GoldenFiles(Path folder, boolean update) {
        this.folder = folder;
        this.update = update;
    }

    /// Finds the golden files of a test: `src/test/resources/<its package>` of its module.
    ///
    /// @param test the test
    /// @return its files
    public static GoldenFiles beside(Class<?> test) {
        Path module = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        return new GoldenFiles(
                module.resolve("src/test/resources")
                        .resolve(test.getPackageName().replace('.', '/')),
                updateWanted(System.getProperty("golden.update"), System.getenv()));
    }

    static boolean updateWanted(@Nullable String property, Map<String, String> environment) {
        boolean wanted = Boolean.parseBoolean(property);
        if (wanted && Boolean.parseBoolean(environment.get("CI"))) {
            throw new IllegalStateException("golden files are not rewritten where CI=true");
        }
        return wanted;
    }

    /// Narrows to a folder.
    ///
    /// @param name the folder, with `/` between levels
    /// @return the files in it
    public GoldenFiles in(String name) {
        return new GoldenFiles(folder.resolve(name), update);
    }

    /// Returns where the files are, for programs that read them.
    ///
    /// @return the folder
    public Path folder() {
        return folder;
    }

    /// Compares a text with a file, or rewrites the file.
    ///
    /// @param name the file, with `/` between levels
    /// @param actual what the test saw
    /// @throws AssertionError if they differ; it names the file
    public void check(String name, String actual) {
        Path file = folder.resolve(name);
        if (update) {
            write(file, actual);
        }
        assertThat(file)
                .withFailMessage("%s is missing; -Dgolden.update=true writes it", file)
                .isRegularFile();
        assertThat(actual).as("%s (-Dgolden.update=true rewrites it)", file).isEqualTo(read(name));
    }

    /// Reads a file.
    ///
    /// @param name the file, with `/` between levels
    /// @return its text
    public String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lists the cases of this folder: its files and folders, sorted by name.
    ///
    /// @return the names, never empty
    public List<String> names() {
        try (var entries = Files.list(folder)) {
            List<String> names = entries.map(e -> e.getFileName().toString()).sorted().toList();
            assertThat(names).as("cases in %s", folder).isNotEmpty();
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
