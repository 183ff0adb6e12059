package dev.vireo.shell.domain;

import dev.vireo.api.Modification;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.OptionSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The options `--config`, `--live` and `--current` of commands that change or read a domain.
public final class ChangeSides {
    private ChangeSides() {}

    public static List<OptionSpec> options() {
        return List.of(
                OptionSpec.flag("config", "affect next boot"),
                OptionSpec.flag("live", "affect running domain"),
                OptionSpec.flag("current", "affect current domain"));
    }

    /// Reads them.
    ///
    /// @throws CommandFailure if some exclude each other
    public static Set<Modification> of(Arguments arguments) {
        arguments.exclusive("current", "live");
        arguments.exclusive("current", "config");
        Set<Modification> sides = EnumSet.noneOf(Modification.class);
        if (arguments.has("config")) {
            sides.add(Modification.CONFIG);
        }
        if (arguments.has("live")) {
            sides.add(Modification.LIVE);
        }
        return sides;
    }
}
