package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.GuestInformation;
import dev.vireo.api.InterfaceAddresses.Source;
import dev.vireo.api.Screenshot;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What is to be seen of, and done with, the guest of a domain: nothing if it does not run.
public interface GuestContract {
    /// Keys in the codes of USB keyboards.
    int ESCAPE = 0x29;

    /// As above.
    int DELETE = 0x4c;

    /// As above.
    int LEFT_CTRL = 0xe0;

    /// As above.
    int LEFT_ALT = 0xe2;

    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// A guest that does not run has no name, no addresses, no screen, no keyboard and no buttons.
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
                                each -> each.openScreenshot(0),
                                each -> each.sendKeys(List.of(ESCAPE)),
                                Domain::fetchFileSystems,
                                each -> each.fetchGuestInformation(Set.of()),
                                Domain::injectNmi)) {
                    assertCode(ErrorCode.OPERATION_INVALID, call, domain);
                }
            }
        }
    }

    /// The screen of a running domain is a picture, as often as somebody looks.
    @Test
    default void takesPicturesOfTheScreen() throws IOException {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(name);
            for (int i = 0; i < 2; i++) {
                try (Screenshot screenshot = domain.openScreenshot(0)) {
                    assertThat(screenshot.mediaType()).startsWith("image/");
                    assertThat(screenshot.content().readAllBytes()).isNotEmpty();
                }
            }
            assertCode(ErrorCode.INVALID_ARG, each -> each.openScreenshot(1), domain);
        }
    }

    /// Keys go to a running domain, several at once, and those that change others alone.
    @Test
    default void pressesKeys() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(name);
            domain.sendKeys(List.of(ESCAPE));
            domain.sendKeys(List.of(LEFT_CTRL, LEFT_ALT, DELETE));
            domain.sendKeys(List.of(LEFT_CTRL));
        }
    }

    /// USB keyboards have keys from 1 to 231.
    @Test
    default void pressesNoKeysThatAreNone() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(name);
            for (int code : new int[] {-1, 0, 232, 0x70004}) {
                assertCode(
                        ErrorCode.INVALID_ARG,
                        each -> each.sendKeys(List.of(ESCAPE, code)),
                        domain);
            }
        }
    }

    /// What is told of a guest's file systems is the same either way.
    @Test
    default void tellsOfTheGuest() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(name);
            GuestInformation all = domain.fetchGuestInformation(Set.of());
            assertThat(all.hostname()).contains(domain.fetchGuestHostname());
            assertThat(all.fileSystems()).isEqualTo(domain.fetchFileSystems());
            assertThat(all.interfaces()).isEqualTo(domain.fetchInterfaceAddresses(Source.AGENT));
            assertThat(all.system()).containsKey("pretty-name");
            GuestInformation some =
                    domain.fetchGuestInformation(Set.of(GuestInformation.Kind.HOSTNAME));
            assertThat(some)
                    .isEqualTo(
                            new GuestInformation(Map.of(), all.hostname(), List.of(), List.of()));
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
