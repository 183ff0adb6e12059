package dev.vireo.shell.documents;

import dev.vireo.shell.Usage;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import java.util.List;

/// The completion of zsh, with what `help` says about each word.
final class ZshCompletion {
    private ZshCompletion() {}

    static String text(List<CommandSpec> commands) {
        StringBuilder text = new StringBuilder();
        text.append("#compdef vireo\n# zsh completion for vireo, made from its commands\n\n");
        text.append(Template.read("vireo.zsh"));
        text.append(
                """
                _vireo() {
                    local program=$words[1]
                    local context state state_descr line
                    typeset -A opt_args
                    _arguments -C \\
                """);
        for (GlobalWords option : GlobalWords.of(Usage.OPTIONS)) {
            global(text, option);
        }
        text.append(
                """
                        '1: :->command' \\
                        '*:: :->arguments'
                    case $state in
                    command)
                        local -a commands=(
                """);
        for (CommandSpec command : commands) {
            text.append("            ");
            text.append(quoted(command.name() + ":" + command.summary())).append('\n');
        }
        text.append(
                """
                        )
                        _describe command commands
                        ;;
                    arguments)
                        local opt_uri=${opt_args[--connect]:-${opt_args[-c]}}
                        case $line[1] in
                """);
        for (CommandSpec command : commands) {
            text.append("        ").append(command.name()).append(")\n");
            if (special(text, command, commands)) {
                continue;
            }
            text.append("            _arguments");
            for (OptionSpec option : command.options()) {
                if (option.kind() != OptionSpec.Kind.REST) {
                    text.append(" \\\n                ").append(quoted(option(option)));
                }
            }
            text.append(
                    " \\\n                '--help[print help]' '*: :_vireo_ask'\n            ;;\n");
        }
        return text.append(
                        """
                                esac
                                ;;
                            esac
                        }
                        _vireo "$@"
                        """)
                .toString();
    }

    private static void global(StringBuilder text, GlobalWords option) {
        String rest = "[" + plain(option.summary()) + "]" + values(option);
        if (!option.letter().isEmpty()) {
            text.append("        ").append(quoted("-" + option.letter() + rest)).append(" \\\n");
        }
        if (!option.name().isEmpty()) {
            String equals = option.takesValue() ? "=" : "";
            text.append("        ").append(quoted("--" + option.name() + equals + rest));
            text.append(" \\\n");
        }
    }

    private static String values(GlobalWords option) {
        if (!option.takesValue()) {
            return "";
        }
        if (option.namesFile()) {
            return ": :_files";
        }
        return option.choices().isEmpty()
                ? ": :"
                : ": :(" + String.join(" ", option.choices()) + ")";
    }

    /// Topics of `help`; the command of `watch`, which has options of its own.
    private static boolean special(
            StringBuilder text, CommandSpec command, List<CommandSpec> commands) {
        if (command.name().equals("help")) {
            text.append("            compadd -- ").append(Template.topics(commands));
        } else if (command.name().equals("watch")) {
            text.append("            _vireo_ask");
        } else {
            return false;
        }
        text.append("\n            ;;\n");
        return true;
    }

    private static String option(OptionSpec option) {
        String text = "--" + option.name() + "[" + plain(option.summary()) + "]";
        if (!option.takesValue()) {
            return text;
        }
        if (!option.choices().isEmpty()) {
            return text + ": :(" + String.join(" ", option.choices()) + ")";
        }
        return text + ": :" + (option.namesFile() ? "_files" : "_vireo_ask");
    }

    /// Brackets and colons would end what they stand in.
    private static String plain(String summary) {
        return summary.replace("[", "(").replace("]", ")").replace(":", " -");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
