package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import java.util.ArrayList;
import java.util.List;

/// A vCenter: datacenters with a cluster, hosts in it, and a host that stands alone.
///
/// Names follow the usual scheme: `DC0`, `DC0_H0` for the single host, `DC0_C0` for the cluster,
/// `DC0_C0_H0` for a host in it, `DC0_C0_RP0_VM0` and `DC0_H0_VM0` for machines.
public final class VcenterModel extends ServerModel {
    private static final String ADDRESS = "10.0.0.1";

    private final Size size;
    private int hosts;
    private int browsers;
    private int volumes;

    private VcenterModel(Inventory inventory, Size size) {
        super(inventory);
        this.size = size;
    }

    /// How much a vCenter has.
    ///
    /// @param datacenters datacenters
    /// @param clusterHosts hosts in the cluster of each datacenter
    /// @param machines machines on the single host and as many in the cluster of each datacenter
    public record Size(int datacenters, int clusterHosts, int machines) {
        /// Checks the numbers.
        public Size {
            if (datacenters < 1 || clusterHosts < 1 || machines < 0) {
                throw new IllegalArgumentException(
                        "a vCenter needs a datacenter, a host in its cluster and no negative number"
                                + " of machines");
            }
        }
    }

    /// Fills an inventory.
    ///
    /// @param inventory an empty inventory
    /// @param size how much of everything
    public static void fill(Inventory inventory, Size size) {
        inventory.locked(() -> {
            new VcenterModel(inventory, size).build();
            return null;
        });
    }

    private void build() {
        SimFolder root =
                start(
                        Products.vcenter(identities().uuid("vcenter", 0)),
                        Products.esx(),
                        new Names(
                                id("group-d"),
                                "Datacenters",
                                "propertyCollector",
                                "SessionManager",
                                "AuthorizationManager",
                                "TaskManager",
                                "EventManager",
                                "SearchIndex"));
        for (int i = 0; i < size.datacenters; i++) {
            datacenter(root, "DC" + i);
        }
    }

    private void datacenter(SimFolder root, String name) {
        SimDatacenter datacenter =
                root.add(
                        new SimDatacenter(
                                root,
                                next("Datacenter", "datacenter-"),
                                name,
                                List.of(
                                        id("group-v"),
                                        id("group-h"),
                                        id("group-s"),
                                        id("group-n"))));
        SimDatastore datastore = datastore(datacenter, "LocalDS_0");
        SimNetwork network =
                datacenter
                        .networks()
                        .add(
                                new SimNetwork(
                                        datacenter.networks(),
                                        next("Network", "network-"),
                                        HostNetworking.MACHINES));
        Site site = new Site(datacenter, datastore, network);
        SimComputeResource single = computeResource(site, "ComputeResource", name + "_H0");
        machines(site, single, List.of(host(site, single, name + "_H0")), name + "_H0_VM");
        SimComputeResource cluster = computeResource(site, "ClusterComputeResource", name + "_C0");
        List<SimHostSystem> members = new ArrayList<>();
        for (int i = 0; i < size.clusterHosts; i++) {
            members.add(host(site, cluster, name + "_C0_H" + i));
        }
        machines(site, cluster, members, name + "_C0_RP0_VM");
    }

    private SimDatastore datastore(SimDatacenter datacenter, String name) {
        ManagedObjectReference self = next("Datastore", "datastore-");
        String uuid = identities().uuid("volume", volumes++);
        return datacenter
                .datastores()
                .add(
                        new SimDatastore(
                                datacenter.datastores(),
                                self,
                                name,
                                uuid.substring(0, 8) + "-" + uuid.substring(28),
                                8L << 40));
    }

    private SimComputeResource computeResource(Site site, String type, String name) {
        SimEnvironmentBrowser browser =
                inventory()
                        .add(
                                new SimEnvironmentBrowser(
                                        inventory(),
                                        reference(
                                                "EnvironmentBrowser", "envbrowser-" + browsers++)));
        SimComputeResource resource =
                site.datacenter
                        .hosts()
                        .add(
                                new SimComputeResource(
                                        site.datacenter.hosts(),
                                        next(
                                                type,
                                                type.startsWith("Cluster")
                                                        ? "domain-c"
                                                        : "domain-s"),
                                        name,
                                        browser.self()));
        resource.pool(
                inventory()
                        .add(
                                new SimResourcePool(
                                        resource,
                                        resource,
                                        next("ResourcePool", "resgroup-"),
                                        "Resources")));
        return resource;
    }

    private SimHostSystem host(Site site, SimComputeResource resource, String name) {
        int number = hosts++;
        ManagedObjectReference self = next("HostSystem", "host-");
        HostAddress address =
                new HostAddress(
                        name, "", "10.0." + (1 + number / 254) + "." + (1 + number % 254), number);
        SimHostSystem host =
                inventory()
                        .add(
                                new SimHostSystem(
                                        resource,
                                        self,
                                        HostHardware.usual(identities().uuid("host", number)),
                                        address,
                                        ADDRESS));
        resource.add(host);
        host.mount(site.datastore);
        host.attach(site.network);
        return host;
    }

    /// Deals machines to hosts in turn.
    private void machines(
            Site site, SimComputeResource resource, List<SimHostSystem> members, String prefix) {
        List<MachinePlan> plans = numbered(prefix, size.machines);
        for (int i = 0; i < plans.size(); i++) {
            machines(
                    List.of(plans.get(i)),
                    site.datacenter.vms(),
                    new SimVirtualMachine.Surroundings(
                            members.get(i % members.size()),
                            resource.pool(),
                            site.datastore,
                            site.network),
                    _ -> id("vm-"));
        }
    }

    private ManagedObjectReference next(String type, String prefix) {
        return reference(type, id(prefix));
    }

    private String id(String prefix) {
        return inventory().nextId(prefix);
    }

    private record Site(SimDatacenter datacenter, SimDatastore datastore, SimNetwork network) {}
}
