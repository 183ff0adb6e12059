package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One seed, one clock, one sequence of requests: the same bytes.
class DeterminismTest {
    private static final List<String> PROPERTIES =
            List.of("config", "summary", "runtime", "guest", "layoutEx", "storage");

    @Test
    void twoRunsWithOneSeedGiveTheSameBytes() {
        assertThat(run(7)).isEqualTo(run(7));
    }

    @Test
    void anotherSeedGivesOthers() {
        assertThat(run(7)).isNotEqualTo(run(8));
    }

    private static List<String> run(long seed) {
        List<String> replies = new ArrayList<>();
        try (Simulator simulator =
                        Simulator.builder()
                                .machines(3)
                                .machine("web", m -> m.poweredOff())
                                .seed(seed)
                                .clock(InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")))
                                .start();
                PlainClient client = PlainClient.connect(simulator)) {
            simulator.control().rule("{method: Power*, probability: 0.5, fault: InvalidState}");
            simulator.control().rule("{method: RetrieveP*, probability: 0.2, reply: flipped}");
            replies.add(show(client.post("RetrieveServiceContent")));
            replies.add(
                    show(
                            client.post(
                                    "Login",
                                    Map.of(
                                            "sessionManager", "ha-sessionmgr",
                                            "user", simulator.user(),
                                            "password", simulator.password()))));
            for (int id = 1; id <= 4; id++) {
                replies.add(show(client.power("PowerOffVM_Task", id)));
                replies.add(show(client.power("PowerOnVM_Task", id)));
                for (String path : PROPERTIES) {
                    replies.add(show(read(client, String.valueOf(id), path)));
                }
            }
        }
        return replies;
    }

    private static PlainClient.Reply read(PlainClient client, String id, String path) {
        return client.post(
                "RetrieveProperties",
                Map.of(
                        "propertyCollector",
                        "ha-property-collector",
                        "type",
                        "VirtualMachine",
                        "id",
                        id,
                        "path",
                        path));
    }

    private static String show(PlainClient.Reply reply) {
        return reply.status() + " " + reply.headers() + "\n" + reply.body();
    }
}
