package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.InputFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Lines of a file of commands. A line that ends in a backslash goes on in the next one.
final class BatchLines implements LineSource {
    private final BufferedReader lines;
    private int number;

    private BatchLines(InputStream input) {
        this.lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    /// Reads standard input.
    static BatchLines of(InputStream input) {
        return new BatchLines(input);
    }

    /// Opens a file.
    ///
    /// @throws CommandFailure if that cannot be done
    static BatchLines open(String file) {
        try {
            return new BatchLines(Files.newInputStream(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.of(
                    ErrorCode.SYSTEM_ERROR,
                    "cannot read commands from '" + file + "': " + InputFile.why(e));
        }
    }

    @Override
    public boolean isPerson() {
        return false;
    }

    @Override
    public @Nullable String next() {
        try {
            String line = lines.readLine();
            number++;
            while (line != null && goesOn(line)) {
                String rest = lines.readLine();
                if (rest == null) {
                    return line;
                }
                number++;
                line = line + "\n" + rest;
            }
            return line;
        } catch (IOException e) {
            throw CommandFailure.of(
                    ErrorCode.SYSTEM_ERROR, "cannot read commands: " + e.getMessage());
        }
    }

    /// Returns whether the last character is a backslash that quotes the line's end.
    private static boolean goesOn(String line) {
        return line.endsWith("\\") && CommandText.isDangling(line);
    }

    /// Returns the number of the line that was returned last, of its last one if it went on.
    int number() {
        return number;
    }

    @Override
    public boolean goesOnAfterInterruption() {
        return false;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException _) {
            // all that is wanted has been read
        }
    }
}
