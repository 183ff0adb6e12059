package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.vireo.api.Connection;
import dev.vireo.api.NodeInfo;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a connection says of itself and of its host.
public interface ConnectionContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// A connection knows its driver, its access and the host's version without asking.
    @Test
    default void knowsWhatItIsConnectedTo() {
        try (Connection connection = host().connect(false)) {
            long requests = connection.statistics().requests();
            assertThat(connection.type()).isEqualTo("ESX");
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(connection.version().number()).isPositive();
            assertThat(connection.statistics().requests()).isEqualTo(requests);
        }
    }

    /// A read-only connection says so.
    @Test
    default void knowsThatItIsReadOnly() {
        try (Connection connection = host().connect(true)) {
            assertThat(connection.isReadOnly()).isTrue();
        }
    }

    /// The URI is the one it was opened with.
    @Test
    default void keepsTheUri() {
        try (Connection connection = host().connect(false);
                Connection another = host().connect(false)) {
            assertThat(connection.uri()).isEqualTo(another.uri());
        }
    }

    /// The host has a name.
    @Test
    default void fetchesTheHostname() {
        try (Connection connection = host().connect(true)) {
            assertThat(connection.fetchHostname()).isNotBlank().doesNotContainAnyWhitespaces();
        }
    }

    /// The figures of the hardware fit together.
    @Test
    default void fetchesFiguresThatFitTogether() {
        try (Connection connection = host().connect(true)) {
            NodeInfo node = connection.fetchNodeInfo();
            assertThat(node.model()).isNotBlank().hasSizeLessThanOrEqualTo(31);
            assertThat(node.memoryKib()).isPositive();
            assertThat(node.mhz()).isPositive();
            assertThat(node.sockets()).isPositive();
            assertThat(node.cores()).isPositive();
            assertThat(node.threads()).isPositive();
            assertThat(node.cpus()).isPositive();
            assertThat(connection.fetchFreeMemory())
                    .isPositive()
                    .isLessThanOrEqualTo(node.memoryKib() * 1024);
        }
    }

    /// Requests, bytes and time are counted, by method as well.
    @Test
    default void countsRequests() {
        try (Connection connection = host().connect(true)) {
            long before = connection.statistics().requests();
            connection.listDomains(Set.of());
            var after = connection.statistics();
            assertThat(after.requests()).isGreaterThan(before);
            assertThat(after.bytesSent()).isPositive();
            assertThat(after.bytesReceived()).isPositive();
            assertThat(after.time()).isPositive();
            assertThat(after.calls().stream().mapToLong(call -> call.requests()).sum())
                    .isEqualTo(after.requests());
        }
    }

    /// An open connection is alive.
    @Test
    default void isAliveWhileOpen() {
        try (Connection connection = host().connect(true)) {
            assertThat(connection.fetchIsAlive()).isTrue();
        }
    }

    /// Closing twice is closing once.
    @Test
    default void closesTwice() {
        Connection connection = host().connect(true);
        connection.close();
        long requests = connection.statistics().requests();
        assertThatCode(connection::close).doesNotThrowAnyException();
        assertThat(connection.statistics().requests()).isEqualTo(requests);
    }
}
