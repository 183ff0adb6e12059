package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.CredentialsProvider;
import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `esx://` with `vcenter=`: a host, and the vCenter that manages it, which are two servers. Their
/// machines are the same by UUID only, so it shows which server was told what.
class ManagingVcenterTest {
    private static final String VCENTER_ADDRESS = "127.0.0.2";
    private static final String HOST = "host: {managedBy: 127.0.0.2}\nmachines: [web, db]\n";
    private static final String VCENTER =
            "datacenters: [{name: DC, hosts: [esx], machines: [web, db]}]\n";

    private final List<CredentialsProvider.Request> asked = new ArrayList<>();
    private final List<Simulator> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(simulator -> assertThat(simulator.leaks()).isEmpty());
        running.forEach(Simulator::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", VCENTER_ADDRESS})
    void destroysAndUndefinesThroughTheVcenter(String named) {
        Simulator host = start(HOST, "127.0.0.1", 0);
        Simulator vcenter = start(VCENTER, VCENTER_ADDRESS, host.port());
        try (Connection connection = open(host, "vcenter=" + named)) {
            Domain web = connection.lookupByName("web");
            web.destroy();
            assertThat(web.id()).isEmpty();
            assertThat(vcenter.machine("web").powerState())
                    .isEqualTo(VirtualMachinePowerState.POWERED_OFF);
            assertThat(host.machine("web").powerState())
                    .isEqualTo(VirtualMachinePowerState.POWERED_ON);
            web.undefine(Set.of());
            assertThat(vcenter.machines())
                    .extracting(machine -> machine.name())
                    .isEqualTo(List.of("db"));
            assertThat(host.machines()).hasSize(2);
            connection.lookupByName("db").suspend();
            assertThat(host.machine("db").powerState())
                    .isEqualTo(VirtualMachinePowerState.SUSPENDED);
            assertThat(vcenter.machine("db").powerState())
                    .isEqualTo(VirtualMachinePowerState.POWERED_ON);
        }
        assertThat(host.sessionCount() + vcenter.sessionCount()).isZero();
    }

    @Test
    void countsTheRequestsOfBoth() {
        Simulator host = start(HOST, "127.0.0.1", 0);
        Simulator vcenter = start(VCENTER, VCENTER_ADDRESS, host.port());
        Connection kept;
        try (Connection connection = open(host, "vcenter=*")) {
            connection.lookupByName("web").destroy();
            kept = connection;
        }
        assertThat(host.requests().total()).isEqualTo(5);
        assertThat(vcenter.requests().total()).isEqualTo(9);
        assertThat(kept.statistics().requests()).isEqualTo(14);
    }

    @Test
    void asksForTheVcentersOwnUser() {
        Simulator host = start(HOST, "127.0.0.1", 0);
        start(VCENTER, VCENTER_ADDRESS, host.port());
        open(host, "vcenter=" + VCENTER_ADDRESS).close();
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1))
                .isEqualTo(
                        new CredentialsProvider.Request(
                                "vpx",
                                VCENTER_ADDRESS,
                                Optional.of("root"),
                                "administrator@vsphere.local"));
    }

    @Test
    void refusesAnotherVcenterThanTheHosts() {
        Simulator host = start(HOST, "127.0.0.1", 0);
        assertRefused(
                host,
                "127.0.0.3",
                "127.0.0.1 is managed by the vCenter '127.0.0.2', not by '127.0.0.3' of the URI's"
                        + " parameter 'vcenter'");
    }

    @Test
    void refusesAHostThatNobodyManages() {
        Simulator host = start("machines: [web]", "127.0.0.1", 0);
        assertRefused(host, "*", "127.0.0.1 is not managed by a vCenter");
    }

    @Test
    void refusesAHostThatTheVcenterDoesNotKnow() {
        Simulator host = start(HOST, "127.0.0.1", 0);
        run(
                Simulator.builder()
                        .describe("other", VCENTER)
                        .seed(99)
                        .listen(VCENTER_ADDRESS, host.port()));
        assertRefused(host, "*", "the vCenter '127.0.0.2' does not know the host 127.0.0.1");
    }

    @Test
    void refusesAVcenterThatIsAHost() {
        Simulator host = start(HOST, "127.0.0.1", 0);
        start(HOST, VCENTER_ADDRESS, host.port());
        assertRefused(
                host,
                "*",
                "127.0.0.2:"
                        + host.port()
                        + " is no vCenter/VPX host but ESX(i); the URI's parameter 'vcenter' wants a"
                        + " vCenter");
        assertThat(asked).hasSize(1);
    }

    @Test
    void saysWhichServerCannotBeReached() {
        Simulator host = start(HOST, "127.0.0.1", 0);
        assertThatThrownBy(() -> open(host, "vcenter=*"))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("127.0.0.2:" + host.port());
    }

    @ParameterizedTest
    @CsvSource({"vc:0", "vc:port", "'a b'", "vc:99999", "user@vc"})
    void refusesWhatIsNoServer(String vcenter) {
        assertThatThrownBy(() -> open("esx://root@127.0.0.1:1/?vcenter=" + vcenter))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG))
                .hasMessageContaining("'vcenter' is malformed");
    }

    private void assertRefused(Simulator host, String vcenter, String message) {
        assertThatThrownBy(() -> open(host, "vcenter=" + vcenter))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                .hasMessageContaining(message);
        assertThat(host.sessionCount()).isZero();
    }

    private Simulator start(String description, String address, int port) {
        return run(Simulator.builder().describe("lab", description).listen(address, port));
    }

    private Simulator run(Simulator.Builder builder) {
        Simulator simulator = builder.start();
        running.add(simulator);
        return simulator;
    }

    private Connection open(Simulator host, String parameter) {
        return open("esx://root@127.0.0.1:" + host.port() + "/?transport=http&" + parameter);
    }

    private Connection open(String uri) {
        return Connection.open(
                new ConnectRequest(
                        ConnectUri.parse(uri),
                        request -> {
                            asked.add(request);
                            return Optional.of(new Credentials("root", "password"));
                        },
                        false));
    }
}
