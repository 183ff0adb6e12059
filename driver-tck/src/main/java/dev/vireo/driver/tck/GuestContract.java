package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.InterfaceAddresses.Source;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What is to be seen of the guest of a domain that does not run: nothing.
public interface GuestContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// A guest that does not run has no name, no addresses and no buttons.
    @Test
    default void asksNothingOfAGuestThatDoesNotRun() {
        for (Kind state : List.of(Kind.SHUT_OFF, Kind.PAUSED)) {
            String name = host().domainIn(state);
            try (Connection connection = host().connect(false)) {
                Domain domain = connection.lookupByName(name);
                for (Consumer<Domain> call :
                        List.<Consumer<Domain>>of(
                                Domain::fetchGuestHostname,
                                each -> each.fetchInterfaceAddresses(Source.AGENT),
                                Domain::injectNmi)) {
                    assertCode(ErrorCode.OPERATION_INVALID, call, domain);
                }
            }
        }
    }

    /// Nobody but the guest itself tells its addresses.
    @Test
    default void knowsNoLeases() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(name);
            for (Source source : List.of(Source.LEASE, Source.ARP)) {
                assertCode(
                        ErrorCode.ARGUMENT_UNSUPPORTED,
                        each -> each.fetchInterfaceAddresses(source),
                        domain);
            }
        }
    }

    /// A domain that is put aside is not shut off, and what was put aside can be dropped.
    @Test
    default void putsADomainAsideAndDropsWhatWasPutAside() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(name);
            assertThat(domain.fetchHasManagedSave()).isFalse();
            assertCode(ErrorCode.OPERATION_INVALID, Domain::removeManagedSave, domain);
            domain.managedSave();
            assertThat(domain.fetchHasManagedSave()).isTrue();
            domain.removeManagedSave();
            assertThat(domain.fetchHasManagedSave()).isFalse();
            assertThat(domain.fetchState().kind()).isEqualTo(Kind.SHUT_OFF);
        }
    }

    private static void assertCode(ErrorCode code, Consumer<Domain> call, Domain domain) {
        assertThatThrownBy(() -> call.accept(domain))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
