package dev.vireo.simulator.inventory;

import dev.vireo.simulator.description.DescribedDatacenter;
import dev.vireo.simulator.description.DescribedDatastore;
import dev.vireo.simulator.description.DescribedHost;
import dev.vireo.simulator.description.DescribedMachine;
import dev.vireo.simulator.description.ServerDescription;
import dev.vireo.simulator.machine.PlannedConfig;
import dev.vireo.vim.CreateVAppRequest;
import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostPortGroupSpec;
import dev.vireo.vim.VAppConfigSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A server with what a description names.
public final class DescribedModel extends ServerModel {
    private static final String VCENTER_ADDRESS = "10.0.0.1";

    private final boolean managed;
    private int hosts;
    private int browsers;
    private int volumes;
    private int switches;

    private DescribedModel(Inventory inventory, boolean managed) {
        super(inventory);
        this.managed = managed;
    }

    /// Fills an inventory.
    ///
    /// @param inventory an empty inventory
    /// @param description what there is to be
    public static void fill(Inventory inventory, ServerDescription description) {
        inventory.locked(() -> {
            switch (description) {
                case ServerDescription.Esx esx -> new DescribedModel(inventory, false).esx(esx);
                case ServerDescription.Vcenter vcenter ->
                        new DescribedModel(inventory, true).vcenter(vcenter);
            }
            return null;
        });
    }

    private void esx(ServerDescription.Esx description) {
        SimDatacenter datacenter = EsxModel.emptyDatacenter(this);
        Site site = new Site(datacenter);
        int dot = description.host().name().indexOf('.');
        String name = description.host().name();
        boolean numeric = name.matches("[0-9.]+");
        HostAddress address =
                new HostAddress(
                        dot < 0 || numeric ? name : name.substring(0, dot),
                        dot < 0 || numeric ? "" : name.substring(dot + 1),
                        "10.0.0.2",
                        hosts++);
        SimComputeResource resource = computeResource(site, "ComputeResource", address.dnsName());
        SimHostSystem host = host(site, resource, address, description.host());
        description.host().managedBy().ifPresent(host::managedBy);
        network(host, description.host().networks());
        mountOwn(site, host, description.host());
        description.machines().forEach(machine -> machine(site, machine));
    }

    private void vcenter(ServerDescription.Vcenter description) {
        SimFolder root = VcenterModel.root(this);
        for (DescribedDatacenter datacenter : description.datacenters()) {
            datacenter(root, datacenter);
        }
    }

    private void datacenter(SimFolder root, DescribedDatacenter described) {
        Site site = new Site(VcenterModel.emptyDatacenter(this, root, stored(described.name())));
        List<SimDatastore> shared = new ArrayList<>();
        for (DescribedDatastore datastore : described.datastores()) {
            shared.add(site.know(datastore(site, datastore, described.name())));
        }
        for (DescribedHost host : described.hosts()) {
            SimComputeResource resource =
                    computeResource(site, "ComputeResource", stored(host.name()));
            managedHost(site, resource, host, described, shared);
        }
        for (DescribedDatacenter.Cluster cluster : described.clusters()) {
            SimComputeResource resource =
                    computeResource(site, "ClusterComputeResource", stored(cluster.name()));
            for (DescribedHost host : cluster.hosts()) {
                managedHost(site, resource, host, described, shared);
            }
            cluster.pools().forEach(pool -> pool(site, resource, resource.pool(), pool));
        }
        described.switches().forEach(each -> distributedSwitch(site, each));
        described.folders().forEach(path -> folder(site, path));
        described.machines().forEach(machine -> machine(site, machine));
    }

    private void managedHost(
            Site site,
            SimComputeResource resource,
            DescribedHost described,
            DescribedDatacenter datacenter,
            List<SimDatastore> shared) {
        int number = hosts++;
        HostAddress address =
                new HostAddress(
                        described.name(),
                        "",
                        "10.0." + (1 + number / 254) + "." + (1 + number % 254),
                        number);
        SimHostSystem host = host(site, resource, address, described);
        shared.forEach(host::mount);
        network(host, datacenter.networks());
        mountOwn(site, host, described);
    }

    // Hosts

    private SimComputeResource computeResource(Site site, String type, String name) {
        String browser = managed ? "envbrowser-" + browsers++ : "ha-env-browser";
        String prefix = type.startsWith("Cluster") ? "domain-c" : "domain-s";
        SimFolder parent = site.datacenter.hosts();
        SimComputeResource resource =
                parent.add(
                        new SimComputeResource(
                                parent,
                                reference(type, id(prefix, "ha-compute-res")),
                                name,
                                inventory()
                                        .add(
                                                new SimEnvironmentBrowser(
                                                        inventory(),
                                                        reference("EnvironmentBrowser", browser)))
                                        .self()));
        resource.pool(
                inventory()
                        .add(
                                new SimResourcePool(
                                        resource,
                                        resource,
                                        reference("ResourcePool", id("resgroup-", "ha-root-pool")),
                                        "Resources")));
        return resource;
    }

