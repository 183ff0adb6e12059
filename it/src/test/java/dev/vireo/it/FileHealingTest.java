package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The server forgets the session while a file is sent or fetched: it is logged in anew and the
/// file goes once more, which it can as it is held in memory.
class FileHealingTest {
    private final OurServer server = OurServer.esx(List.of("web"));
    private final Simulator simulator = server.simulator();

    @AfterEach
    void stop() {
        assertThat(simulator.leaks()).isEmpty();
        server.close();
    }

    @Test
    void sendsAFileOnceMore() {
        try (Connection connection = server.connect(false)) {
            forgetAt("PUT /folder/*");
            connection.defineXml(FaultInjectionTest.DOCUMENT, DefineOptions.DEFAULT);
            assertThat(connection.lookupByName("new").fetchXml(Set.of()))
                    .contains("<name>new</name>");
            assertThat(sent(connection, "PUT /folder")).isEqualTo(2);
            assertThat(sent(connection, "Login")).isEqualTo(2);
        }
    }

    @Test
    void fetchesAFileOnceMore() {
        try (Connection connection = server.connect(false)) {
            forgetAt("GET /folder/*");
            assertThat(connection.lookupByName("web").fetchXml(Set.of()))
                    .contains("<name>web</name>");
            assertThat(sent(connection, "GET /folder")).isEqualTo(2);
            assertThat(sent(connection, "Login")).isEqualTo(2);
        }
    }

    /// A server that does not take a session which is in force would refuse a second login too, as
    /// if the password were wrong.
    @Test
    void saysThatTheFileIsRefusedAndNotThePassword() {
        try (Connection connection = server.connect(false)) {
            Domain domain = connection.lookupByName("web");
            simulator.control().rule("{method: 'GET /folder/*', status: 401}");
            VirtException failure =
                    catchThrowableOfType(VirtException.class, () -> domain.fetchXml(Set.of()));
            assertThat(failure.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
            assertThat(failure)
                    .hasMessageContaining("web.vmx' was refused with 401 Unauthorized though the")
                    .hasMessageContaining("session is logged in");
            assertThat(domain.fetchState()).isNotNull();
        }
    }

    @Test
    void fetchesAFileThatIsRefusedOnce() {
        try (Connection connection = server.connect(false)) {
            simulator.control().rule("{method: 'GET /folder/*', first: 1, status: 401}");
            assertThat(connection.lookupByName("web").fetchXml(Set.of())).contains("web");
            assertThat(sent(connection, "GET /folder")).isEqualTo(2);
        }
    }

    private void forgetAt(String request) {
        simulator.control().rule("{method: '" + request + "', first: 1, session: expired}");
    }

    private static long sent(Connection connection, String name) {
        return connection.statistics().calls().stream()
                .filter(call -> call.method().equals(name))
                .mapToLong(call -> call.requests())
                .sum();
    }
}
