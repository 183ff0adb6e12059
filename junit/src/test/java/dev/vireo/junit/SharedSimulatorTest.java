package dev.vireo.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.Simulator;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@EsxSimulator(shared = true, control = true, tls = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedSimulatorTest {
    private final Set<Integer> ports = new HashSet<>();

    @Test
    void oneTestSeesTheSimulator(Simulator simulator) {
        isTheOnlyOne(simulator);
    }

    @Test
    void anotherSeesTheSame(Simulator simulator) {
        isTheOnlyOne(simulator);
    }

    private void isTheOnlyOne(Simulator simulator) {
        ports.add(simulator.port());
        assertThat(ports).hasSize(1);
        assertThat(simulator.controlUrl()).isPresent();
        assertThat(simulator.thumbprint("SHA-256")).isPresent();
    }
}
