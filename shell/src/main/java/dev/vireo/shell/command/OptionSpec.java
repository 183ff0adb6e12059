package dev.vireo.shell.command;

import java.util.List;

/// An option of a command.
///
/// @param name the name without dashes
/// @param kind what it takes
/// @param required whether the command cannot do without it
/// @param summary what `help` says about it
/// @param completes what its value names
/// @param choices the values that there are, if it completes a choice
public record OptionSpec(
        String name,
        Kind kind,
        boolean required,
        String summary,
        Completes completes,
        List<String> choices) {
    public OptionSpec(String name, Kind kind, boolean required, String summary) {
        this(name, kind, required, summary, Completes.NOTHING, List.of());
    }

    /// What follows an option.
    public enum Kind {
        /// Nothing: it is given or it is not.
        FLAG,
        /// A text. May also stand without the option's name.
        TEXT,
        /// A text that needs the option's name.
        NAMED_TEXT,
        /// A whole number. May also stand without the option's name.
        NUMBER,
        /// A whole number that needs the option's name.
        NAMED_NUMBER,
        /// One or more texts. May also stand without the option's name.
        LIST,
        /// As LIST, but `help` does not show that the option has a name.
        WORDS,
        /// A command with options and arguments of its own: all words from its first one on.
        COMMAND,
        /// Any number of texts without the option's name, which is not shown in `help`.
        REST
    }

    public static OptionSpec flag(String name, String summary) {
        return new OptionSpec(name, Kind.FLAG, false, summary);
    }

    public static OptionSpec text(String name, String summary) {
        return new OptionSpec(name, Kind.TEXT, false, summary);
    }

    public static OptionSpec namedText(String name, String summary) {
        return new OptionSpec(name, Kind.NAMED_TEXT, false, summary);
    }

    public static OptionSpec number(String name, String summary) {
        return new OptionSpec(name, Kind.NUMBER, false, summary);
    }

    public static OptionSpec namedNumber(String name, String summary) {
        return new OptionSpec(name, Kind.NAMED_NUMBER, false, summary);
    }

    public static OptionSpec requiredNumber(String name, String summary) {
        return new OptionSpec(name, Kind.NUMBER, true, summary);
    }

    public static OptionSpec list(String name, String summary) {
        return new OptionSpec(name, Kind.LIST, false, summary);
    }

    public static OptionSpec words(String name, String summary) {
        return new OptionSpec(name, Kind.WORDS, false, summary);
    }

    public static OptionSpec rest(String name) {
        return new OptionSpec(name, Kind.REST, false, "");
    }

    /// The option `domain` that most commands need.
    public static OptionSpec domain(String summary) {
        return new OptionSpec("domain", Kind.TEXT, true, summary).completing(Completes.DOMAIN);
    }

    /// Returns the same option, whose value names what there is of a kind.
    public OptionSpec completing(Completes what) {
        return new OptionSpec(name, kind, required, summary, what, List.of());
    }

    /// Returns the same option, whose value is one of a few.
    public OptionSpec choosing(String... values) {
        return new OptionSpec(name, kind, required, summary, Completes.CHOICE, List.of(values));
    }

    /// Returns whether its value is a file or a folder of this machine.
    public boolean namesFile() {
        return completes == Completes.FILE || completes == Completes.FOLDER;
    }

    /// Returns whether it takes several values.
    public boolean takesSeveral() {
        return kind == Kind.LIST || kind == Kind.WORDS || kind == Kind.COMMAND;
    }

    public boolean takesValue() {
        return kind != Kind.FLAG;
    }

    /// Returns whether a value without the option's name may be meant for it.
    public boolean takesData() {
        return kind == Kind.TEXT || kind == Kind.NUMBER || takesSeveral();
    }

    /// Returns how `help` calls the value.
    public String valueName() {
        return kind == Kind.NUMBER || kind == Kind.NAMED_NUMBER ? "number" : "string";
    }

    /// Returns its name and value as `help` shows them.
    public String label() {
        if (kind == OptionSpec.Kind.WORDS || kind == OptionSpec.Kind.COMMAND) {
            return "<" + name + ">";
        }
        String option = "--" + name;
        if (!takesValue()) {
            return option;
        }
        boolean bare = required || kind == OptionSpec.Kind.LIST;
        return (bare ? "[" + option + "]" : option) + " <" + valueName() + ">";
    }
}
