package dev.vireo.api;

import dev.vireo.model.InterfaceDefinition;
import dev.vireo.model.InterfaceXml;

/// A network interface of a host, as it was when it was looked up.
///
/// @param kind what it is
/// @param active whether it is in use; VMware's always are
/// @param definition name, addresses and link
public record HostInterface(Kind kind, boolean active, InterfaceDefinition definition) {
    /// What an interface is.
    public enum Kind {
        /// A network card.
        PHYSICAL,
        /// An interface of the host itself on one of its virtual switches.
        VMKERNEL
    }

    /// Returns the name.
    ///
    /// libvirt: `virInterfaceGetName`.
    ///
    /// @return the name, such as `vmnic0` or `vmk0`
    public String name() {
        return definition.name();
    }

    /// Returns the hardware address.
    ///
    /// libvirt: `virInterfaceGetMACString`.
    ///
    /// @return the address
    public String mac() {
        return definition.mac();
    }

    /// Describes it.
    ///
    /// libvirt: `virInterfaceGetXMLDesc`.
    ///
    /// @param inactive whether as it is set up, without what it was told by others
    /// @return the document
    public String xml(boolean inactive) {
        return InterfaceXml.write(inactive ? definition.configured() : definition);
    }
}
