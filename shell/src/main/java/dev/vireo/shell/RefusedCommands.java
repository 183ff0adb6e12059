package dev.vireo.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/// Commands of virsh that are not here, and why. They are in a file, which is read only when
/// somebody types one of them.
final class RefusedCommands {
    private RefusedCommands() {}

    /// Says why a command is not here.
    ///
    /// @param name the command's name
    /// @return a sentence; empty if virsh has no such command either
    static Optional<String> reason(String name) {
        try (InputStream resource = RefusedCommands.class.getResourceAsStream("refused.txt");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(resource),
                                        StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split(": ", 2))
                    .filter(parts -> parts.length == 2 && fits(parts[0], name))
                    .map(parts -> parts[1])
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says why a command or a group of them is not here.
    ///
    /// @param topic what `help` was told
    /// @return a sentence; empty if virsh has neither a command nor a group of this name, or if
    ///   some commands of the group are here
    static Optional<String> reasonOfTopic(String topic) {
        return switch (topic) {
            case "backup", "checkpoint", "secret" -> reason(topic + "-");
            case "filter" -> reason("nwfilter-");
            default -> reason(topic);
        };
    }

    static boolean fits(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
