package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.driver.tck.DriverContract;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// The driver contract over a connection to several hosts: what only one of them could tell is an
/// error that names them.
interface SeveralHosts extends DriverContract {
    @Override
    @Test
    default void fetchesTheHostname() {
        try (Connection connection = host().connect(true)) {
            refused(connection::fetchHostname);
        }
    }

    /// Free memory can be added up; sockets, cores and clock rates cannot.
    @Override
    @Test
    default void fetchesFiguresThatFitTogether() {
        try (Connection connection = host().connect(true)) {
            refused(connection::fetchNodeInfo);
            assertThat(connection.fetchFreeMemory()).isPositive();
        }
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_INVALID))
                .hasMessageContaining("this connection is about")
                .hasMessageContaining("is wanted in the URI's path: /DC0/DC0_C0/DC0_C0_H0");
    }
}
