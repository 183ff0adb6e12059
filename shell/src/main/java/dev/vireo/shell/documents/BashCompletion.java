package dev.vireo.shell.documents;

import dev.vireo.shell.Usage;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The completion of bash: commands, options, choices and files. Names of domains and the like need
/// a connection, which a key must not open; `vireo` without a command completes them.
final class BashCompletion {

    private BashCompletion() {}

    static String text(List<CommandSpec> commands) {
        List<GlobalWords> global = GlobalWords.of(Usage.OPTIONS);
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # bash completion for vireo, made from its commands

                _vireo() {
                    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"
                    local command= each skip= options=
                    for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                        if [ -n "$skip" ]; then
                            skip=
                            continue
                        fi
                        case "$each" in
                """);
        text.append("        ").append(valued(global)).append(") skip=1 ;;\n");
        text.append(
                """
                        -*) ;;
                        *)
                            command="$each"
                            break
                            ;;
                        esac
                    done
                    case "$command" in
                    "")
                """);
        text.append("        options=\"").append(words(global)).append("\"\n");
        text.append("        [[ $word = -* ]] || options=\"")
                .append(names(commands))
                .append("\"\n");
        text.append("        ;;\n");
        for (CommandSpec command : commands) {
            text.append("    ").append(command.name()).append(")\n");
            choices(text, command);
            text.append("        options=\"").append(options(command)).append("\"\n        ;;\n");
        }
        text.append(
                """
                    esac
                    COMPREPLY=($(compgen -W "$options" -- "$word"))
                } && complete -o default -F _vireo vireo
                """);
        return text.toString();
    }

    /// Files are completed by bash itself, where nothing else fits; choices are answered at once.
    private static void choices(StringBuilder text, CommandSpec command) {
        List<OptionSpec> choosing =
                command.options().stream().filter(option -> !option.choices().isEmpty()).toList();
        if (choosing.isEmpty()) {
            return;
        }
        text.append("        case \"$before\" in\n");
        for (OptionSpec option : choosing) {
            text.append("        --").append(option.name()).append(")\n");
            text.append("            COMPREPLY=($(compgen -W \"");
            text.append(String.join(" ", option.choices()));
            text.append("\" -- \"$word\"))\n            return\n            ;;\n");
        }
        text.append("        esac\n");
    }

    private static String options(CommandSpec command) {
        return Stream.concat(
                        command.options().stream()
                                .filter(option -> option.kind() != OptionSpec.Kind.REST)
                                .map(option -> "--" + option.name()),
                        Stream.of("--help"))
                .collect(Collectors.joining(" "));
    }

    private static String names(List<CommandSpec> commands) {
        return commands.stream().map(CommandSpec::name).collect(Collectors.joining(" "));
    }

    private static String words(List<GlobalWords> global) {
        return global.stream()
                .flatMap(each -> Stream.of(dashed("-", each.letter()), dashed("--", each.name())))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String valued(List<GlobalWords> global) {
        return global.stream()
                .filter(GlobalWords::takesValue)
                .flatMap(each -> Stream.of(dashed("-", each.letter()), dashed("--", each.name())))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private static String dashed(String dashes, String word) {
        return word.isEmpty() ? "" : dashes + word;
    }
}
