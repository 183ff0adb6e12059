package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.DomainControl;
import dev.vireo.api.DomainControl.State;
import dev.vireo.simulator.SimulatedMachine;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.SuspendVMTaskRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whether a domain can be worked on while somebody else is at it.
@Timeout(60)
class DomainControlTest {
    @TempDir Path folder;

    @Test
    void nothingSpeaksAgainstAnIdleDomain() {
        try (TwoShells shells = host("")) {
            assertThat(control(shells)).isEqualTo(new DomainControl(State.OK, "", Duration.ZERO));
            assertThat(shells.vireo("domcontrol web").out()).isEqualTo("ok\n\n");
            assertThat(shells.vireo("-r domcontrol web").exit()).isZero();
        }
    }

    @Test
    void aTaskIsABackgroundJob() {
        try (TwoShells shells = host("rules: [{method: SuspendVM_Task, task: {time: 10m}}]");
                OtherClient other = OtherClient.of(shells.simulator())) {
            other.call(SuspendVMTaskRequest.builder(other.find("VirtualMachine", "web")).build());
            assertThat(control(shells).state()).isEqualTo(State.JOB);
            assertThat(shells.vireo("domcontrol web").out())
                    .matches("background job \\(\\d+\\.\\d{3}s\\)\n\n");
        }
    }

    @Test
    void aTaskThatWaitsWithAQuestionOccupiesTheDomain() {
        try (TwoShells shells = host("");
                OtherClient other = OtherClient.of(shells.simulator())) {
            SimulatedMachine web = shells.simulator().machine("web");
            web.askOn("PowerOffVM_Task", "Really?", List.of("Yes", "No"), OptionalInt.empty());
            other.call(PowerOffVMTaskRequest.builder(other.find("VirtualMachine", "web")).build());
            while (!web.hasQuestion()) {
                Thread.onSpinWait();
            }
            DomainControl control = control(shells);
            assertThat(control.state()).isEqualTo(State.OCCUPIED);
            assertThat(control.reason()).contains("Really?");
            assertThat(shells.vireo("domcontrol web").out())
                    .matches("occupied \\(\\d+\\.\\d{3}s\\)\n\n");
            web.answer("Yes");
        }
    }

    private static DomainControl control(TwoShells shells) {
        try (Connection connection = shells.connect()) {
            return connection.lookupByName("web").fetchControl();
        }
    }

    private TwoShells host(String scenario) {
        var server = TwoShells.server().machine("web");
        if (!scenario.isEmpty()) {
            server.scenario("tasks", scenario);
        }
        TwoShells shells = TwoShells.before(server, folder);
        shells.simulator().machine("web").powerState(VirtualMachinePowerState.POWERED_ON);
        return shells;
    }
}
