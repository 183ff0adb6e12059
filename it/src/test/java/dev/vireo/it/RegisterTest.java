package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.RegisterOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `undefine` leaves can be registered again.
class RegisterTest {
    private static final String FILE = "[datastore1] web/web.vmx";

    private final OurServer server = OurServer.esx(List.of("web", "db"));
    private final Connection connection = server.connect(false);

    @AfterEach
    void stop() {
        connection.close();
        server.close();
    }

    private UUID undefined() {
        Domain web = connection.lookupByName("web");
        if (web.fetchState().isActive()) {
            web.destroy();
        }
        web.undefine(Set.of());
        return web.uuid();
    }

    private VirtException refused(String path) {
        return catchThrowableOfType(
                VirtException.class,
                () -> connection.registerDomain(path, RegisterOptions.DEFAULT));
    }

    @Test
    void givesTheDomainBack() {
        UUID uuid = undefined();
        Domain back = connection.registerDomain(FILE, RegisterOptions.DEFAULT);
        assertThat(back.name()).isEqualTo("web");
        assertThat(back.uuid()).isEqualTo(uuid);
        back.create();
        assertThat(connection.lookupByName("web").fetchState().isActive()).isTrue();
    }

    @Test
    void mayGiveItAnotherName() {
        UUID uuid = undefined();
        Domain back =
                connection.registerDomain(
                        FILE,
                        new RegisterOptions(
                                Optional.of("a/b 50%"), Optional.empty(), Optional.empty()));
        assertThat(back.name()).isEqualTo("a/b 50%");
        assertThat(connection.lookupByName("a/b 50%").uuid()).isEqualTo(uuid);
    }

    @Test
    void refusesWhatADomainHas() {
        VirtException failure = refused(FILE);
        assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_INVALID);
        assertThat(failure)
                .hasMessageContaining("domain 'web' has the file '[datastore1] web/web.vmx'");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(refused("[datastore1] none/none.vmx"))
                .hasMessageContaining("[datastore1] none/none.vmx");
        assertThat(refused("web.vmx").code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(connection.listDomains(Set.of())).hasSize(2);
    }

    /// The domain is there, so there is no error to report.
    @ParameterizedTest
    @ValueSource(strings = {"RegisterVM_Task", "CreateFilter", "WaitForUpdatesEx"})
    void findsWhatWasRegisteredWithoutAnAnswer(String method) {
        UUID uuid = undefined();
        server.simulator().control().rule("{method: " + method + ", first: 1, reply: dropped}");
        assertThat(connection.registerDomain(FILE, RegisterOptions.DEFAULT).uuid()).isEqualTo(uuid);
    }
}
