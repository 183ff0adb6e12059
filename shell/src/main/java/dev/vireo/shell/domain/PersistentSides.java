package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.OptionSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The options of [ChangeSides] and `--persistent`, which means the configuration and, if the
/// domain is active, the running domain too.
public final class PersistentSides {
    private PersistentSides() {}

    public static List<OptionSpec> options() {
        return Stream.concat(
                        Stream.of(OptionSpec.flag("persistent", "make live change persistent")),
                        ChangeSides.options().stream())
                .toList();
    }

    /// Refuses options that exclude each other.
    public static void check(Arguments arguments) {
        arguments.exclusive("persistent", "current");
        ChangeSides.of(arguments);
    }

    /// Reads them.
    public static Set<Modification> of(Arguments arguments, Domain domain) {
        Set<Modification> sides = ChangeSides.of(arguments);
        if (arguments.has("persistent")) {
            sides.add(Modification.CONFIG);
            if (domain.id().isPresent()) {
                sides.add(Modification.LIVE);
            }
        }
        return sides;
    }
}
