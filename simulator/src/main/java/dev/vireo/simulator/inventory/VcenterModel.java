package dev.vireo.simulator.inventory;

import dev.vireo.vim.CreateVAppRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VAppConfigSpec;
import java.util.ArrayList;
import java.util.List;

/// A vCenter: datacenters with clusters, hosts in them, and hosts that stand alone.
///
/// Names follow the usual scheme: `DC0`, `DC0_H0` for a single host, `DC0_C0` for a cluster,
/// `DC0_C0_H0` for a host in it, `DC0_C0_RP0_VM0` and `DC0_H0_VM0` for machines.
public final class VcenterModel extends ServerModel {
    private static final String ADDRESS = "10.0.0.1";

    private final Size size;
    private int hosts;
    private int browsers;
    private int volumes;
    private int switches;

    private VcenterModel(Inventory inventory, Size size) {
        super(inventory);
        this.size = size;
    }

    /// How much a vCenter has.
    ///
    /// @param datacenters datacenters
    /// @param hosts hosts of each datacenter that are in no cluster
    /// @param clusters clusters of each datacenter
    /// @param clusterHosts hosts of each cluster
    /// @param pools resource pools of each cluster, besides its root
    /// @param vApps vApps of each cluster
    /// @param datastores datastores of each datacenter
    /// @param portGroups distributed port groups of each datacenter
    /// @param machines machines of each single host, each pool and each vApp
    public record Size(
            int datacenters,
            int hosts,
            int clusters,
            int clusterHosts,
            int pools,
            int vApps,
            int datastores,
            int portGroups,
            int machines) {
        /// Makes one cluster and one single host in each datacenter.
        ///
        /// @param datacenters datacenters
        /// @param clusterHosts hosts in the cluster of each datacenter
        /// @param machines machines on the single host and as many in the cluster
        /// @return the size
        public static Size of(int datacenters, int clusterHosts, int machines) {
            return new Size(datacenters, 1, 1, clusterHosts, 0, 0, 1, 0, machines);
        }

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
        SimFolder root = root(this);
        for (int i = 0; i < size.datacenters; i++) {
            datacenter(root, "DC" + i);
        }
    }

    /// Makes the service objects and the root folder.
    static SimFolder root(ServerModel model) {
        return model.start(
                Products.vcenter(model.identities().uuid("vcenter", 0)),
                Products.esx(),
                new Names(
                        model.inventory().nextId("group-d"),
                        "Datacenters",
                        "propertyCollector",
                        "SessionManager",
                        "AuthorizationManager",
                        "TaskManager",
                        "EventManager",
                        "SearchIndex"));
    }

    /// Makes a datacenter with its folders.
    static SimDatacenter emptyDatacenter(ServerModel model, SimFolder root, String name) {
        Inventory inventory = model.inventory();
        return root.add(
                new SimDatacenter(
                        root,
                        model.reference("Datacenter", inventory.nextId("datacenter-")),
                        name,
                        List.of(
                                inventory.nextId("group-v"),
                                inventory.nextId("group-h"),
                                inventory.nextId("group-s"),
                                inventory.nextId("group-n"))));
    }

    private void datacenter(SimFolder root, String name) {
        SimDatacenter datacenter = emptyDatacenter(this, root, name);
        List<SimDatastore> datastores = new ArrayList<>();
        for (int i = 0; i < size.datastores; i++) {
            datastores.add(datastore(datacenter, "LocalDS_" + i));
        }
        SimNetwork network =
                datacenter
                        .networks()
                        .add(
                                new SimNetwork(
                                        datacenter.networks(),
                                        next("Network", "network-"),
                                        HostNetworking.MACHINES));
        Site site = new Site(datacenter, datastores, network);
        for (int i = 0; i < size.hosts; i++) {
            single(site, name + "_H" + i);
        }
        for (int i = 0; i < size.clusters; i++) {
            cluster(site, name + "_C" + i);
        }
        if (size.portGroups > 0) {
            distributedSwitch(datacenter, name);
        }
    }

    private void single(Site site, String name) {
        SimComputeResource resource = computeResource(site, "ComputeResource", name);
        List<SimHostSystem> hosts = List.of(host(site, resource, name));
        machines(site, resource.pool(), hosts, name + "_VM");
    }

    private void cluster(Site site, String name) {
        SimComputeResource cluster = computeResource(site, "ClusterComputeResource", name);
        List<SimHostSystem> members = new ArrayList<>();
        for (int i = 0; i < size.clusterHosts; i++) {
            members.add(host(site, cluster, name + "_H" + i));
        }
        machines(site, cluster.pool(), members, name + "_RP0_VM");
        for (int i = 1; i <= size.pools; i++) {
            SimResourcePool pool =
                    new SimResourcePool(
                            cluster,
                            cluster.pool(),
                            next("ResourcePool", "resgroup-"),
                            name + "_RP" + i);
            cluster.pool().pools().add(inventory().add(pool));
            machines(site, pool, members, pool.name() + "_VM");
        }
        for (int i = 0; i < size.vApps; i++) {
            SimResourcePool container = container(cluster.pool(), name + "_APP" + i);
            machines(site, container, members, container.name() + "_VM");
        }
    }

    private SimResourcePool container(SimResourcePool parent, String name) {
        ManagedObjectReference self = next("VirtualApp", "resgroup-v");
        CreateVAppRequest request =
                CreateVAppRequest.builder(parent.self())
                        .name(name)
                        .resSpec(parent.config())
                        .configSpec(VAppConfigSpec.builder().build())
                        .build();
        SimResourcePool made = inventory().add(new SimVirtualApp(parent, self, name, request));
        parent.pools().add(made);
        return made;
    }

    private void distributedSwitch(SimDatacenter datacenter, String name) {
        SimDistributedVirtualSwitch made =
                datacenter
                        .networks()
                        .add(
                                new SimDistributedVirtualSwitch(
                                        datacenter.networks(),
                                        next("VmwareDistributedVirtualSwitch", "dvs-"),
                                        "DVS0",
                                        switches++));
        made.add("DVS0-DVUplinks", 2 * datacenterHosts(datacenter).size(), true);
        for (int i = 0; i < size.portGroups; i++) {
            made.add(name + "_DVPG" + i, 128, false);
        }
        datacenterHosts(datacenter).forEach(made::add);
    }

    private List<SimHostSystem> datacenterHosts(SimDatacenter datacenter) {
        return inventory().all(SimHostSystem.class).stream()
                .filter(host -> host.datacenter() == datacenter)
                .toList();
    }

    private long machinesOfDatacenter() {
        long places = size.hosts() + size.clusters() * (1L + size.pools() + size.vApps());
        return places * size.machines();
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
                                capacity(8L << 40, 40L * machinesOfDatacenter())));
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
        site.datastores.forEach(host::mount);
        host.attach(site.network);
        return host;
    }

    /// Deals machines to hosts and datastores in turn.
    private void machines(
            Site site, SimResourcePool pool, List<SimHostSystem> members, String prefix) {
        List<MachinePlan> plans = numbered(prefix, size.machines);
        for (int i = 0; i < plans.size(); i++) {
            machines(
                    List.of(plans.get(i)),
                    site.datacenter.vms(),
                    new SimVirtualMachine.Surroundings(
                            members.get(i % members.size()),
                            pool,
                            site.datastores.get(i % site.datastores.size()),
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

    private record Site(
            SimDatacenter datacenter, List<SimDatastore> datastores, SimNetwork network) {}
}
