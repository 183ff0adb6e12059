package dev.vireo.shell.change;

import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of a command for others to read: in one form, and without secrets.
public final class CommandWords {
    private static final String HIDDEN = "***";

    /// What looks like a secret within a text: `passwd='...'`, `<password>...`, `//user:secret@`.
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)((?:passw(?:or)?d|passphrase|secret|token)['\"]?\\s*[=:>]\\s*['\"]?)[^'\"<>\\s]+"
                            + "|(//[^/@:\\s]*:)[^/@\\s]+(?=@)");

    private CommandWords() {}

    /// Returns the words.
    public static List<String> of(CommandSpec spec, Arguments arguments) {
        List<String> words = new ArrayList<>();
        words.add(spec.name());
        for (OptionSpec option : spec.options()) {
            if (!arguments.has(option.name())) {
                continue;
            }
            if (!option.takesValue()) {
                words.add("--" + option.name());
            } else if (option.takesSeveral()) {
                words.add("--" + option.name());
                arguments.list().forEach(value -> words.add(shown(spec, option, value)));
            } else {
                words.add("--" + option.name());
                words.add(shown(spec, option, arguments.raw(option.name())));
            }
        }
        return words;
    }

    /// Keys that are pressed may be a password.
    private static String shown(CommandSpec spec, OptionSpec option, @Nullable String value) {
        String name = option.name().toLowerCase(Locale.ROOT);
        boolean secret =
                name.contains("passw") || (spec.name().equals("send-key") && option.takesSeveral());
        return secret ? HIDDEN : masked(value == null ? "" : value);
    }

    /// Hides what looks like a secret within a text.
    public static String masked(String text) {
        return SECRET.matcher(text)
                .replaceAll(found -> {
                    String kept = found.group(1) != null ? found.group(1) : found.group(2);
                    return Matcher.quoteReplacement(kept + HIDDEN);
                });
    }
}
