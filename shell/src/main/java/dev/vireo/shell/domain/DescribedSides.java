package dev.vireo.shell.domain;

import dev.vireo.shell.command.OptionSpec;
import java.util.List;

/// The options `--live`, `--config` and `--current` of commands about descriptions.
final class DescribedSides {
    private DescribedSides() {}

    static List<OptionSpec> options() {
        return List.of(
                OptionSpec.flag("live", "modify/get running state"),
                OptionSpec.flag("config", "modify/get persistent configuration"),
                OptionSpec.flag("current", "modify/get current state configuration"));
    }
}
