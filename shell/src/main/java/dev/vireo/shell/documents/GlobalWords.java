package dev.vireo.shell.documents;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The options before the command, read from the text of `--help`, so that both say the same.
///
/// @param letter the short form, empty if there is none
/// @param name the long form, empty if there is none
/// @param takesValue whether a value follows
/// @param summary what it does
record GlobalWords(String letter, String name, boolean takesValue, String summary) {
    private static final Pattern LINE =
            Pattern.compile(
                    "^ {4}(?:-(?<letter>\\w))? *\\|? *(?:--(?<name>[\\w-]+)(?<value>\\[?=\\S+| <\\S+)?)?"
                            + "(?: +(?<summary>\\S.*))?$");

    /// Reads them.
    ///
    /// @param usage the text of `--help`
    static List<GlobalWords> of(String usage) {
        return usage.lines()
                .takeWhile(line -> !line.startsWith("  URI"))
                .dropWhile(line -> !line.startsWith("  options:"))
                .skip(1)
                .flatMap(GlobalWords::read)
                .toList();
    }

    private static Stream<GlobalWords> read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()
                || (matcher.group("letter") == null && matcher.group("name") == null)) {
            return Stream.empty(); // the rest of a summary
        }
        String value = matcher.group("value");
        return Stream.of(
                new GlobalWords(
                        text(matcher.group("letter")),
                        text(matcher.group("name")),
                        value != null && !value.startsWith("["),
                        text(matcher.group("summary"))));
    }

    /// Returns the values that there are, none if there are too many.
    List<String> choices() {
        return switch (name) {
            case "format" -> List.of("text", "json");
            case "color" -> List.of("auto", "always", "never");
            case "on-question" -> List.of("default", "fail", "ask");
            case "version" -> List.of("short", "long");
            case "debug" -> List.of("0", "1", "2", "3", "4");
            default -> List.of();
        };
    }

    /// Returns whether its value may be a file.
    boolean namesFile() {
        return List.of("audit", "file", "log", "on-question").contains(name);
    }

    /// Returns its forms, with their dashes.
    List<String> forms() {
        return Stream.of(dashed("-", letter), dashed("--", name))
                .filter(form -> !form.isEmpty())
                .toList();
    }

    private static String dashed(String dashes, String word) {
        return word.isEmpty() ? "" : dashes + word;
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }
}
