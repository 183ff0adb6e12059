package dev.vireo.simulator.description;

import java.util.List;
import java.util.Optional;

/// A host that is to be there.
///
/// @param name its DNS name
/// @param cores processor cores, 0 for the usual number
/// @param memoryBytes memory, 0 for the usual size
/// @param networks port groups for machines; empty for the usual one
/// @param datastores datastores that only this host has mounted
/// @param managedBy the address of the vCenter that a host by itself says it is managed by
public record DescribedHost(
        String name,
        int cores,
        long memoryBytes,
        List<PortGroup> networks,
        List<DescribedDatastore> datastores,
        Optional<String> managedBy) {
    /// Copies the lists.
    public DescribedHost {
        networks = List.copyOf(networks);
        datastores = List.copyOf(datastores);
    }

    /// A port group of a standard switch.
    ///
    /// @param name its name
    /// @param vlan the VLAN, 0 for none
    /// @param switchName the switch, made if the host does not have it
    public record PortGroup(String name, int vlan, String switchName) {}
}
