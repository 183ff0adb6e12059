package dev.vireo.junit;

import static org.assertj.core.api.Assertions.fail;

import dev.vireo.simulator.Simulator;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Run by [EsxSimulatorTest], and not by the build.
@EsxSimulator(scenario = "bad-day.yaml", shared = true, allowLeaks = true)
class Misbehaving {
    @Test
    void fails(Simulator simulator) throws IOException {
        SoapCall.send(simulator.url(), "Logout", "", "");
        fail("as it should");
    }
}
