package dev.vireo.api;

import java.util.List;
import java.util.Optional;

/// The addresses of one of a guest's interfaces.
///
/// libvirt: `virDomainInterface`.
///
/// @param name the interface; for VMware the network it is connected to
/// @param mac its hardware address
/// @param addresses its addresses
public record InterfaceAddresses(String name, Optional<String> mac, List<Address> addresses) {
    /// Copies the list.
    public InterfaceAddresses {
        addresses = List.copyOf(addresses);
    }

    /// Who knows the addresses. libvirt: `virDomainInterfaceAddressesSource`.
    public enum Source {
        /// The leases of a network's DHCP server.
        LEASE,
        /// An agent in the guest; for VMware the Tools.
        AGENT,
        /// The host's table of neighbours.
        ARP
    }

    /// An address.
    ///
    /// @param ipv6 whether it is an IPv6 address
    /// @param text the address
    /// @param prefixLength bits of the network, 0 if unknown
    public record Address(boolean ipv6, String text, int prefixLength) {}
}
