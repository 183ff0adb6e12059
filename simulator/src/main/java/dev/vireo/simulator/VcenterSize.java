package dev.vireo.simulator;

/// Says how much of everything a simulated vCenter has. Starts from [#SMALL]; each `with` method
/// returns a changed copy.
///
/// Names follow a scheme: datacenters `DC0`, single hosts `DC0_H0`, clusters `DC0_C0` with hosts
/// `DC0_C0_H0`, pools `DC0_C0_RP1` (`RP0` is the root), vApps `DC0_C0_APP0`, machines `DC0_H0_VM0`,
/// `DC0_C0_RP0_VM0` and `DC0_C0_APP0_VM0`, datastores `LocalDS_0`, and with distributed port groups
/// a switch `DVS0` and groups `DC0_DVPG0`.
///
/// @param datacenters datacenters, at least 1
/// @param hosts hosts of each datacenter that are in no cluster
/// @param clusters clusters of each datacenter
/// @param clusterHosts hosts of each cluster, at least 1
/// @param pools resource pools of each cluster, besides its root
/// @param vApps vApps of each cluster
/// @param datastores datastores of each datacenter, at least 1
/// @param portGroups distributed port groups of each datacenter; with any there is a distributed
///   switch
/// @param machines machines of each single host, each pool and each vApp
public record VcenterSize(
        int datacenters,
        int hosts,
        int clusters,
        int clusterHosts,
        int pools,
        int vApps,
        int datastores,
        int portGroups,
        int machines) {
    /// A datacenter with a host, a cluster of three hosts, and two machines in each.
    public static final VcenterSize SMALL = new VcenterSize(1, 1, 1, 3, 0, 0, 1, 0, 2);

    /// Checks the numbers.
    public VcenterSize {
        require(datacenters >= 1, "a vCenter needs a datacenter");
        require(hosts + clusters >= 1, "a datacenter needs a host or a cluster");
        require(clusterHosts >= 1, "a cluster needs a host");
        require(datastores >= 1, "a datacenter needs a datastore");
        require(
                Math.min(Math.min(hosts, clusters), Math.min(pools, vApps)) >= 0
                        && portGroups >= 0
                        && machines >= 0,
                "numbers are not negative");
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }

    /// Sets the number of datacenters.
    ///
    /// @param count how many
    /// @return a changed copy
    public VcenterSize withDatacenters(int count) {
        return new VcenterSize(
                count,
                hosts,
                clusters,
                clusterHosts,
                pools,
                vApps,
                datastores,
                portGroups,
                machines);
    }

    /// Sets the number of hosts of each datacenter that are in no cluster.
    ///
    /// @param count how many
    /// @return a changed copy
    public VcenterSize withHosts(int count) {
        return new VcenterSize(
                datacenters,
                count,
                clusters,
                clusterHosts,
                pools,
                vApps,
                datastores,
                portGroups,
                machines);
    }

    /// Sets the number of clusters of each datacenter.
    ///
    /// @param count how many
    /// @return a changed copy
    public VcenterSize withClusters(int count) {
        return new VcenterSize(
                datacenters,
                hosts,
                count,
                clusterHosts,
                pools,
                vApps,
                datastores,
                portGroups,
                machines);
    }

    /// Sets the number of hosts of each cluster.
    ///
    /// @param count how many
    /// @return a changed copy
    public VcenterSize withClusterHosts(int count) {
        return new VcenterSize(
                datacenters,
                hosts,
                clusters,
                count,
                pools,
                vApps,
                datastores,
                portGroups,
                machines);
    }

    /// Sets the number of resource pools of each cluster, besides its root.
    ///
    /// @param count how many
    /// @return a changed copy
    public VcenterSize withPools(int count) {
        return new VcenterSize(
                datacenters,
                hosts,
                clusters,
                clusterHosts,
                count,
                vApps,
                datastores,
                portGroups,
                machines);
    }

    /// Sets the number of vApps of each cluster.
    ///
    /// @param count how many
    /// @return a changed copy
    public VcenterSize withVApps(int count) {
        return new VcenterSize(
                datacenters,
                hosts,
                clusters,
                clusterHosts,
                pools,
                count,
                datastores,
                portGroups,
                machines);
    }

    /// Sets the number of datastores of each datacenter.
    ///
    /// @param count how many
    /// @return a changed copy
    public VcenterSize withDatastores(int count) {
        return new VcenterSize(
                datacenters,
                hosts,
                clusters,
                clusterHosts,
                pools,
                vApps,
                count,
                portGroups,
                machines);
    }

    /// Sets the number of distributed port groups of each datacenter.
    ///
    /// @param count how many
    /// @return a changed copy
    public VcenterSize withPortGroups(int count) {
        return new VcenterSize(
                datacenters,
                hosts,
                clusters,
                clusterHosts,
                pools,
                vApps,
                datastores,
                count,
                machines);
    }

    /// Sets the number of machines of each single host, pool and vApp.
    ///
    /// @param count how many
    /// @return a changed copy
    public VcenterSize withMachines(int count) {
        return new VcenterSize(
                datacenters,
                hosts,
                clusters,
                clusterHosts,
                pools,
                vApps,
                datastores,
                portGroups,
                count);
    }
}
