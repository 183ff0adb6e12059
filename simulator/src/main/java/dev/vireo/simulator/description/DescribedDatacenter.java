package dev.vireo.simulator.description;

import java.util.List;

/// A datacenter of a vCenter that is to be there.
///
/// @param name its name
/// @param networks port groups of the standard switches of all its hosts; empty for the usual one
/// @param datastores datastores that all its hosts have mounted
/// @param switches distributed switches
/// @param hosts hosts that are in no cluster
/// @param clusters clusters
/// @param folders folders for machines, as paths
/// @param machines machines
public record DescribedDatacenter(
        String name,
        List<DescribedHost.PortGroup> networks,
        List<DescribedDatastore> datastores,
        List<Switch> switches,
        List<DescribedHost> hosts,
        List<Cluster> clusters,
        List<String> folders,
        List<DescribedMachine> machines) {
    /// Copies the lists.
    public DescribedDatacenter {
        networks = List.copyOf(networks);
        datastores = List.copyOf(datastores);
        switches = List.copyOf(switches);
        hosts = List.copyOf(hosts);
        clusters = List.copyOf(clusters);
        folders = List.copyOf(folders);
        machines = List.copyOf(machines);
    }

    /// A cluster.
    ///
    /// @param name its name
    /// @param hosts its hosts, at least one
    /// @param pools resource pools and vApps in it
    public record Cluster(String name, List<DescribedHost> hosts, List<Pool> pools) {
        /// Copies the lists.
        public Cluster {
            hosts = List.copyOf(hosts);
            pools = List.copyOf(pools);
        }
    }

    /// A resource pool.
    ///
    /// @param name its name
    /// @param vApp whether it is a vApp
    /// @param pools pools and vApps in it
    public record Pool(String name, boolean vApp, List<Pool> pools) {
        /// Copies the list.
        public Pool {
            pools = List.copyOf(pools);
        }
    }

    /// A distributed switch.
    ///
    /// @param name its name
    /// @param portGroups its port groups for machines
    public record Switch(String name, List<SwitchPorts> portGroups) {
        /// Copies the list.
        public Switch {
            portGroups = List.copyOf(portGroups);
        }
    }

    /// A port group of a distributed switch.
    ///
    /// @param name its name
    /// @param ports how many ports it has
    public record SwitchPorts(String name, int ports) {}
}
