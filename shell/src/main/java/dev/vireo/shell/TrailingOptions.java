package dev.vireo.shell;

import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/// Finds `--stats`, `--dry-run`, `--format` and `--color` behind a command's name, where virsh
/// knows none of them and fingers put them. A command's own option of the same name goes before.
final class TrailingOptions {
    private final List<String> words = new ArrayList<>();
    private final List<String> options = new ArrayList<>();

    private TrailingOptions() {}

    /// Takes a command's words apart.
    ///
    /// @param words the command and its arguments
    static TrailingOptions of(List<String> words) {
        TrailingOptions found = new TrailingOptions();
        Command command = words.isEmpty() ? null : CommandTable.find(words.getFirst());
        if (command == null) {
            found.words.addAll(words);
        } else {
            found.read(words, command.spec());
        }
        return found;
    }

    private void read(List<String> all, CommandSpec spec) {
        boolean format = spec.options().stream().noneMatch(o -> o.name().equals("format"));
        boolean stats = spec.options().stream().noneMatch(o -> o.name().equals("stats"));
        for (int i = 0; i < all.size(); i++) {
            String word = all.get(i);
            if (word.equals("--")) {
                words.addAll(all.subList(i, all.size()));
                return;
            }
            if ((stats && word.equals("--stats")) || word.equals("--dry-run")) {
                options.add(word);
            } else if (format && word.startsWith("--format=")) {
                options.add(word);
            } else if (word.startsWith("--color=")) {
                options.add(word);
            } else if ((format && word.equals("--format")) || word.equals("--color")) {
                options.addAll(all.subList(i, Math.min(i + 2, all.size())));
                i++;
            } else {
                words.add(word);
            }
        }
    }

    /// Returns the command and its arguments without the options.
    List<String> words() {
        return List.copyOf(words);
    }

    /// Returns the options, in the form that they have before a command.
    String[] options() {
        return options.toArray(String[]::new);
    }
}
