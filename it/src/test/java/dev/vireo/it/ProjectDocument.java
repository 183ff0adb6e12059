package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A document in the folder `docs` of this project, as far as tests hold it to the truth.
///
/// @param name the file's name
record ProjectDocument(String name) {
    /// A heading, what is written below it, the head of a table, and its rows.
    private static final Pattern TABLE =
            Pattern.compile("(## (.+)\n(?:(?!## |\\|-).*\n)*\\|-.*\n)((?:\\|.*\n)*)");

    String read() {
        try {
            return Files.readString(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Compares the rows of the table below a heading with what a test saw; `-Dgolden.update=true`
    /// rewrites them, to be read and committed by a person.
    ///
    /// @param heading the words of the heading
    /// @param rows the rows, without the table's head; where there are none there is no heading
    void checkTable(String heading, String rows) {
        Matcher found = TABLE.matcher(read());
        while (found.find()) {
            if (found.group(2).equals(heading)) {
                check(found, rows);
                return;
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        throw new AssertionError(name + " has no table below '" + heading + "'");
    }

    private void check(Matcher table, String rows) {
        if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
            String text = read();
            write(text.substring(0, table.start(3)) + rows + text.substring(table.end(3)));
        } else {
            assertThat(rows)
                    .as("%s, '%s' (-Dgolden.update=true rewrites it)", name, table.group(2))
                    .isEqualTo(table.group(3));
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        Path module = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        return module.resolveSibling("docs").resolve(name);
    }
}
