package dev.vireo.simulator.description;

import dev.vireo.simulator.document.DocumentValue;
import dev.vireo.simulator.document.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The names of one kind of thing: each may be given once, and others may refer to it.
final class Names {
    private static final int LONGEST = 80;

    private final String kind;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> hidden = new LinkedHashSet<>();

    /// Starts without names.
    ///
    /// @param kind what has the names, for example `datastore`
    Names(String kind) {
        this.kind = kind;
    }

    /// Takes the name that something is given, or the usual one.
    ///
    /// @param thing a mapping that may have a `name`
    String take(Entry thing, String usual) {
        String name = thing.find("name").map(Names::checked).orElse(usual);
        if (hidden.contains(name) || !known.add(name)) {
            throw thing.nameError("there is another " + kind + " '" + name + "'");
        }
        return name;
    }

    /// Knows a name that was taken elsewhere.
    void add(String name) {
        known.add(name);
    }

    /// Lets nobody refer to a name; it stays taken.
    void hide(String name) {
        hidden.add(name);
        known.remove(name);
    }

    private static String checked(DocumentValue value) {
        String name = value.text();
        if (name.isBlank() || name.length() > LONGEST) {
            throw value.error("a name has 1 to " + LONGEST + " characters");
        }
        return name;
    }

    /// Returns a name that refers to something.
    String find(DocumentValue value) {
        String name = value.text();
        if (!known.contains(name)) {
            throw value.error(
                    "there is no "
                            + kind
                            + " '"
                            + name
                            + "'"
                            + Suggestion.text(name, known)
                            + (known.isEmpty() ? "" : " (there is: " + list() + ")"));
        }
        return name;
    }

    private String list() {
        List<String> some = known.stream().limit(10).toList();
        return String.join(", ", some) + (known.size() > some.size() ? ", ..." : "");
    }
}
