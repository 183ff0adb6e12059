package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The virtual networks of the host.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface ConnectionNetworks {
    /// Lists networks, in one round trip.
    ///
    /// libvirt: `virConnectListAllNetworks`. VI API: `config.network`.
    ///
    /// @param filters which; empty lists all
    /// @return the host's own switches, then its parts of distributed ones; the distributed ones
    ///   alone if the connection is about several hosts
    default List<Network> listNetworks(Set<NetworkFilter> filters) {
        throw Unsupported.function("virConnectListAllNetworks");
    }

    /// Looks up a network by its name.
    ///
    /// libvirt: `virNetworkLookupByName`.
    ///
    /// @param name the name
    /// @return the network
    /// @throws VirtException `NO_NETWORK` if there is none of this name
    default Network lookupNetwork(String name) {
        throw Unsupported.function("virNetworkLookupByName");
    }

    /// Looks up a network by its UUID.
    ///
    /// libvirt: `virNetworkLookupByUUID`.
    ///
    /// @param uuid the UUID
    /// @return the network
    /// @throws VirtException `NO_NETWORK` if there is none of this UUID
    default Network lookupNetworkByUuid(UUID uuid) {
        throw Unsupported.function("virNetworkLookupByUUID");
    }

    /// Makes a virtual switch with its port groups; nothing is left of it if one of them fails. In
    /// a vCenter a document may ask for a distributed switch, or change the one of its name.
    ///
    /// libvirt: `virNetworkDefineXMLFlags`. VI API: `AddVirtualSwitch`, `AddPortGroup`;
    /// `CreateDVS_Task`, `AddDVPortgroup_Task`, `ReconfigureDvs_Task`.
    ///
    /// @param xml the document
    /// @param validate whether elements that mean nothing are refused
    /// @return the network
    /// @throws VirtException `OPERATION_UNSUPPORTED` if there is a standard switch of this name,
    ///   `NETWORK_EXIST` if there is a port group of a name, `CONFIG_UNSUPPORTED` for what VMware's
    ///   switches do not have
    default Network defineNetwork(String xml, boolean validate) {
        throw Unsupported.function("virNetworkDefineXML");
    }
}
