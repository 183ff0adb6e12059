package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.UUID;

/// A virtual switch of the host. A handle: it holds who it is, and fetches everything else when
/// asked.
///
/// VMware's switches are in use as long as they exist: they are always active and persistent, and
/// there when their host starts.
public interface Network {
    /// What kind of switch it is.
    enum Kind {
        /// One of the host's own.
        STANDARD,
        /// A switch of a vCenter, or the host's part of it, which only the vCenter changes.
        DISTRIBUTED
    }

    /// Returns the name.
    ///
    /// libvirt: `virNetworkGetName`.
    ///
    /// @return the name
    String name();

    /// Returns the UUID.
    ///
    /// libvirt: `virNetworkGetUUID`.
    ///
    /// @return libvirt's for a standard switch, VMware's for a distributed one
    UUID uuid();

    /// Returns what kind of switch it is.
    ///
    /// @return the kind
    Kind kind();

    /// Fetches the document, with uplinks, port groups and their VLANs.
    ///
    /// libvirt: `virNetworkGetXMLDesc`. VI API: `config.network`.
    ///
    /// @return the document
    String fetchXml();

    /// Has it started with the host, as it is anyway.
    ///
    /// libvirt: `virNetworkSetAutostart`.
    ///
    /// @param autostart whether it shall be
    /// @throws VirtException `INTERNAL_ERROR` with libvirt's words if it shall not
    void setAutostart(boolean autostart);

    /// Changes a port group.
    ///
    /// libvirt: `virNetworkUpdate` with `VIR_NETWORK_SECTION_PORTGROUP`. VI API: `AddPortGroup`,
    /// `UpdatePortGroup`, `RemovePortGroup`.
    ///
    /// @param update what to do
    /// @param xml the port group
    /// @throws VirtException `OPERATION_INVALID` if there is one already, or none,
    ///   `OPERATION_UNSUPPORTED` for a distributed switch without its vCenter
    void updatePortGroup(NetworkUpdate update, String xml);

    /// Removes the switch with its port groups.
    ///
    /// libvirt: `virNetworkUndefine`. VI API: `RemovePortGroup`, `RemoveVirtualSwitch`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if the host itself is connected to it,
    ///   `OPERATION_UNSUPPORTED` for a distributed switch without its vCenter
    void undefine();
}
