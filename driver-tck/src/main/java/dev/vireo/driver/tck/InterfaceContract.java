package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.HostInterface;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The network interfaces of a host.
public interface InterfaceContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// A host has cards and interfaces of its own, which are found by name and by address.
    @Test
    default void findsInterfacesByNameAndByAddress() {
        try (Connection connection = host().connect(true)) {
            List<HostInterface> all = connection.listInterfaces();
            assertThat(all)
                    .extracting(HostInterface::kind)
                    .contains(HostInterface.Kind.PHYSICAL, HostInterface.Kind.VMKERNEL);
            assertThat(all).extracting(HostInterface::name).doesNotHaveDuplicates();
            for (HostInterface one : all) {
                assertThat(connection.lookupInterface(one.name())).isEqualTo(one);
            }
            HostInterface card = all.getFirst();
            assertThat(connection.lookupInterfaceByMac(card.mac().toUpperCase(Locale.ROOT)))
                    .isEqualTo(card);
        }
    }

    /// An interface that is not there is said to be missing.
    @Test
    default void saysWhichInterfaceIsMissing() {
        try (Connection connection = host().connect(false)) {
            for (Runnable call :
                    List.<Runnable>of(
                            () -> connection.lookupInterface("nothing"),
                            () -> connection.lookupInterfaceByMac("02:00:00:00:00:01"))) {
                assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                VirtException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_INTERFACE));
            }
        }
    }

    /// A document has the addresses of the interface.
    @Test
    default void describesInterfaces() {
        try (Connection connection = host().connect(false)) {
            for (HostInterface one : connection.listInterfaces()) {
                assertThat(one.xml(false))
                        .startsWith("<interface type='ethernet' name='" + one.name() + "'>")
                        .contains("<mac address='" + one.mac() + "'/>");
            }
            HostInterface own = connection.lookupInterface("vmk0");
            assertThat(own.xml(false))
                    .contains("<protocol family='ipv4'>")
                    .contains("<ip address='");
        }
    }
}
