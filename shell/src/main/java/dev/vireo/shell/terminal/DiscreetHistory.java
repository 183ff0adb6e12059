package dev.vireo.shell.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/// The lines that were typed, without those that hold a password.
final class DiscreetHistory extends DefaultHistory {
    private static final Pattern SECRET =
            Pattern.compile("passw|secret|://[^/\\s@]*:[^/\\s@]*@", Pattern.CASE_INSENSITIVE);

    /// Finds the file in which the lines of earlier days are, and makes it if there is none, for
    /// nobody else to read.
    ///
    /// @param environment the environment variables
    /// @return empty if there is no place for it
    static Optional<Path> file(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (state.isEmpty() && home.isEmpty()) {
            return Optional.empty();
        }
        Path folder = state.isEmpty() ? Path.of(home, ".local", "state") : Path.of(state);
        Path file = folder.resolve("vireo").resolve("history");
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            if (!Files.exists(file)) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            boolean usable =
                    Files.isRegularFile(file) && Files.isReadable(file) && Files.isWritable(file);
            return usable ? Optional.of(file) : Optional.empty();
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty(); // a shell without a memory is better than none
        }
    }

    /// Returns whether a line is to be forgotten.
    static boolean isSecret(String line) {
        return SECRET.matcher(line).find();
    }

    /// Takes the lines of earlier days, as far as they can be read.
    @Override
    public void attach(LineReader reader) {
        try {
            super.attach(reader);
        } catch (UncheckedIOException _) {
            // a shell without a memory is better than none
        }
    }

    @Override
    public void add(Instant time, String line) {
        if (!isSecret(line)) {
            super.add(time, line);
        }
    }
}
