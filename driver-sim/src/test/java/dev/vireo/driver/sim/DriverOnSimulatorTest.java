package dev.vireo.driver.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.MachineSetup;
import dev.vireo.simulator.ReplyDelivery;
import dev.vireo.simulator.Simulator;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What only a server that can be made to misbehave shows of the ESX driver.
@Timeout(60)
class DriverOnSimulatorTest {
    private final Simulator simulator =
            Simulator.builder()
                    .machine("serial", m -> m.serialFile("console.txt"))
                    .machine("bare", MachineSetup::withoutTools)
                    .machine("off", MachineSetup::poweredOff)
                    .start();

    @AfterEach
    void stop() {
        assertThat(simulator.sessionCount()).as("sessions left behind").isZero();
        simulator.close();
    }

    private Connection open(String parameters) {
        Credentials credentials = new Credentials(simulator.user(), simulator.password());
        return Connection.open(
                "esx://root@127.0.0.1:" + simulator.port() + "/?transport=http" + parameters,
                _ -> Optional.of(credentials));
    }

    @Test
    void questionIsAnsweredWithTheDefaultIfThatIsWanted() {
        try (Connection connection = open("&auto_answer=1")) {
            Domain domain = connection.lookupByName("serial");
            domain.destroy();
            domain.create();
            assertThat(domain.fetchState().kind()).isEqualTo(DomainState.Kind.RUNNING);
            assertThat(simulator.requests().of("AnswerVM")).isEqualTo(1);
        }
    }

    @Test
    void questionIsReportedOtherwiseAndTheTaskCancelled() {
        try (Connection connection = open("&auto_answer=0")) {
            Domain domain = connection.lookupByName("serial");
            domain.destroy();
            assertThatExceptionOfType(VirtException.class)
                    .isThrownBy(domain::create)
                    .withMessageContaining("already exists")
                    .withMessageContaining("'Append', 'Replace', 'Cancel'");
            assertThat(domain.fetchState().kind()).isEqualTo(DomainState.Kind.SHUT_OFF);
            assertThat(simulator.filterCount()).isZero();
        }
    }

    @Test
    void guestWithoutToolsIsAnErrorThatSaysSo() {
        try (Connection connection = open("")) {
            assertThatExceptionOfType(VirtException.class)
                    .isThrownBy(connection.lookupByName("bare")::shutdown)
                    .withMessageContaining("VMware Tools");
        }
    }

    @Test
    void expiredSessionIsRenewedUnseen() {
        try (Connection connection = open("")) {
            simulator.control().expireSessions();
            assertThat(connection.listDomains(Set.of())).hasSize(3);
            assertThat(simulator.requests().of("Login")).isEqualTo(2);
        }
    }

    @Test
    void slowTaskIsFollowedToItsEnd() {
        try (Connection connection = open("")) {
            simulator.control().taskTime("PowerOnVM_Task", Duration.ofMillis(50));
            Domain domain = connection.lookupByName("off");
            domain.create();
            assertThat(domain.fetchState().kind()).isEqualTo(DomainState.Kind.RUNNING);
        }
    }

    @Test
    void cutReplyIsAnError() {
        try (Connection connection = open("")) {
            simulator.control().deliverNext("RetrievePropertiesEx", ReplyDelivery.TRUNCATED);
            simulator.control().deliverNext("RetrieveProperties", ReplyDelivery.TRUNCATED);
            assertThatExceptionOfType(VirtException.class)
                    .isThrownBy(() -> connection.listDomains(Set.of()));
        }
    }
}
