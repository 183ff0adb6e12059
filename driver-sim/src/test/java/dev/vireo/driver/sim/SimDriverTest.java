package dev.vireo.driver.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.api.AuthFile;
import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.DomainListing;
import dev.vireo.api.DomainState;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimDriverTest {
    @TempDir private Path folder;

    private Connection open(String uri) {
        return new SimDriverProvider(Map.of(), folder)
                .open(
                        new ConnectRequest(
                                ConnectUri.parse(uri), AuthFile.ofEnvironment(Map.of()), false));
    }

    @Test
    void showsTheEmbeddedHost() {
        try (Connection connection = open("sim://")) {
            assertThat(connection.uri()).hasToString("sim://");
            assertThat(connection.type()).isEqualTo("ESX");
            assertThat(connection.fetchHostname()).isEqualTo("esx.vireo.test");
            assertThat(connection.listDomains(Set.of()))
                    .extracting(listing -> listing.domain().name())
                    .containsExactlyInAnyOrder("web", "db", "mail", "50% off/sale", "build");
        }
    }

    @Test
    void powerStateSurvivesTheConnection() {
        try (Connection connection = open("sim://")) {
            connection.lookupByName("mail").create();
        }
        try (Connection connection = open("sim:///default")) {
            assertThat(connection.lookupByName("mail").fetchState().kind())
                    .isEqualTo(DomainState.Kind.RUNNING);
        }
        assertThat(folder.resolve(".local/state/vireo/esx/journal")).exists();
    }

    @Test
    void stateCanBeElsewhere() {
        try (Connection connection = open("sim://?state=" + folder.resolve("here"))) {
            connection.lookupByName("web").destroy();
        }
        assertThat(folder.resolve("here/esx/journal"))
                .content()
                .contains("\"VirtualMachine:1\"", "\"poweredOff\"");
    }

    @Test
    void lookingChangesNothingOnDisk() {
        try (Connection connection = open("sim://")) {
            connection.listDomains(Set.of());
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void vcenterShowsOneOfItsHosts() {
        try (Connection connection = open("sim://?model=vcenter")) {
            assertThat(connection.fetchHostname()).isEqualTo("DC0_C0_H0");
            assertThat(connection.listDomains(Set.of()))
                    .extracting(DomainListing::domain)
                    .isNotEmpty();
        }
    }

    @Test
    void unknownParameterIsAnErrorThatListsTheKnownOnes() {
        assertInvalid("sim://?modell=esx", "'modell'", "known are auto_answer, model, state");
        assertInvalid("sim://?model=gsx", "'gsx'", "known are esx, vcenter");
        assertInvalid("sim://?state=", "'state' has no value");
        assertInvalid("sim://host/", "sim://host/", "use sim://");
        assertInvalid("sim:///other", "/other");
    }

    @Test
    void brokenStateIsAnErrorThatNamesTheFile() throws IOException {
        Path file = folder.resolve("s/esx/machines");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "vireo-simulator-state 1\n1 asleep\n");

        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> open("sim://?state=" + folder.resolve("s")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONF_SYNTAX))
                .withMessageContaining(file.toString())
                .withMessageContaining("line 2")
                .withMessageContaining("'asleep'");
    }

    @Test
    void environmentChoosesTheStateFolder() {
        ConnectUri uri = ConnectUri.parse("sim://");
        Path home = Path.of("/home/me");
        assertThat(SimUri.of(uri, Map.of(), home).state())
                .isEqualTo(Path.of("/home/me/.local/state/vireo/esx"));
        assertThat(SimUri.of(uri, Map.of("XDG_STATE_HOME", "/s"), home).state())
                .isEqualTo(Path.of("/s/vireo/esx"));
        assertThat(SimUri.of(uri, Map.of("XDG_STATE_HOME", "relative"), home).state())
                .isEqualTo(Path.of("/home/me/.local/state/vireo/esx"));
        assertThat(
                        SimUri.of(
                                        uri,
                                        Map.of("XDG_STATE_HOME", "/s", "VIREO_SIM_STATE", "/v"),
                                        home)
                                .state())
                .isEqualTo(Path.of("/v/esx"));
    }

    private void assertInvalid(String uri, String... texts) {
        assertThatExceptionOfType(VirtException.class)
                .as(uri)
                .isThrownBy(() -> open(uri))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG);
                    assertThat(e.getMessage()).contains(texts);
                });
    }
}
