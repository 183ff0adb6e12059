package dev.vireo.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// A virtual network as its document describes it. For VMware it is a virtual switch.
///
/// @param name the name
/// @param uuid the UUID, if it has one
/// @param forward how it is connected to the world, such as `bridge`, empty for not at all
/// @param interfaces the host's interfaces that connect it
/// @param mtu how many bytes a frame may carry, if that is not 1500
/// @param bandwidth how much may go through
/// @param portGroups its groups of ports
/// @param distributed what it says as a switch of a vCenter, empty for one of a host
public record NetworkDefinition(
        String name,
        Optional<UUID> uuid,
        Optional<String> forward,
        List<String> interfaces,
        OptionalInt mtu,
        Optional<Bandwidth> bandwidth,
        List<PortGroup> portGroups,
        Optional<Distributed> distributed) {
    /// Copies the lists.
    public NetworkDefinition {
        interfaces = List.copyOf(interfaces);
        portGroups = List.copyOf(portGroups);
    }

    /// A group of ports.
    ///
    /// @param name the name
    /// @param vlans the VLANs that it is in, empty for none
    /// @param trunk whether guests see the VLANs' tags
    /// @param bandwidth how much may go through a port
    public record PortGroup(
            String name, List<Integer> vlans, boolean trunk, Optional<Bandwidth> bandwidth) {
        /// Copies the list.
        public PortGroup {
            vlans = List.copyOf(vlans);
        }
    }

    /// What only a switch has that spans the hosts of a vCenter.
    ///
    /// @param uplinks the names of the places for the hosts' interfaces, empty for the usual ones
    public record Distributed(List<String> uplinks) {
        /// Copies the list.
        public Distributed {
            uplinks = List.copyOf(uplinks);
        }
    }

    /// How much may go in and out.
    ///
    /// @param inbound to the guests
    /// @param outbound from the guests
    public record Bandwidth(Optional<Rate> inbound, Optional<Rate> outbound) {}

    /// How much may go one way; 0 for no limit.
    ///
    /// @param average KiB per second
    /// @param peak KiB per second
    /// @param burst KiB at once
    public record Rate(long average, long peak, long burst) {}
}
