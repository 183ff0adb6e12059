package dev.vireo.shell.command;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.text.CNumber;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The options given to a command.
public final class Arguments {
    private final Map<String, String> values;
    private final List<String> list;

    public Arguments(Map<String, String> values, List<String> list) {
        this.values = values;
        this.list = List.copyOf(list);
    }

    /// Returns the same arguments, in which names of files begin at another folder than that of the
    /// process.
    public Arguments in(Path folder, CommandSpec spec) {
        Map<String, String> moved = new LinkedHashMap<>(values);
        List<String> movedList = list;
        for (OptionSpec option : spec.options()) {
            String value = values.get(option.name());
            if (value != null && option.namesFile()) {
                moved.put(option.name(), moved(folder, value));
                if (option.takesSeveral()) {
                    movedList = list.stream().map(name -> moved(folder, name)).toList();
                }
            }
        }
        return new Arguments(moved, movedList);
    }

    /// Leaves what is no name of a file: nothing, standard input, a document.
    private static String moved(Path folder, String name) {
        try {
            return name.isEmpty() || name.equals("-") || name.startsWith("<")
                    ? name
                    : folder.resolve(name).toString();
        } catch (InvalidPathException _) {
            return name; // the command knows what to say
        }
    }

    /// Returns the values of the option that takes several.
    public List<String> list() {
        return list;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// Returns the value as it was given, or null.
    public @Nullable String raw(String name) {
        return values.get(name);
    }

    /// Returns the value of an option that may be missing but not empty.
    public @Nullable String text(String name) {
        String value = values.get(name);
        if (value != null && value.isEmpty()) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG,
                    "Failed to get option '" + name + "': Option argument is empty");
        }
        return value;
    }

    /// Returns the value of a required option.
    public String required(String name) {
        String value = text(name);
        if (value == null) {
            throw new IllegalStateException("the parser let a missing --" + name + " pass");
        }
        return value;
    }

    /// Returns the value of a number option, or null if it is not given.
    public @Nullable Integer number(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        Integer number = CNumber.parse(value);
        if (number == null) {
            throw malformed(name, value);
        }
        return number;
    }

    /// Returns the value of a number option that is not negative, or null if it is not given.
    public @Nullable Long count(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        Integer small = CNumber.parse(value);
        if (small != null && small >= 0) {
            return small.longValue();
        }
        if (!value.matches("\\d{1,18}")) {
            throw malformed(name, value);
        }
        return Long.parseLong(value);
    }

    /// Returns the value of a number option that virsh reads without sign, or null if it is not
    /// given.
    ///
    /// @throws CommandFailure in virsh's words for what is no number, and for a negative one
    public @Nullable Integer unsigned(String name) {
        Integer number = number(name);
        if (number != null && number < 0) {
            throw malformed(name, String.valueOf(values.get(name)));
        }
        return number;
    }

    private static CommandFailure malformed(String name, String value) {
        return CommandFailure.of(
                ErrorCode.INVALID_ARG,
                "Numeric value '"
                        + value
                        + "' for <"
                        + name
                        + "> option is malformed or out of range");
    }

    /// Refuses two options that exclude each other.
    public void exclusive(String first, String second) {
        if (has(first) && has(second)) {
            throw CommandFailure.usage(
                    "Options --" + first + " and --" + second + " are mutually exclusive");
        }
    }
}
