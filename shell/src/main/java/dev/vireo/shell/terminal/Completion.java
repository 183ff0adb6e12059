package dev.vireo.shell.terminal;

import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds what could stand at the end of a command that is being typed.
public final class Completion {
    private final CommandSource commands;
    private final Names names;
    private final Supplier<Path> folder;

    /// Makes a completion.
    ///
    /// @param commands the commands
    /// @param names what there is on the server
    /// @param folder where names of files begin
    public Completion(CommandSource commands, LiveNames names, Supplier<Path> folder) {
        this(commands, (Names) names, folder);
    }

    Completion(CommandSource commands, Names names, Supplier<Path> folder) {
        this.commands = commands;
        this.names = names;
        this.folder = folder;
    }

    /// Lists the words that could stand in place of the last one.
    ///
    /// @param words the words of the command, the last of them as far as it is typed
    public List<String> values(List<String> words) {
        return choices(words).stream().map(Choice::value).toList();
    }

    /// Lists what could stand in place of the last word.
    ///
    /// @param words the words of the command, the last of them as far as it is typed
    /// @return what fits the last word's beginning; all that there is if that is empty
    List<Choice> choices(List<String> words) {
        String last = words.getLast();
        return all(words).stream().filter(choice -> choice.value().startsWith(last)).toList();
    }

    private List<Choice> all(List<String> words) {
        return words.size() == 1
                ? commandNames()
                : commands.find(words.getFirst())
                        .map(spec -> arguments(spec, words))
                        .orElse(List.of());
    }

    private List<Choice> commandNames() {
        List<Choice> all = new ArrayList<>();
        for (String name : commands.names()) {
            all.add(new Choice(name, about(name), true));
        }
        return all;
    }

    private String about(String name) {
        return commands.find(name).map(CommandSpec::summary).orElse("");
    }

    private List<Choice> arguments(CommandSpec spec, List<String> words) {
        int inner = innerCommand(spec, words);
        return inner < 0 ? ownArguments(spec, words) : all(words.subList(inner, words.size()));
    }

