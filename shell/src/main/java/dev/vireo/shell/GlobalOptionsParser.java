package dev.vireo.shell;

import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.GlobalOptions;
import dev.vireo.shell.command.ScriptOptions;
import dev.vireo.shell.text.CNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the options before the command as C's `getopt_long` does for virsh: short options can be
/// joined, long ones abbreviated, and the first word that is no option is the command.
final class GlobalOptionsParser {
    private static final int MAX_DEBUG_LEVEL = 4;

    /// An option.
    ///
    /// @param name the long form
    /// @param letter the short form, 0 if there is none
    /// @param value what it takes
    private record Option(String name, char letter, Value value) {}

    private enum Value {
        NONE,
        REQUIRED,
        POSSIBLE
    }

    private static final List<Option> OPTIONS =
            List.of(
                    new Option("audit", '\0', Value.REQUIRED),
                    new Option("color", '\0', Value.REQUIRED),
                    new Option("connect", 'c', Value.REQUIRED),
                    new Option("debug", 'd', Value.REQUIRED),
                    new Option("dry-run", '\0', Value.NONE),
                    new Option("escape", 'e', Value.REQUIRED),
                    new Option("file", '\0', Value.REQUIRED),
                    new Option("format", '\0', Value.REQUIRED),
                    new Option("help", 'h', Value.NONE),
                    new Option("keepalive-interval", 'k', Value.REQUIRED),
                    new Option("keepalive-count", 'K', Value.REQUIRED),
                    new Option("log", 'l', Value.REQUIRED),
                    new Option("on-question", '\0', Value.REQUIRED),
                    new Option("quiet", 'q', Value.NONE),
                    new Option("readonly", 'r', Value.NONE),
                    new Option("stats", '\0', Value.NONE),
                    new Option("stop-on-error", '\0', Value.NONE),
                    new Option("task-timeout", '\0', Value.REQUIRED),
                    new Option("timeout", '\0', Value.REQUIRED),
                    new Option("timing", 't', Value.NONE),
                    new Option("version", 'v', Value.POSSIBLE),
                    new Option("version", 'V', Value.POSSIBLE));

    private String[] arguments;
    private int at;
    private GlobalOptions.Action action = GlobalOptions.Action.RUN;
    private @Nullable String uri;
    private boolean quiet;
    private boolean readOnly;
    private boolean timing;
    private boolean statistics;
    private boolean json;
    private String color = "auto";
    private @Nullable String onQuestion;
    private @Nullable Duration taskTimeout;
    private @Nullable String file;
    private boolean stopOnError;
    private boolean dryRun;
    private @Nullable String audit;
    private @Nullable Duration timeout;
    private final List<String> warnings = new ArrayList<>();

    GlobalOptionsParser(String[] arguments) {
        this.arguments = arguments;
    }

    /// Parses the command line.
    ///
    /// @throws CommandFailure with virsh's words for what is wrong
    GlobalOptions parse() {
        readAll();
        TrailingOptions trailing =
                TrailingOptions.of(Arrays.asList(arguments).subList(at, arguments.length));
        if (action == GlobalOptions.Action.RUN) {
            arguments = trailing.options();
            at = 0;
            readAll();
        }
        if (file != null && !trailing.words().isEmpty()) {
            throw CommandFailure.usage("option --file is for commands from a file, without others");
        }
        return new GlobalOptions(
                action,
                uri,
                quiet,
                readOnly,
                timing,
                statistics,
                json,
                color,
                onQuestion,
                taskTimeout,
                new ScriptOptions(file, stopOnError, dryRun, audit, timeout),
                warnings,
                trailing.words());
    }

    /// Returns whether JSON was asked for, as far as the command line was understood.
    boolean asksForJson() {
        return json;
    }