    private SimHostSystem host(
            Site site, SimComputeResource resource, HostAddress address, DescribedHost described) {
        SimHostSystem host =
                inventory()
                        .add(
                                new SimHostSystem(
                                        resource,
                                        reference("HostSystem", id("host-", "ha-host")),
                                        hardware(address.number(), described),
                                        address,
                                        managed ? VCENTER_ADDRESS : null));
        resource.add(host);
        site.hosts.put(described.name(), host);
        return host;
    }

    private HostHardware hardware(int number, DescribedHost described) {
        HostHardware usual = HostHardware.usual(identities().uuid("host", number));
        int cores = described.cores() == 0 ? usual.cores() : described.cores();
        return new HostHardware(
                usual.uuid(),
                cores % 2 == 0 ? 2 : 1,
                cores,
                2 * cores,
                usual.hz(),
                described.memoryBytes() == 0 ? usual.memoryBytes() : described.memoryBytes());
    }

    /// Makes the port groups for machines.
    private static void network(SimHostSystem host, List<DescribedHost.PortGroup> groups) {
        VirtualSwitches made = host.networking().switches();
        made.removePortGroup(HostNetworking.MACHINES);
        for (DescribedHost.PortGroup group : groups) {
            if (!made.switchNames().contains(group.switchName())) {
                made.addSwitch(group.switchName(), null);
            }
            made.addPortGroup(
                    HostPortGroupSpec.builder()
                            .name(group.name())
                            .vlanId(group.vlan())
                            .vswitchName(group.switchName())
                            .policy(HostNetworkPolicy.builder().build())
                            .build());
        }
        host.showNetworks();
    }

    private void distributedSwitch(Site site, DescribedDatacenter.Switch described) {
        SimFolder folder = site.datacenter.networks();
        String name = stored(described.name());
        SimDistributedVirtualSwitch made =
                folder.add(
                        new SimDistributedVirtualSwitch(
                                folder,
                                reference("VmwareDistributedVirtualSwitch", id("dvs-", "")),
                                name,
                                switches++));
        made.add(name + "-DVUplinks", 2 * site.hosts.size(), true);
        described
                .portGroups()
                .forEach(group -> made.add(stored(group.name()), group.ports(), false));
        site.hosts.values().forEach(made::add);
    }

    private void pool(
            Site site,
            SimComputeResource owner,
            SimResourcePool parent,
            DescribedDatacenter.Pool described) {
        String name = stored(described.name());
        SimResourcePool made;
        if (described.vApp()) {
            CreateVAppRequest request =
                    CreateVAppRequest.builder(parent.self())
                            .name(name)
                            .resSpec(parent.config())
                            .configSpec(VAppConfigSpec.builder().build())
                            .build();
            made =
                    new SimVirtualApp(
                            parent, reference("VirtualApp", id("resgroup-v", "")), name, request);
        } else {
            made =
                    new SimResourcePool(
                            owner, parent, reference("ResourcePool", id("resgroup-", "")), name);
        }
        parent.pools().add(inventory().add(made));
        site.pools.put(described.name(), made);
        described.pools().forEach(inner -> pool(site, owner, made, inner));
    }

    // Datastores

    private void mountOwn(Site site, SimHostSystem host, DescribedHost described) {
        for (DescribedDatastore datastore : described.datastores()) {
            host.mount(site.know(datastore(site, datastore, host.uuid())));
        }
    }

    /// Writes a UUID as vSAN and vVol do.
    private static String identifier(String uuid) {
        String digits = uuid.replace("-", "");
        return digits.substring(0, 16) + "-" + digits.substring(16);
    }

    private SimDatastore datastore(Site site, DescribedDatastore described, String owner) {
        String export = described.server() + ":" + described.path();
        String directory =
                VolumeNames.directory(
                        identities(),
                        described.kind() == DescribedDatastore.Kind.NFS ? export : owner + export);
        String uuid = identities().uuid("volume", volumes);
        String volumeId =
                uuid.substring(0, 8)
                        + "-"
                        + uuid.substring(28)
                        + "-"
                        + uuid.substring(9, 13)
                        + "-"
                        + uuid.substring(24);
        DatastoreVolume volume =
                switch (described.kind()) {
                    case VMFS ->
                            new DatastoreVolume.Vmfs(volumeId, "mpx.vmhba0:C0:T" + volumes + ":L0");
                    case NFS ->
                            new DatastoreVolume.Nas(
                                    directory, "NFS", described.server(), described.path(), null);
                    case LOCAL -> new DatastoreVolume.Local(directory, described.path());
                    case VSAN -> new DatastoreVolume.Vsan("vsan:" + identifier(uuid));
                    case VVOL -> new DatastoreVolume.Vvol("vvol:" + identifier(uuid));
                };
        volumes++;
        String single =
                described.kind() == DescribedDatastore.Kind.NFS ? export : volume.directory();
        SimFolder folder = site.datacenter.datastores();
        return folder.add(
                new SimDatastore(
                        folder,
                        reference("Datastore", id("datastore-", single)),
                        stored(described.name()),
                        volume,
                        described.capacityBytes()));
    }

