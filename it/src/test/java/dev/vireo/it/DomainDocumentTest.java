package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.Statistics;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.InProcess;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Virsh;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a domain's document comes from, how many requests it takes, and what is said when the file
/// cannot be had.
class DomainDocumentTest {
    private final OurServer server = OurServer.esx(List.of("web", "b & <c>", "100% d"));
    private final DatastoreFolder folder = new DatastoreFolder(server.simulator());

    @TempDir Path home;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void needsOneRequestForThePlaceAndOneForTheFile() {
        try (Connection connection = server.connect(false)) {
            Domain domain = connection.lookupByName("web");
            long before = connection.statistics().requests();
            domain.fetchXml(Set.of());
            assertThat(connection.statistics().requests() - before).isEqualTo(2);
            assertThat(connection.statistics().calls())
                    .extracting(Statistics.Call::method)
                    .contains("GET /folder");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--inactive",
                "--security-info",
                "--migratable",
                "--inactive --security-info",
                "--update-cpu",
                "--wrap",
                "--xpath //disk",
                "--xpath //disk|//interface/source",
                "--xpath //disk|//interface/source --wrap",
                "--xpath //name/text()",
                "--xpath //@bus",
                "--xpath //@bus --wrap",
                "--xpath //nothing",
                "--xpath //nothing --wrap",
                "--xpath /",
                "--xpath count(//disk)"
            })
    void printsWhatVirshPrints(String options) {
        Virsh virsh = Virsh.to(server.uri(), home);
        for (String state : List.of("on", "off", "suspended")) {
            server.power("web", state);
            for (String name : server.names()) {
                List<String> arguments = new ArrayList<>(List.of("dumpxml", name));
                if (!options.isEmpty()) {
                    arguments.addAll(List.of(options.split(" ", -1)));
                }
                assertThat(shell(arguments)).isEqualTo(virsh.run(arguments));
            }
        }
    }

    private Outcome shell(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-c", server.uri()));
        all.addAll(arguments);
        return new InProcess(Map.of("LIBVIRT_AUTH_FILE", Virsh.authFile(home).toString())).run(all);
    }

    @Test
    void logsInAnewWhenTheServerForgotTheSession() {
        try (Connection connection = server.connect(false)) {
            Domain domain = connection.lookupByName("web");
            server.simulator().control().expireSessions();
            assertThat(domain.fetchXml(Set.of())).contains("<name>web</name>");
        }
    }

    @Test
    void saysWhichFileIsMissing() {
        server.power("web", "off");
        folder.delete("web/web.vmx");
        assertFails(
                ErrorCode.INTERNAL_ERROR,
                "Could not read the configuration of 'web': file '[datastore1] web/web.vmx' does"
                        + " not exist");
    }

    @Test
    void saysThatTheFileIsEmpty() {
        server.power("web", "off");
        folder.put("web/web.vmx", "");
        assertFails(ErrorCode.INTERNAL_ERROR, "file '[datastore1] web/web.vmx' is empty");
    }

    @Test
    void readsNoFileThatIsNoConfigurationByItsSize() {
        server.power("web", "off");
        folder.put("web/web.vmx", "#".repeat(17 << 20));
        assertFails(ErrorCode.INTERNAL_ERROR, "larger than the 16777216 bytes allowed");
    }

    private void assertFails(ErrorCode code, String message) {
        try (Connection connection = server.connect(true)) {
            Domain domain = connection.lookupByName("web");
            assertThatThrownBy(() -> domain.fetchXml(Set.of()))
                    .isInstanceOfSatisfying(
                            VirtException.class, e -> assertThat(e.code()).isEqualTo(code))
                    .hasMessageContaining(message);
        }
    }
}