    private void readAll() {
        while (at < arguments.length && action == GlobalOptions.Action.RUN) {
            String argument = arguments[at];
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                return;
            }
            at++;
            if (argument.equals("--")) {
                return;
            }
            if (argument.startsWith("--")) {
                readLong(argument);
            } else {
                readShort(argument);
            }
        }
    }

    private void readLong(String argument) {
        int equals = argument.indexOf('=');
        String name = argument.substring(2, equals < 0 ? argument.length() : equals);
        Option option = longOption(name);
        if (option == null) {
            throw unsupported(argument);
        }
        String value = equals < 0 ? null : argument.substring(equals + 1);
        if (value != null && option.value == Value.NONE) {
            throw unsupported(shortForm(option));
        }
        apply(
                option,
                "--" + option.name,
                option.value == Value.REQUIRED ? required(option, value) : value);
    }

    /// Finds a long option by its name or a beginning that only one has. What abbreviates one of
    /// virsh's means that one.
    private static @Nullable Option longOption(String name) {
        Option found = null;
        boolean several = false;
        for (Option option : OPTIONS) {
            if (option.letter == 'V' || !option.name.startsWith(name)) {
                continue;
            }
            if (option.name.equals(name)) {
                return option;
            }
            if (found == null || (found.letter == 0 && option.letter != 0)) {
                found = option;
                several = false;
            } else if (found.letter == 0 || option.letter != 0) {
                several = true;
            }
        }
        return several ? null : found;
    }

    private void readShort(String argument) {
        for (int i = 1; i < argument.length(); i++) {
            Option option = shortOption(argument.charAt(i));
            if (option.letter == 'e' && i + 1 == argument.length() && !nextIsEscape()) {
                stopOnError = true;
                return;
            }
            if (option.value == Value.REQUIRED) {
                String rest = argument.substring(i + 1);
                apply(option, shortForm(option), required(option, rest.isEmpty() ? null : rest));
                return;
            }
            apply(option, shortForm(option), null);
        }
    }

    /// Returns whether `-e` is virsh's, with the escape character of its console: a single
    /// character, or `^` and one.
    private boolean nextIsEscape() {
        return at < arguments.length && isEscape(arguments[at]);
    }

    private static Option shortOption(char letter) {
        for (Option option : OPTIONS) {
            if (option.letter == letter) {
                return option;
            }
        }
        throw unsupported("-" + letter);
    }

    private String required(Option option, @Nullable String value) {
        if (value != null) {
            return value;
        }
        if (at == arguments.length) {
            String letter = option.letter == 0 ? "" : "'-" + option.letter + "'/";
            throw CommandFailure.usage(
                    "option " + letter + "'--" + option.name + "' requires an argument");
        }
        return arguments[at++];
    }

    private void apply(Option option, String form, @Nullable String value) {
        switch (option.name) {
            case "color" -> color = color(value);
            case "connect" -> uri = value == null || value.isEmpty() ? null : value;
            case "debug" -> checkDebugLevel(form, value);
            case "audit" -> audit = nameOfFile(option, value);
            case "dry-run" -> dryRun = true;
            case "timeout" -> timeout = Durations.parse("--timeout", value);
            case "escape" -> checkEscape(value);
            case "file" -> file = nameOfFile(option, value);
            case "format" -> json = isJson(value);
            case "help" -> action = GlobalOptions.Action.HELP;
            case "keepalive-interval", "keepalive-count" -> checkKeepalive(form, value);
            case "on-question" -> onQuestion = onQuestion(value);
            case "quiet" -> quiet = true;
            case "readonly" -> readOnly = true;
            case "stats" -> statistics = true;
            case "stop-on-error" -> stopOnError = true;
            case "task-timeout" -> taskTimeout = seconds(value);
            case "timing" -> timing = true;
            case "version" ->
                    action =
                            option.letter == 'V' || Objects.equals(value, "long")
                                    ? GlobalOptions.Action.LONG_VERSION
                                    : GlobalOptions.Action.VERSION;
            default -> {} // --log: taken for virsh's sake
        }
    }

    private void checkDebugLevel(String form, @Nullable String value) {
        Integer level = value == null ? null : CNumber.parse(value);
        if (level == null) {
            throw CommandFailure.usage("option " + form + " takes a numeric argument");
        }
        if (level < 0 || level > MAX_DEBUG_LEVEL) {
            warnings.add("ignoring debug level " + level + " out of range [0-4]");
        }
    }

    private static void checkEscape(@Nullable String value) {
        if (value == null || !isEscape(value)) {
            throw CommandFailure.usage("Invalid string '" + value + "' for escape sequence");
        }
    }

    private static boolean isEscape(String value) {
        return value.length() == 1 || (value.length() == 2 && value.charAt(0) == '^');
    }

    private static String nameOfFile(Option option, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw CommandFailure.usage("option --" + option.name + " takes the name of a file");
        }
        return value;
    }

    private static void checkKeepalive(String form, @Nullable String value) {
        Integer number = value == null ? null : CNumber.parse(value);
        if (number == null) {
            throw CommandFailure.usage("Invalid value for option " + form);
        }
        if (number < 0) {
            throw CommandFailure.usage("option " + form + " requires a positive integer argument");
        }
    }

    private static boolean isJson(@Nullable String value) {
        if (Objects.equals(value, "json")) {
            return true;
        }
        if (Objects.equals(value, "text")) {
            return false;
        }
        throw CommandFailure.usage("option --format takes 'text' or 'json', not '" + value + "'");
    }

    private static String color(@Nullable String value) {
        if (value != null
                && (value.equals("auto") || value.equals("always") || value.equals("never"))) {
            return value;
        }
        throw CommandFailure.usage(
                "option --color takes 'auto', 'always' or 'never', not '" + value + "'");
    }

    private static String onQuestion(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw CommandFailure.usage(
                    "option --on-question takes 'default', 'fail', 'ask' or a file with rules");
        }
        return value;
    }

    private static Duration seconds(@Nullable String value) {
        Integer number = value == null ? null : CNumber.parse(value);
        if (number == null || number <= 0) {
            throw CommandFailure.usage("option --task-timeout takes a number of seconds above 0");
        }
        return Duration.ofSeconds(number);
    }

    private static String shortForm(Option option) {
        return option.letter == 0 ? "--" + option.name : "-" + option.letter;
    }

    private static CommandFailure unsupported(String argument) {
        return CommandFailure.usage("unsupported option '" + argument + "'. See --help.");
    }
}
