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
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final BufferedReader lines;
    private final @Nullable String file;
    private int number;

    private BatchLines(InputStream input, @Nullable String file) {
        this.lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        this.file = file;
    }

    /// Reads standard input.
    static BatchLines of(InputStream input) {
        return new BatchLines(input, null);
    }

    /// Opens a file. Some editors put a mark at its beginning, which is no part of the text.
    ///
    /// @throws CommandFailure if that cannot be done
    static BatchLines open(String file) {
        try {
            return new BatchLines(Files.newInputStream(Path.of(file)), file);
        } catch (IOException | InvalidPathException e) {
            throw failure(file, e);
        }
    }

    private static CommandFailure failure(@Nullable String file, Exception reason) {
        String from = file == null ? "" : " from '" + file + "'";
        return CommandFailure.of(
                ErrorCode.SYSTEM_ERROR,
                "cannot read commands" + from + ": " + InputFile.why(reason));
    }

    /// Returns where the line is that was returned last, such as `evening:2`, null in standard
    /// input.
    @Nullable String place() {
        return file == null ? null : file + ":" + number;
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
            if (number == 1 && file != null && line != null && line.startsWith(BYTE_ORDER_MARK)) {
                line = line.substring(BYTE_ORDER_MARK.length());
            }
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
            throw failure(file, e);
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