    /// Returns where a command within the command begins, less than 0 if there is none.
    private static int innerCommand(CommandSpec spec, List<String> words) {
        if (spec.options().stream().noneMatch(o -> o.kind() == OptionSpec.Kind.COMMAND)) {
            return -1;
        }
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                return i;
            }
            boolean takesNext =
                    word.equals("-n")
                            || spec.options().stream()
                                    .anyMatch(o -> o.takesValue() && word.equals("--" + o.name()));
            i += takesNext ? 1 : 0;
        }
        return -1;
    }

    private List<Choice> ownArguments(CommandSpec spec, List<String> words) {
        Given given = Given.of(spec, words.subList(1, words.size() - 1));
        String last = words.getLast();
        int equals = last.indexOf('=');
        if (given.waiting().isPresent()) {
            return values(given.waiting().get(), given, last);
        }
        if (last.startsWith("--") && equals > 0 && !given.dataOnly()) {
            String before = last.substring(0, equals + 1);
            return spec.options().stream()
                    .filter(option -> before.equals("--" + option.name() + "="))
                    .flatMap(option -> values(option, given, last.substring(equals + 1)).stream())
                    .map(value -> new Choice(before + value.value(), value.about(), value.ended()))
                    .toList();
        }
        if (last.startsWith("-") && !given.dataOnly()) {
            return options(spec, given);
        }
        List<Choice> data =
                given.next().map(option -> values(option, given, last)).orElse(List.of());
        boolean others =
                data.isEmpty()
                        && last.isEmpty()
                        && !given.dataOnly()
                        && given.next().map(option -> isKnown(option, given)).orElse(true);
        return others ? options(spec, given) : data;
    }

    private static List<Choice> options(CommandSpec spec, Given given) {
        List<Choice> all = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            boolean again = option.takesSeveral() || !given.values().containsKey(option.name());
            if (again && option.kind() != OptionSpec.Kind.REST) {
                all.add(new Choice("--" + option.name(), option.summary(), true));
            }
        }
        all.add(new Choice("--help", "print help", true));
        return all;
    }

    private List<Choice> values(OptionSpec option, Given given, String typed) {
        return switch (option.completes()) {
            case NOTHING, URI -> List.of();
            case CHOICE -> choices(option.choices(), given, option);
            case FILE -> new FileNames(folder.get()).beginningWith(typed, true);
            case FOLDER -> new FileNames(folder.get()).beginningWith(typed, false);
            case HELP_TOPIC -> helpTopics();
            case DOMAIN,
                    ACTIVE_DOMAIN,
                    INACTIVE_DOMAIN,
                    POOL,
                    NETWORK,
                    INTERFACE,
                    VOLUME,
                    SNAPSHOT,
                    DISK,
                    MAC ->
                    choices(
                            names.of(option.completes(), owner(option.completes(), given)),
                            given,
                            option);
        };
    }

    /// Returns whether it is known what there is. Options are no answer to who waits for names.
    private boolean isKnown(OptionSpec option, Given given) {
        return names.areKnown(option.completes(), owner(option.completes(), given));
    }

    private static String owner(Completes kind, Given given) {
        return switch (kind) {
            case VOLUME -> given.value("pool");
            case SNAPSHOT, DISK, MAC -> given.value("domain");
            default -> "";
        };
    }

    private static List<Choice> choices(List<String> values, Given given, OptionSpec option) {
        return values.stream()
                .filter(value -> !option.takesSeveral() || !given.all().contains(value))
                .map(Choice::new)
                .toList();
    }

    private List<Choice> helpTopics() {
        List<Choice> all = commandNames();
        for (CommandSpec.Group group : CommandSpec.Group.values()) {
            all.add(new Choice(group.keyword(), group.title(), true));
        }
        return all;
    }

    /// What the words before the last one say, as the shell's parser will understand them.
    ///
    /// @param values the values by option
    /// @param all the words that are values
    /// @param waiting the option whose value comes next
    /// @param next the option that takes the next value without a name
    /// @param dataOnly whether `--` was there, after which nothing is an option
    private record Given(
            Map<String, String> values,
            List<String> all,
            Optional<OptionSpec> waiting,
            Optional<OptionSpec> next,
            boolean dataOnly) {
        static Given of(CommandSpec spec, List<String> words) {
            Map<String, String> values = new LinkedHashMap<>();
            List<String> all = new ArrayList<>();
            Optional<OptionSpec> waiting = Optional.empty();
            boolean dataOnly = false;
            for (String word : words) {
                if (waiting.isPresent()) {
                    values.put(waiting.get().name(), word);
                    all.add(word);
                    waiting = Optional.empty();
                } else if (!dataOnly && word.equals("--")) {
                    dataOnly = true;
                } else if (!dataOnly && word.startsWith("--")) {
                    int equals = word.indexOf('=');
                    String name = word.substring(2, equals < 0 ? word.length() : equals);
                    values.put(name, equals < 0 ? "" : word.substring(equals + 1));
                    waiting =
                            equals < 0
                                    ? find(spec, name).filter(OptionSpec::takesValue)
                                    : Optional.empty();
                } else {
                    all.add(word);
                    next(spec, values).ifPresent(option -> values.put(option.name(), word));
                }
            }
            return new Given(values, all, waiting, next(spec, values), dataOnly);
        }

        private static Optional<OptionSpec> find(CommandSpec spec, String name) {
            return spec.options().stream().filter(option -> option.name().equals(name)).findFirst();
        }

        private static Optional<OptionSpec> next(CommandSpec spec, Map<String, String> values) {
            return spec.options().stream()
                    .filter(OptionSpec::takesData)
                    .filter(option -> option.takesSeveral() || !values.containsKey(option.name()))
                    .findFirst();
        }

        String value(String name) {
            return Objects.requireNonNullElse(values.get(name), "");
        }
    }
}
