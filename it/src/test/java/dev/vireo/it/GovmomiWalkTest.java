package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command;
import dev.vireo.testkit.GoProgram;
import dev.vireo.testkit.GoldenFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/// govmomi's client on our simulator with nothing between: finder, property collector, views,
/// tasks, snapshots, creation, events, performance and datastore files. The program is `walk` in
/// the testkit.
class GovmomiWalkTest {
    private static final String PASSWORD = "p<a>s&s word";

    @Test
    void walksThroughAHost() {
        try (Simulator simulator = builder().machines(3).start()) {
            walk(simulator, "host");
        }
    }

    @Test
    void walksThroughAVcenter() {
        try (Simulator simulator = builder().vcenter(1, 2, 2).start()) {
            walk(simulator, "vcenter");
        }
    }

    private static Simulator.Builder builder() {
        return Simulator.builder().credentials("user", PASSWORD);
    }

    private static void walk(Simulator simulator, String name) {
        Command.Outcome outcome =
                GoProgram.named("walk")
                        .run(List.of(simulator.url().toString(), "user", PASSWORD, "*"));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).doesNotContain("FAILED");
        GoldenFiles.beside(GovmomiWalkTest.class).check("govmomi/" + name + ".txt", outcome.out());
        assertThat(outcome.exit()).isZero();
        assertThat(simulator.sessionCount()).isZero();
    }
}
