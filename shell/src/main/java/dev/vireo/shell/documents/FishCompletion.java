package dev.vireo.shell.documents;

import dev.vireo.shell.Usage;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import java.util.List;
import java.util.stream.Collectors;

/// The completion of fish, with what `help` says about each word.
final class FishCompletion {
    private FishCompletion() {}

    static String text(List<CommandSpec> commands) {
        StringBuilder text =
                new StringBuilder(
                        Template.read("vireo.fish")
                                .replace("@VALUED@", valued())
                                .replace("@TOPICS@", Template.topics(commands)));
        for (GlobalWords option : GlobalWords.of(Usage.OPTIONS)) {
            text.append("complete -c vireo -n __vireo_needs_command");
            word(text, " -s ", option.letter());
            word(text, " -l ", option.name());
            text.append(option.namesFile() ? " -r -F" : option.takesValue() ? " -x" : "");
            if (!option.choices().isEmpty()) {
                text.append(" -a ").append(quoted(String.join(" ", option.choices())));
            }
            text.append(" -d ").append(quoted(option.summary())).append('\n');
        }
        for (CommandSpec command : commands) {
            text.append("complete -c vireo -f -n __vireo_needs_command -a ");
            text.append(command.name()).append(" -d ").append(quoted(command.summary()));
            text.append('\n');
        }
        for (CommandSpec command : commands) {
            for (OptionSpec option : command.options()) {
                if (option.kind() != OptionSpec.Kind.REST) {
                    option(text, command, option);
                }
            }
        }
        return text.toString();
    }

    private static String valued() {
        return GlobalWords.of(Usage.OPTIONS).stream()
                .filter(GlobalWords::takesValue)
                .flatMap(option -> option.forms().stream())
                .collect(Collectors.joining(" "));
    }

    private static void option(StringBuilder text, CommandSpec command, OptionSpec option) {
        text.append("complete -c vireo -n '__vireo_has_command ").append(command.name());
        text.append("' -l ").append(option.name());
        if (!option.choices().isEmpty()) {
            text.append(" -x -a ").append(quoted(String.join(" ", option.choices())));
        } else if (option.takesValue()) {
            text.append(option.namesFile() ? " -r -F" : " -x -a '(__vireo_ask)'");
        }
        text.append(" -d ").append(quoted(option.summary())).append('\n');
    }

    private static void word(StringBuilder text, String flag, String word) {
        if (!word.isEmpty()) {
            text.append(flag).append(word);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
