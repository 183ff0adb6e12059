package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.vireo.api.Connection;
import dev.vireo.api.NodeInfo;
import dev.vireo.api.NodeMemory;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import java.util.Optional;
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

    /// The capabilities name the architectures of guests, and the host's is one of them.
    @Test
    default void describesTheHostAndItsGuests() {
        try (Connection connection = host().connect(true)) {
            XmlElement document = XmlDocument.parse(connection.fetchCapabilities());
            XmlElement host = document.child("host").orElseThrow();
            String arch = host.child("cpu").orElseThrow().child("arch").orElseThrow().text();
            assertThat(document.children("guest"))
                    .isNotEmpty()
                    .anyMatch(guest ->
                            guest.child("arch")
                                    .orElseThrow()
                                    .attribute("name")
                                    .equals(Optional.of(arch)));
        }
    }

    /// What the firmware tells has libvirt's form.
    @Test
    default void tellsWhatTheFirmwareKnows() {
        try (Connection connection = host().connect(true)) {
            XmlElement document = XmlDocument.parse(connection.fetchSystemInformation());
            assertThat(document.name()).isEqualTo("sysinfo");
            assertThat(document.child("system")).isPresent();
        }
    }

    /// How busy the host is lies between nothing and all of it.
    @Test
    default void tellsHowBusyTheHostIs() {
        try (Connection connection = host().connect(true)) {
            assertThat(connection.fetchCpuUtilization()).isBetween(0.0, 100.0);
            NodeMemory memory = connection.fetchNodeMemory();
            assertThat(memory.totalKib()).isEqualTo(connection.fetchNodeInfo().memoryKib());
            assertThat(memory.freeKib()).isBetween(0L, memory.totalKib());
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
