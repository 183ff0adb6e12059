package dev.vireo.model;

import java.util.Optional;

/// What a network interface is connected to.
///
/// libvirt: `virDomainNetType`, in its order.
public enum InterfaceType {
    /// A network behind address translation by the hypervisor.
    USER("user"),
    /// A device of the host.
    ETHERNET("ethernet"),
    /// A vhost-user socket.
    VHOST_USER("vhostuser"),
    /// A listening TCP socket.
    SERVER("server"),
    /// A connecting TCP socket.
    CLIENT("client"),
    /// A multicast group.
    MCAST("mcast"),
    /// A network of libvirt.
    NETWORK("network"),
    /// A bridge; with VMware a port group.
    BRIDGE("bridge"),
    /// A network of VirtualBox.
    INTERNAL("internal"),
    /// A physical device, directly.
    DIRECT("direct"),
    /// A PCI device given to the guest.
    HOSTDEV("hostdev"),
    /// A UDP tunnel.
    UDP("udp"),
    /// A vDPA device.
    VDPA("vdpa"),
    /// Nothing.
    NULL("null"),
    /// A distributed switch of VMware.
    VDS("vds");

    private static final InterfaceType[] ALL = values();

    private final String text;

    InterfaceType(String text) {
        this.text = text;
    }

    /// Returns the word that stands for it in a domain document.
    ///
    /// @return the word
    public String text() {
        return text;
    }

    /// Finds one by its word; case matters.
    ///
    /// @param text the word
    /// @return the constant, or empty if libvirt knows no such word
    public static Optional<InterfaceType> of(String text) {
        for (InterfaceType one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
