package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.Network;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of a network whose making fails half-way.
@Timeout(120)
class NetworkRollbackTest {
    private static final String TWO_GROUPS =
            "<network><name>net1</name><portgroup name='one'/><portgroup name='two'/></network>";

    private final Simulator simulator = Simulator.builder().machine("web").start();
    private final Connection connection =
            Connection.open(
                    simulator.connectUri(),
                    _ -> Optional.of(new Credentials(simulator.user(), simulator.password())));

    @AfterEach
    void stop() {
        connection.close();
        simulator.close();
    }

    private void fail(String method, int call, String text) {
        simulator
                .control()
                .rule(
                        "{method: "
                                + method
                                + ", nth: "
                                + call
                                + ", fault: HostConfigFault, message: "
                                + text
                                + "}");
    }

    private VirtException failure() {
        return catchThrowableOfType(
                VirtException.class, () -> connection.defineNetwork(TWO_GROUPS, false));
    }

    private Set<String> networks() {
        return connection.listNetworks(Set.of()).stream()
                .map(Network::name)
                .collect(Collectors.toSet());
    }

    @Test
    void nothingIsLeftIfTheSwitchIsRefused() {
        fail("AddVirtualSwitch", 1, "no switch");
        assertThat(failure()).hasMessageContaining("no switch");
        assertThat(networks()).containsExactly("vSwitch0");
        assertThat(simulator.requests().of("RemoveVirtualSwitch")).isZero();
    }

    @Test
    void nothingIsLeftIfAPortGroupIsRefused() {
        for (int call = 1; call <= 2; call++) {
            fail("AddPortGroup", call, "no group");
            assertThat(failure()).hasMessageContaining("no group");
            assertThat(networks()).containsExactly("vSwitch0");
            simulator.control().clear();
        }
        connection.defineNetwork(TWO_GROUPS, false); // its port groups are gone, too
        assertThat(networks()).containsExactlyInAnyOrder("vSwitch0", "net1");
    }

    @Test
    void theFirstFailureIsToldIfTheSwitchCannotBeTakenAwayEither() {
        fail("AddPortGroup", 2, "no group");
        fail("RemoveVirtualSwitch", 1, "no removal");
        VirtException failure = failure();

        assertThat(failure).hasMessageContaining("no group");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0]).hasMessageContaining("no removal");
        assertThat(networks()).contains("net1");
        connection.lookupNetwork("net1").undefine();
        assertThat(networks()).containsExactly("vSwitch0");
    }
}
