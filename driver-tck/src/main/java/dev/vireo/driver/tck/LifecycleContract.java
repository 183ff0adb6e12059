package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Which operation is allowed in which state, and where it leads.
public interface LifecycleContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// An operation on a domain's state.
    ///
    /// @param name how it is called
    /// @param call calls it
    /// @param from the state it needs
    /// @param to the states it may lead to
    record Operation(String name, Consumer<Domain> call, Kind from, Set<Kind> to) {}

    /// The operations. A guest that was asked to shut down takes the time it takes.
    List<Operation> OPERATIONS =
            List.of(
                    new Operation("create", Domain::create, Kind.SHUT_OFF, Set.of(Kind.RUNNING)),
                    new Operation(
                            "shutdown",
                            Domain::shutdown,
                            Kind.RUNNING,
                            Set.of(Kind.RUNNING, Kind.SHUT_OFF)),
                    new Operation("reboot", Domain::reboot, Kind.RUNNING, Set.of(Kind.RUNNING)),
                    new Operation("reset", Domain::reset, Kind.RUNNING, Set.of(Kind.RUNNING)),
                    new Operation("suspend", Domain::suspend, Kind.RUNNING, Set.of(Kind.PAUSED)),
                    new Operation("resume", Domain::resume, Kind.PAUSED, Set.of(Kind.RUNNING)),
                    new Operation("destroy", Domain::destroy, Kind.RUNNING, Set.of(Kind.SHUT_OFF)));

    /// Every operation in its right state leads to the state it should lead to.
    ///
    /// @return a test for each
    @TestFactory
    default Stream<DynamicTest> changesStates() {
        return OPERATIONS.stream()
                .map(operation ->
                        DynamicTest.dynamicTest(operation.name(), () -> change(operation)));
    }

    /// Every operation in every other state is refused, and changes nothing.
    ///
    /// @return a test for each
    @TestFactory
    default Stream<DynamicTest> refusesOperationsInWrongStates() {
        return OPERATIONS.stream()
                .flatMap(operation ->
                        Stream.of(Kind.RUNNING, Kind.PAUSED, Kind.SHUT_OFF)
                                .filter(kind -> kind != operation.from())
                                .map(kind -> refusal(operation, kind)));
    }

    /// No operation passes a read-only connection.
    ///
    /// @return a test for each
    @TestFactory
    default Stream<DynamicTest> refusesOperationsOnReadOnlyConnections() {
        return OPERATIONS.stream()
                .map(operation ->
                        DynamicTest.dynamicTest(operation.name(), () -> refuseReadOnly(operation)));
    }

    private void change(Operation operation) {
        String name = host().domainIn(operation.from());
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(name);
            operation.call().accept(domain);
            assertThat(domain.fetchState().kind()).isIn(operation.to());
            assertThat(connection.lookupByName(name).id().isPresent())
                    .isEqualTo(domain.fetchState().isActive());
        }
    }

    private DynamicTest refusal(Operation operation, Kind kind) {
        return DynamicTest.dynamicTest(
                operation.name() + " when " + kind,
                () -> {
                    String name = host().domainIn(kind);
                    try (Connection connection = host().connect(false)) {
                        Domain domain = connection.lookupByName(name);
                        assertCode(operation, domain, ErrorCode.OPERATION_INVALID);
                        assertThat(domain.fetchState().kind()).isEqualTo(kind);
                    }
                });
    }

    private void refuseReadOnly(Operation operation) {
        String name = host().domainIn(operation.from());
        try (Connection connection = host().connect(true)) {
            Domain domain = connection.lookupByName(name);
            assertCode(operation, domain, ErrorCode.OPERATION_DENIED);
            assertThat(domain.fetchState().kind()).isEqualTo(operation.from());
        }
    }

    private static void assertCode(Operation operation, Domain domain, ErrorCode code) {
        assertThatThrownBy(() -> operation.call().accept(domain))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
