package dev.vireo.simulator.scenario;

import dev.vireo.simulator.document.Document;
import dev.vireo.simulator.document.DocumentValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a scenario file says.
///
/// @param seed what chance depends on, empty for the simulator's seed
/// @param clock what time it is at the start, empty for the clock's
/// @param frozen whether time stands still
/// @param rules the rules in their order
public record ScenarioFile(
        Optional<Long> seed, Optional<Instant> clock, boolean frozen, List<Rule> rules) {
    /// Copies the list.
    public ScenarioFile {
        rules = List.copyOf(rules);
    }

    /// Reads a file.
    ///
    /// @param file YAML or JSON
    /// @return what it says
    /// @throws dev.vireo.simulator.document.DocumentException if it cannot be understood
    public static ScenarioFile read(Path file) {
        return of(Document.read(file));
    }

    /// Reads a document.
    ///
    /// @param root YAML or JSON
    /// @return what it says
    public static ScenarioFile of(DocumentValue root) {
        root.only("seed", "clock", "rules");
        Optional<DocumentValue> clock = root.find("clock");
        clock.ifPresent(value -> value.only("at", "frozen"));
        List<Rule> rules = new ArrayList<>();
        root.find("rules")
                .ifPresent(all -> {
                    if (!all.isList()) {
                        throw all.error("a list of rules is expected");
                    }
                    all.items().forEach(rule -> rules.add(RuleReader.read(rule)));
                });
        return new ScenarioFile(
                root.find("seed").map(v -> v.number(Long.MIN_VALUE, Long.MAX_VALUE)),
                clock.flatMap(c -> c.find("at")).map(DocumentValue::instant),
                clock.flatMap(c -> c.find("frozen")).map(DocumentValue::flag).orElse(false),
                rules);
    }
}
