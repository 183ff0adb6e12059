package dev.vireo.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A network interface of a host as its document describes it.
///
/// @param name the name, such as `vmnic0`
/// @param mac the hardware address
/// @param mtu how many bytes a frame may carry, if it is known
/// @param link whether there is one, if that is known
/// @param protocols the addresses, by family
public record InterfaceDefinition(
        String name, String mac, OptionalInt mtu, Optional<Link> link, List<Protocol> protocols) {
    /// Copies the list.
    public InterfaceDefinition {
        protocols = List.copyOf(protocols);
    }

    /// The state of a cable.
    ///
    /// @param up whether something is at its other end
    /// @param speedMb megabits per second, empty if there is no link
    public record Link(boolean up, OptionalInt speedMb) {}

    /// The addresses of one family.
    ///
    /// @param family `ipv4` or `ipv6`
    /// @param autoconfigured whether routers tell addresses
    /// @param dhcp whether a server tells addresses
    /// @param addresses the addresses
    public record Protocol(
            String family, boolean autoconfigured, boolean dhcp, List<Address> addresses) {
        /// Copies the list.
        public Protocol {
            addresses = List.copyOf(addresses);
        }
    }

    /// An address.
    ///
    /// @param address the address
    /// @param prefix how many of its bits name the network
    public record Address(String address, int prefix) {}

    /// Returns it as it is set up: without addresses that somebody else tells.
    ///
    /// @return the set-up
    public InterfaceDefinition configured() {
        return new InterfaceDefinition(
                name,
                mac,
                mtu,
                Optional.empty(),
                protocols.stream()
                        .map(protocol ->
                                protocol.dhcp()
                                        ? new Protocol(
                                                protocol.family(),
                                                protocol.autoconfigured(),
                                                true,
                                                List.of())
                                        : protocol)
                        .toList());
    }
}
