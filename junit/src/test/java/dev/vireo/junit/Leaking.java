package dev.vireo.junit;

import dev.vireo.simulator.Simulator;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Run by [EsxSimulatorTest], and not by the build.
@EsxSimulator
class Leaking {
    @BeforeEach
    void report(Simulator simulator, TestReporter reporter) {
        reporter.publishEntry("url", simulator.url().toString());
    }

    @Test
    void leaves(Simulator simulator) throws IOException {
        login(simulator);
    }

    @Test
    @EsxSimulator(allowLeaks = true)
    void mayLeave(Simulator simulator) throws IOException {
        login(simulator);
    }

    @Test
    void logsOut(Simulator simulator) throws IOException {
        SoapCall.send(simulator.url(), "Logout", "", login(simulator));
    }

    private static String login(Simulator simulator) throws IOException {
        return SoapCall.send(
                simulator.url(),
                "Login",
                "<userName>"
                        + simulator.user()
                        + "</userName><password>"
                        + simulator.password()
                        + "</password>",
                "");
    }
}
