package dev.vireo.simulator.inventory;

import dev.vireo.vim.AboutInfo;
import java.util.List;
import java.util.Optional;

/// A single ESX host, with the identifiers that real ones use.
public final class EsxModel extends ServerModel {
    private EsxModel(Inventory inventory) {
        super(inventory);
    }

    /// Fills an inventory.
    ///
    /// @param inventory an empty inventory
    /// @param plans the machines; their identifiers are `1`, `2`, ...
    public static void fill(Inventory inventory, List<MachinePlan> plans) {
        inventory.locked(() -> {
            new EsxModel(inventory).build(plans);
            return null;
        });
    }

    /// Plans machines that differ in a number only.
    ///
    /// @param count how many
    /// @return `ha-host_VM0` and so on
    public static List<MachinePlan> numbered(int count) {
        return numbered("ha-host_VM", count);
    }

    /// Plans the machines of the host that `sim://` shows.
    ///
    /// @return a handful of servers in different states
    public static List<MachinePlan> embedded() {
        return List.of(
                MachinePlan.linux("web", 2, 2048, 20),
                MachinePlan.linux("db", 4, 8192, 100),
                MachinePlan.linux("mail", 2, 4096, 60).in(PowerState.OFF),
                MachinePlan.linux("50% off/sale", 1, 1024, 10).in(PowerState.OFF),
                new MachinePlan(
                        "build",
                        8,
                        16384,
                        200,
                        MachinePlan.WINDOWS,
                        PowerState.SUSPENDED,
                        true,
                        Optional.empty()));
    }

    private void build(List<MachinePlan> plans) {
        SimDatacenter datacenter = emptyDatacenter(this);
        SimHostSystem host = host(datacenter);
        long disks = plans.stream().mapToLong(MachinePlan::diskGb).sum();
        SimDatastore datastore = datastore(datacenter, capacity(2L << 40, disks));
        SimNetwork network =
                datacenter
                        .networks()
                        .add(
                                new SimNetwork(
                                        datacenter.networks(),
                                        reference(
                                                "Network", "HaNetwork-" + HostNetworking.MACHINES),
                                        HostNetworking.MACHINES));
        host.mount(datastore);
        host.attach(network);
        machines(
                plans,
                datacenter.vms(),
                new SimVirtualMachine.Surroundings(
                        host, host.computeResource().pool(), datastore, network),
                number -> String.valueOf(number + 1));
    }

    /// Makes what every host has: the service objects and a datacenter.
    static SimDatacenter emptyDatacenter(ServerModel model) {
        AboutInfo about = Products.esx();
        SimFolder root =
                model.start(
                        about,
                        about,
                        new Names(
                                "ha-folder-root",
                                "ha-folder-root",
                                "ha-property-collector",
                                "ha-sessionmgr",
                                "ha-authmgr",
                                "ha-taskmgr",
                                "ha-eventmgr",
                                "ha-searchindex"));
        return root.add(
                new SimDatacenter(
                        root,
                        model.reference("Datacenter", "ha-datacenter"),
                        "ha-datacenter",
                        List.of(
                                "ha-folder-vm",
                                "ha-folder-host",
                                "ha-folder-datastore",
                                "ha-folder-network")));
    }

    private SimHostSystem host(SimDatacenter datacenter) {
        HostAddress address = new HostAddress("esx", "vireo.test", "10.0.0.2", 0);
        SimEnvironmentBrowser browser =
                inventory()
                        .add(
                                new SimEnvironmentBrowser(
                                        inventory(),
                                        reference("EnvironmentBrowser", "ha-env-browser")));
        SimComputeResource resource =
                datacenter
                        .hosts()
                        .add(
                                new SimComputeResource(
                                        datacenter.hosts(),
                                        reference("ComputeResource", "ha-compute-res"),
                                        address.dnsName(),
                                        browser.self()));
        resource.pool(
                inventory()
                        .add(
                                new SimResourcePool(
                                        resource,
                                        resource,
                                        reference("ResourcePool", "ha-root-pool"),
                                        "Resources")));
        SimHostSystem host =
                inventory()
                        .add(
                                new SimHostSystem(
                                        resource,
                                        reference("HostSystem", "ha-host"),
                                        HostHardware.usual(identities().uuid("host", 0)),
                                        address,
                                        null));
        resource.add(host);
        return host;
    }

    private SimDatastore datastore(SimDatacenter datacenter, long capacity) {
        String uuid = identities().uuid("volume", 0);
        String volume =
                uuid.substring(0, 8)
                        + "-"
                        + uuid.substring(28)
                        + "-"
                        + uuid.substring(9, 13)
                        + "-"
                        + uuid.substring(24);
        return datacenter
                .datastores()
                .add(
                        new SimDatastore(
                                datacenter.datastores(),
                                reference("Datastore", volume),
                                "datastore1",
                                volume,
                                capacity));
    }
}