    // Machines

    private void machine(Site site, DescribedMachine described) {
        DescribedMachine.Where where = described.where();
        SimHostSystem host = Objects.requireNonNull(site.hosts.get(where.host()));
        SimResourcePool pool =
                where.pool()
                        .map(name -> Objects.requireNonNull(site.pools.get(name)))
                        .orElse(host.computeResource().pool());
        SimDatastore datastore =
                Objects.requireNonNull(site.datastores.get(stored(where.datastore())));
        MachinePlan plan =
                new MachinePlan(
                        described.name(),
                        described.cpus(),
                        described.memoryMb(),
                        0,
                        described.guest(),
                        power(described.power()),
                        described.tools(),
                        described.serialFile());
        machine(
                plan,
                devices(site, described),
                folder(site, where.folder()),
                new SimVirtualMachine.Surroundings(
                        host, pool, datastore, host.networks().getFirst()),
                number -> id("vm-", String.valueOf(number + 1)));
    }

    private static PowerState power(DescribedMachine.Power power) {
        return switch (power) {
            case ON -> PowerState.ON;
            case OFF -> PowerState.OFF;
            case SUSPENDED -> PowerState.SUSPENDED;
        };
    }

    private static Devices devices(Site site, DescribedMachine described) {
        List<PlannedConfig.Link> links = new ArrayList<>();
        List<Adapter> adapters = new ArrayList<>();
        for (DescribedMachine.Nic nic : described.nics()) {
            SimNetwork network = site.network(stored(nic.network()));
            Optional<SimDistributedVirtualPortgroup> group =
                    network instanceof SimDistributedVirtualPortgroup distributed
                            ? Optional.of(distributed)
                            : Optional.empty();
            links.add(
                    new PlannedConfig.Link(
                            network.self(),
                            network.name(),
                            group.map(one -> one.owner().uuid()).orElse(""),
                            group.flatMap(site::nextPort).orElse(""),
                            nic.mac().isPresent()));
            adapters.add(new Adapter(network.name(), nic.mac()));
        }
        List<Long> diskKb = new ArrayList<>();
        Set<Integer> thick = new HashSet<>();
        for (DescribedMachine.Disk disk : described.disks()) {
            if (!disk.thin()) {
                thick.add(diskKb.size());
            }
            diskKb.add(disk.sizeBytes() >> 10);
        }
        return new Devices(
                diskKb,
                adapters,
                new PlannedConfig.Extras(described.notes(), described.template(), links, thick));
    }

    /// Finds or makes a folder for machines.
    private SimFolder folder(Site site, String path) {
        SimFolder folder = site.datacenter.vms();
        if (path.isEmpty()) {
            return folder;
        }
        for (String part : path.split("/", -1)) {
            folder = folder(folder, stored(part));
        }
        return folder;
    }

    private SimFolder folder(SimFolder parent, String name) {
        for (SimEntity child : parent.children()) {
            if (child instanceof SimFolder known && known.name().equals(name)) {
                return known;
            }
        }
        return parent.add(
                new SimFolder(
                        inventory(),
                        reference("Folder", id("group-v", "")),
                        parent,
                        name,
                        parent.childTypes()));
    }

    private static String stored(String name) {
        return SimEntity.stored(name);
    }

    /// Makes an identifier: in a vCenter the next one of its kind, on a host the usual one.
    private String id(String prefix, String single) {
        return managed ? inventory().nextId(prefix) : single;
    }

    /// A datacenter and what is known by name in it.
    private record Site(
            SimDatacenter datacenter,
            Map<String, SimHostSystem> hosts,
            Map<String, SimResourcePool> pools,
            Map<String, SimDatastore> datastores,
            Map<SimDistributedVirtualPortgroup, Integer> ports) {
        Site(SimDatacenter datacenter) {
            this(
                    datacenter,
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new HashMap<>());
        }

        /// Gives away a port of a group.
        Optional<String> nextPort(SimDistributedVirtualPortgroup group) {
            int used = ports.merge(group, 1, Integer::sum);
            return group.portKeys().stream().skip(used - 1L).findFirst();
        }

        SimDatastore know(SimDatastore datastore) {
            datastores.put(datastore.name(), datastore);
            return datastore;
        }

        SimNetwork network(String name) {
            for (SimEntity child : datacenter.networks().children()) {
                if (child instanceof SimNetwork network && network.name().equals(name)) {
                    return network;
                }
            }
            throw new IllegalStateException("no network is called " + name);
        }
    }
}
