package dev.vireo.shell.documents;

import dev.vireo.shell.command.CommandSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What completions have that does not depend on the commands.
final class Template {
    private Template() {}

    /// Reads a resource of this package.
    static String read(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the names of all commands.
    static String names(List<CommandSpec> commands) {
        return commands.stream().map(CommandSpec::name).collect(Collectors.joining(" "));
    }

    /// Returns what `help` explains: commands and groups.
    static String topics(List<CommandSpec> commands) {
        return Stream.concat(
                        commands.stream().map(CommandSpec::name),
                        Arrays.stream(CommandSpec.Group.values()).map(CommandSpec.Group::keyword))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
