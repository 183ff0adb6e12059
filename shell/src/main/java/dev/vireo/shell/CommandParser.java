package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the words of one command into a command with arguments, by virsh's rules.
final class CommandParser {
    private final CommandSpec spec;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> list = new ArrayList<>();
    private boolean help;
    private int nextData;

    private CommandParser(CommandSpec spec) {
        this.spec = spec;
    }

    /// A command, ready to run.
    ///
    /// @param command the command
    /// @param spec its description
    /// @param arguments its arguments
    record Call(Command command, CommandSpec spec, Arguments arguments) {}

    /// Parses a text of commands.
    ///
    /// @return the commands
    /// @throws CommandFailure if one of them is wrong
    static List<Call> parseAll(String text) {
        List<Call> calls = new ArrayList<>();
        for (List<String> words : CommandText.split(text)) {
            calls.add(parse(words));
        }
        return calls;
    }

    /// Parses the words of a command.
    ///
    /// @param words the command's name and what follows it
    /// @return the command; `help` if `--help` is among the words
    /// @throws CommandFailure with virsh's words for what is wrong
    static Call parse(List<String> words) {
        String name = words.getFirst();
        Command command = CommandTable.find(name);
        if (command == null) {
            throw unknown(name);
        }
        CommandParser parser = new CommandParser(command.spec());
        parser.readAll(words);
        if (parser.help) {
            Command help = new HelpCommand();
            return new Call(help, help.spec(), new Arguments(Map.of("command", name), List.of()));
        }
        parser.checkRequired();
        return new Call(command, parser.spec, new Arguments(parser.values, parser.list));
    }

    static CommandFailure unknown(String name) {
        return RefusedCommands.reason(name)
                .map(reason ->
                        CommandFailure.of(
                                ErrorCode.NO_SUPPORT,
                                "command '" + name + "' is not supported: " + reason))
                .orElseGet(() -> CommandFailure.usage("unknown command: '" + name + "'"));
    }

    private void readAll(List<String> words) {
        boolean dataOnly = false;
        int at = 1;
        while (at < words.size()) {
            String word = words.get(at++);
            if (dataOnly || !looksLikeOption(word)) {
                if (!dataOnly && word.equals("--")) {
                    dataOnly = true;
                } else {
                    addData(word);
                    dataOnly = dataOnly || isInCommand();
                }
            } else if (addOption(word, at < words.size() ? words.get(at) : null)) {
                at++;
            }
        }
    }

    private static boolean looksLikeOption(String word) {
        return word.length() > 2 && word.startsWith("--") && isAlphanumeric(word.charAt(2));
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /// Adds an option and returns whether it took the next word as its value.
    private boolean addOption(String word, @Nullable String next) {
        int equals = word.indexOf('=');
        String given = equals < 0 ? word.substring(2) : word.substring(2, equals);
        String usual = OptionAliases.usual(spec.name(), given);
        if (usual.contains("=")) {
            refuseValue(given, equals < 0 ? null : word);
            return addOption("--" + usual, null);
        }
        return addOption(usual, equals < 0 ? null : word.substring(equals + 1), next);
    }

    /// Does the same.
    ///
    /// @param value what stands behind its `=`, null if there is none
    private boolean addOption(String name, @Nullable String value, @Nullable String next) {
        if (name.equals("help")) {
            refuseValue(name, value);
            help = true;
            return false;
        }
        OptionSpec option = option(name);
        if (values.containsKey(name) && !option.takesSeveral()) {
            throw CommandFailure.usage("option --" + name + " already seen");
        }
        if (!option.takesValue()) {
            refuseValue(name, value);
            values.put(name, "");
            return false;
        }
        if (value != null) {
            put(option, value);
            return false;
        }
        if (next == null) {
            throw CommandFailure.usage(
                    "expected syntax: --" + name + " <" + option.valueName() + ">");
        }
        put(option, next);
        return true;
    }

    private void put(OptionSpec option, String value) {
        values.put(option.name(), value);
        if (option.takesSeveral()) {
            list.add(value);
        }
    }

    private static void refuseValue(String name, @Nullable String value) {
        if (value != null) {
            throw CommandFailure.usage("invalid '=' after option --" + name);
        }
    }

    private OptionSpec option(String name) {
        for (OptionSpec option : spec.options()) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        throw CommandFailure.usage(
                "command '" + spec.name() + "' doesn't support option --" + name);
    }

    /// Returns whether the rest is for another command.
    private boolean isInCommand() {
        return nextData < spec.options().size()
                && spec.options().get(nextData).kind() == OptionSpec.Kind.COMMAND;
    }

    /// Gives a value without a name to the first option that takes one and has none.
    private void addData(String word) {
        for (; nextData < spec.options().size(); nextData++) {
            OptionSpec option = spec.options().get(nextData);
            if (option.kind() == OptionSpec.Kind.REST) {
                return;
            }
            if (option.takesSeveral()
                    || (option.takesData() && !values.containsKey(option.name()))) {
                put(option, word);
                return;
            }
        }
        throw CommandFailure.usage("unexpected data '" + word + "'");
    }

    /// Returns how virsh calls an option that is missing.
    private static String form(OptionSpec option) {
        return option.kind() == OptionSpec.Kind.NUMBER
                ? "--" + option.name()
                : "<" + option.name() + ">";
    }

    /// Names all that is missing, not only the first.
    private void checkRequired() {
        List<String> missing = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            if (option.required() && !values.containsKey(option.name())) {
                missing.add("command '" + spec.name() + "' requires " + form(option) + " option");
            }
        }
        if (!missing.isEmpty()) {
            throw CommandFailure.usage(missing);
        }
    }
}
