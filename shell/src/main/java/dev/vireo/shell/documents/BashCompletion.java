package dev.vireo.shell.documents;

import dev.vireo.shell.Usage;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The completion of bash: commands, options and choices at once; names of the server and files by
/// `vireo complete`. Bash splits words at colons and equals signs, so the line is split here.
final class BashCompletion {
    private BashCompletion() {}

    static String text(List<CommandSpec> commands) {
        List<GlobalWords> global = GlobalWords.of(Usage.OPTIONS);
        return Template.read("vireo.bash")
                .replace("@VALUED@", String.join(" | ", forms(global, true)))
                .replace("@OPTIONS@", String.join(" ", forms(global, false)))
                .replace("@COMMANDS@", Template.names(commands))
                .replace("@TOPICS@", Template.topics(commands))
                .replace("@GLOBAL_CHOICES@\n", choices(global))
                .replace("@COMMAND_OPTIONS@\n", options(commands));
    }

    private static List<String> forms(List<GlobalWords> global, boolean valued) {
        return global.stream()
                .filter(each -> !valued || each.takesValue())
                .flatMap(each -> each.forms().stream())
                .toList();
    }

    private static String choices(List<GlobalWords> global) {
        StringBuilder text = new StringBuilder();
        for (GlobalWords each : global) {
            if (!each.choices().isEmpty() || each.namesFile()) {
                text.append("    ").append(String.join(" | ", each.forms())).append(")\n");
                text.append("        options=\"").append(String.join(" ", each.choices()));
                text.append("\"\n");
                text.append(each.namesFile() ? "        files=1\n" : "").append("        ;;\n");
            }
        }
        return text.toString();
    }

    private static String options(List<CommandSpec> commands) {
        StringBuilder text = new StringBuilder();
        for (CommandSpec command : commands) {
            text.append("    ").append(command.name()).append(")\n");
            for (OptionSpec option : command.options()) {
                if (!option.choices().isEmpty()) {
                    text.append("        [ \"$before\" != --").append(option.name());
                    text.append(" ] || choices=\"").append(String.join(" ", option.choices()));
                    text.append("\"\n");
                }
            }
            text.append("        options=\"").append(options(command)).append("\"\n        ;;\n");
        }
        return text.toString();
    }

    private static String options(CommandSpec command) {
        return Stream.concat(
                        command.options().stream()
                                .filter(option -> option.kind() != OptionSpec.Kind.REST)
                                .map(option -> "--" + option.name()),
                        Stream.of("--help"))
                .collect(Collectors.joining(" "));
    }
}
