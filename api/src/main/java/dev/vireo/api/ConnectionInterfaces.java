package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;

/// The network interfaces of the host: its cards and those that it has on its virtual switches.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface ConnectionInterfaces {
    /// Lists the interfaces, in one round trip.
    ///
    /// libvirt: `virConnectListAllInterfaces`. VI API: `config.network`.
    ///
    /// @return the cards, then the others, in the server's order
    default List<HostInterface> listInterfaces() {
        throw Unsupported.function("virConnectListAllInterfaces");
    }

    /// Looks up an interface by its name.
    ///
    /// libvirt: `virInterfaceLookupByName`.
    ///
    /// @param name the name
    /// @return the interface
    /// @throws VirtException `NO_INTERFACE` if there is none of this name
    default HostInterface lookupInterface(String name) {
        throw Unsupported.function("virInterfaceLookupByName");
    }

    /// Looks up an interface by its hardware address. Where a card has lent its address to the
    /// host's own interface, it is the card.
    ///
    /// libvirt: `virInterfaceLookupByMACString`.
    ///
    /// @param mac the address, in any case
    /// @return the interface
    /// @throws VirtException `NO_INTERFACE` if there is none of this address, `MULTIPLE_INTERFACES`
    ///   if there are several of one kind
    default HostInterface lookupInterfaceByMac(String mac) {
        throw Unsupported.function("virInterfaceLookupByMACString");
    }
}
