package dev.vireo.driver.esx;

import dev.vireo.client.PropertyFilters;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.SelectionSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a connection is about, as a starting point for property collectors: the root folder of an
/// ESX host, which holds just the one, or a host, a cluster, a datacenter or a folder within a
/// vCenter.
///
/// So hosts and their virtual machines are one request away, without a view to make first.
///
/// @param root where to start
/// @param host the host, if it is known to be just one
/// @param vcenter the vCenter that manages the host, if the connection has one beside the host
record Scope(
        ManagedObjectReference root,
        Optional<ManagedObjectReference> host,
        Optional<ManagingVcenter> vcenter) {
    static final String MACHINE = "VirtualMachine";
    static final String HOST = "HostSystem";
    static final String TASK = "Task";
    static final String DATACENTER = "Datacenter";
    static final String COMPUTE_RESOURCE = "ComputeResource";
    static final String CLUSTER = "ClusterComputeResource";
    static final String NAME = "name";
    static final String PARENT = "parent";
    static final String MACHINE_FOLDER = "vmFolder";
    static final String NETWORK_FOLDER = "networkFolder";

    private static final String FOLDERS = "folders";
    private static final String DATACENTERS = "datacenters";
    private static final String COMPUTE_RESOURCES = "computeResources";
    private static final String HOSTS = "hosts";

    private static final String DATASTORES = "datastores";
    private static final String SWITCHES = "switches";

    private static final List<String> PLACE = List.of(NAME, PARENT);

    private static final SelectionSpec HOST_TO_MACHINES = step(HOSTS, HOST, "vm");

    static Scope ofRoot(ManagedObjectReference rootFolder) {
        return new Scope(rootFolder, Optional.empty(), Optional.empty());
    }

    static Scope ofHost(ManagedObjectReference host) {
        return new Scope(host, Optional.of(host), Optional.empty());
    }

    /// Adds the vCenter that manages the host.
    Scope withVcenter(Optional<ManagingVcenter> managing) {
        return new Scope(root, host, managing);
    }

    /// Asks for properties of the host.
    PropertyFilterSpec host(String... paths) {
        PropertyFilters filter = PropertyFilters.start().properties(HOST, List.of(paths));
        host.ifPresentOrElse(filter::object, () -> filter.reachedFrom(root, toHosts()));
        return filter.build();
    }

    /// Asks for properties of the host and one of the compute resource that it is in.
    PropertyFilterSpec hostAndResource(List<String> ofHost, String ofResource) {
        PropertyFilters filter =
                PropertyFilters.start()
                        .properties(HOST, ofHost)
                        .properties(COMPUTE_RESOURCE, List.of(ofResource));
        if (host.isEmpty()) {
            return filter.reachedFrom(root, toHosts()).build();
        }
        return filter.object(host.get()).referredToBy(host.get(), PARENT).build();
    }

    /// Asks for properties of the virtual machines on the host and, if there are any to ask for, of
    /// the host itself.
    PropertyFilterSpec virtualMachines(List<String> ofMachines, List<String> ofHost) {
        PropertyFilters filter = PropertyFilters.start().properties(MACHINE, ofMachines);
        if (!ofHost.isEmpty()) {
            filter.properties(HOST, ofHost);
            host.ifPresent(filter::object);
        }
        List<SelectionSpec> way = new ArrayList<>();
        way.add(HOST_TO_MACHINES);
        if (host.isEmpty()) {
            way.addAll(toHosts(HOSTS));
        }
        return filter.reachedFrom(root, way).build();
    }

    /// Asks for the datastores of the host and where it has mounted them.
    PropertyFilterSpec datastores() {
        PropertyFilters filter =
                PropertyFilters.start()
                        .properties(
                                DatastoreMounts.TYPE,
                                List.of(
                                        DatastoreMounts.NAME,
                                        DatastoreMounts.HOSTS,
                                        DatastoreMounts.BROWSER));
        List<SelectionSpec> way = new ArrayList<>();
        way.add(step(HOSTS, HOST, "datastore"));
        if (host.isEmpty()) {
            way.addAll(toHosts(HOSTS));
        }
        return filter.reachedFrom(root, way).build();
    }

    /// Asks for datastores, for the datacenters that they are in and, if there are any to ask for,
    /// for properties of the host.
    PropertyFilterSpec storage(List<String> ofDatastores, List<String> ofHost) {
        PropertyFilters filter =
                PropertyFilters.start()
                        .properties(DatastoreMounts.TYPE, ofDatastores)
                        .properties("Folder", List.of(PARENT))
                        .properties(DATACENTER, PLACE);
        if (!ofHost.isEmpty()) {
            filter.properties(HOST, ofHost);
            host.ifPresent(filter::object);
        }
        List<SelectionSpec> way = new ArrayList<>();
        way.add(step(HOSTS, HOST, "datastore", "up"));
        way.add(
                PropertyFilters.traversal(
                        "up", "ManagedEntity", PARENT, List.of(PropertyFilters.named("up"))));
        if (host.isEmpty()) {
            way.addAll(toHosts(HOSTS));
        }
        return filter.reachedFrom(root, way).build();
    }

    /// Asks for all that commands act upon: the hosts with their machines, datastores and networks,
    /// the folders and resource pools for new ones, and what they are in, up to the root folder.
    ///
    /// @param ofAll properties of each of them
    /// @param ofHosts further ones of hosts
    PropertyFilterSpec places(List<String> ofAll, List<String> ofHosts) {
        List<String> ofEachHost = new ArrayList<>(ofAll);
        ofEachHost.addAll(ofHosts);
        List<String> ofDatacenters = new ArrayList<>(ofAll);
        ofDatacenters.addAll(List.of(MACHINE_FOLDER, NETWORK_FOLDER));
        PropertyFilters filter =
                PropertyFilters.start()
                        .properties("Folder", ofAll)
                        .properties(DATACENTER, ofDatacenters)
                        .properties(COMPUTE_RESOURCE, ofAll)
                        .properties("ResourcePool", ofAll)
                        .properties(HOST, ofEachHost)
                        .properties(MACHINE, ofAll)
                        .properties(DatastoreMounts.TYPE, ofAll)
                        .properties("Network", ofAll);
        List<SelectionSpec> way = new ArrayList<>();
        way.add(step("machines", HOST, "vm", "up"));
        way.add(step(DATASTORES, HOST, "datastore", "up"));
        way.add(step("networks", HOST, "network", "up"));
        way.add(step("pools", COMPUTE_RESOURCE, "resourcePool"));
        way.add(step(MACHINE_FOLDER, DATACENTER, MACHINE_FOLDER));
        way.add(step(NETWORK_FOLDER, DATACENTER, NETWORK_FOLDER));
        way.add(step("up", "ManagedEntity", PARENT, "up", "pools", MACHINE_FOLDER, NETWORK_FOLDER));
        if (host.isEmpty()) {
            way.addAll(toHosts("machines", DATASTORES, "networks", "up"));
        }
        return filter.object(root).reachedFrom(root, way).build();
    }

    /// Asks for properties of one object.
    static PropertyFilterSpec object(ManagedObjectReference object, List<String> paths) {
        return PropertyFilters.start().properties(object.type(), paths).object(object).build();
    }

    /// Asks for the network of the host: its switches, the networks that machines can be connected
    /// to, and the distributed switches of those.
    PropertyFilterSpec networks() {
        PropertyFilters filter =
                PropertyFilters.start()
                        .properties(HOST, List.of(Properties.NETWORK, Properties.NETWORK_SYSTEM))
                        .properties("Network", List.of(NAME))
                        .properties(
                                SwitchView.PORT_GROUP,
                                List.of(
                                        NAME,
                                        SwitchView.OWNER,
                                        SwitchView.SETTING,
                                        SwitchView.CONFIG_VERSION,
                                        SwitchView.UPLINK))
                        .properties(
                                SwitchView.SWITCH,
                                List.of(SwitchView.UUID_TEXT, SwitchView.UPLINK_POLICY));
        List<SelectionSpec> way = new ArrayList<>();
        way.add(step(HOSTS, HOST, "network", SWITCHES));
        way.add(step(SWITCHES, SwitchView.PORT_GROUP, SwitchView.OWNER));
        host.ifPresentOrElse(filter::object, () -> way.addAll(toHosts(HOSTS)));
        return filter.reachedFrom(root, way).build();
    }

    /// Asks for what a new machine needs to know of the hosts and the datacenter that it may be in,
    /// with the way up to the root folder.
    PropertyFilterSpec home() {
        PropertyFilters filter =
                PropertyFilters.start()
                        .properties("Folder", PLACE)
                        .properties(DATACENTER, List.of(NAME, PARENT, MACHINE_FOLDER))
                        .properties(
                                COMPUTE_RESOURCE,
                                List.of(
                                        NAME,
                                        PARENT,
                                        MachineHome.RESOURCE_POOL,
                                        MachineHome.CONFIGURATION))
                        .properties(HOST, MachineHome.OF_HOSTS)
                        .properties(DatastoreMounts.TYPE, List.of(DatastoreMounts.NAME));
        List<SelectionSpec> up = List.of(PropertyFilters.named("up"));
        List<SelectionSpec> way = new ArrayList<>();
        way.add(PropertyFilters.traversal("up", "ManagedEntity", PARENT, up));
        way.add(step(DATASTORES, HOST, "datastore"));
        if (host.isEmpty()) {
            way.addAll(toHosts(DATASTORES));
        }
        return filter.object(root).reachedFrom(root, way).build();
    }

    /// Asks for names and places of all objects below one.
    ///
    /// @param type their type, and that of the one at the top
    /// @param path the property that holds those one step below
    static PropertyFilterSpec below(ManagedObjectReference top, String type, String path) {
        List<SelectionSpec> down = List.of(PropertyFilters.named("down"));
        return PropertyFilters.start()
                .properties(type, PLACE)
                .reachedFrom(top, List.of(PropertyFilters.traversal("down", type, path, down)))
                .build();
    }

    /// Asks for the tasks that something was lately part of.
    static PropertyFilterSpec tasksOf(ManagedObjectReference entity) {
        return PropertyFilters.start()
                .properties(TASK, List.of(Facts.TASK_STATE))
                .referredToBy(entity, Facts.RECENT_TASK)
                .build();
    }

    /// Asks for the tree of folders, datacenters, compute resources and hosts.
    static PropertyFilterSpec tree(ManagedObjectReference rootFolder) {
        return PropertyFilters.start()
                .properties("Folder", PLACE)
                .properties(DATACENTER, PLACE)
                .properties(COMPUTE_RESOURCE, PLACE)
                .properties(HOST, PLACE)
                .reachedFrom(rootFolder, toHosts())
                .build();
    }

    /// Asks for properties of one virtual machine.
    static PropertyFilterSpec machine(ManagedObjectReference machine, List<String> paths) {
        return PropertyFilters.start().properties(MACHINE, paths).object(machine).build();
    }

    /// Asks for properties of some virtual machines.
    static PropertyFilterSpec machines(List<ManagedObjectReference> machines, List<String> paths) {
        PropertyFilters filter = PropertyFilters.start().properties(MACHINE, paths);
        machines.forEach(filter::object);
        return filter.build();
    }

    /// Asks for properties of one virtual machine and of the host it runs on.
    static PropertyFilterSpec machineAndHost(
            ManagedObjectReference machine, List<String> ofMachine, List<String> ofHost) {
        return PropertyFilters.start()
                .properties(MACHINE, ofMachine)
                .properties(HOST, ofHost)
                .object(machine)
                .referredToBy(machine, VirtualMachines.HOST)
                .build();
    }

    /// Asks for properties of one virtual machine and for the names of the distributed port groups
    /// that its interfaces are on.
    static PropertyFilterSpec machineAndPortGroups(
            ManagedObjectReference machine, List<String> paths) {
        return PropertyFilters.start()
                .properties(MACHINE, paths)
                .properties(SwitchView.PORT_GROUP, List.of(NAME, Networks.GROUP_KEY))
                .object(machine)
                .referredToBy(machine, "network")
                .build();
    }

    /// Asks for the networks of the host that a machine runs on, and for the switches of the
    /// distributed ones.
    static PropertyFilterSpec networks(ManagedObjectReference machine) {
        String group = "DistributedVirtualPortgroup";
        SelectionSpec toSwitch = step("switch", group, Networks.GROUP_SWITCH);
        return PropertyFilters.start()
                .properties("Network", List.of(Networks.NAME))
                .properties(group, List.of(Networks.GROUP_KEY, Networks.GROUP_SWITCH))
                .properties("OpaqueNetwork", List.of(Networks.OPAQUE_SUMMARY))
                .properties("DistributedVirtualSwitch", List.of(Networks.SWITCH_UUID))
                .reachedFrom(
                        machine,
                        List.of(
                                step("host", MACHINE, "runtime.host", "networks"),
                                PropertyFilters.traversal(
                                        "networks", HOST, "network", List.of(toSwitch))))
                .build();
    }

    /// Asks for the datastores that a machine has files in, and for the hosts that have mounted
    /// them.
    static PropertyFilterSpec datastoresOf(ManagedObjectReference machine) {
        return PropertyFilters.start()
                .properties(
                        DatastoreMounts.TYPE, List.of(DatastoreMounts.NAME, DatastoreMounts.HOSTS))
                .reachedFrom(machine, List.of(step("datastores", MACHINE, "datastore")))
                .build();
    }

    /// Asks for properties of one virtual machine, and for names and places of what it is in, up to
    /// the root folder.
    static PropertyFilterSpec machineAndPlace(
            ManagedObjectReference machine, List<String> ofMachine) {
        List<SelectionSpec> up = List.of(PropertyFilters.named("up"));
        return PropertyFilters.start()
                .properties(MACHINE, ofMachine)
                .properties("Folder", PLACE)
                .properties(DATACENTER, PLACE)
                .object(machine)
                .reachedFrom(
                        machine,
                        List.of(
                                PropertyFilters.traversal(
                                        "host", MACHINE, VirtualMachines.HOST, up),
                                PropertyFilters.traversal("folder", MACHINE, PARENT, up),
                                PropertyFilters.traversal("up", "ManagedEntity", PARENT, up)))
                .build();
    }

    /// Asks for the names and places of a datacenter and of what it is in, up to the root folder.
    static PropertyFilterSpec datacenterAndPlace(ManagedObjectReference datacenter) {
        return PropertyFilters.start()
                .properties("Folder", PLACE)
                .properties(DATACENTER, PLACE)
                .object(datacenter)
                .reachedFrom(
                        datacenter,
                        List.of(
                                PropertyFilters.traversal(
                                        "up",
                                        "ManagedEntity",
                                        PARENT,
                                        List.of(PropertyFilters.named("up")))))
                .build();
    }

    /// Returns the path of the datacenter among rows of [#machineAndPlace], as the server has it in
    /// the URLs of files: names with slashes between them, without the root folder.
    static Optional<String> datacenterPath(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.isType(DATACENTER))
                .findFirst()
                .flatMap(row -> datacenterPath(rows, row));
    }

    /// Returns the path of a datacenter.
    ///
    /// @param rows those of the folders above it
    static Optional<String> datacenterPath(List<Row> rows, Row datacenter) {
        Deque<String> names = new ArrayDeque<>();
        Optional<Row> here = Optional.of(datacenter);
        while (here.isPresent()) {
            Optional<ManagedObjectReference> parent =
                    here.get().find(PARENT, ManagedObjectReference.class);
            if (parent.isPresent()) { // the root folder has none and is not named
                names.push(here.get().find(NAME, String.class).orElse(""));
            }
            here = parent.flatMap(above -> row(above, rows));
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join("/", names));
    }

    private static Optional<Row> row(ManagedObjectReference object, List<Row> rows) {
        return rows.stream().filter(row -> row.object().equals(object)).findFirst();
    }

    /// Finds what is above an object.
    ///
    /// @param type its type
    static Optional<Row> above(Row object, String type, List<Row> rows) {
        Optional<Row> here = Optional.of(object);
        while (here.isPresent() && !here.get().isType(type)) {
            here =
                    here.get()
                            .find(PARENT, ManagedObjectReference.class)
                            .flatMap(up -> row(up, rows));
        }
        return here;
    }

    /// Asks for properties of one virtual machine and of the tasks it was lately part of.
    static PropertyFilterSpec machineAndTasks(
            ManagedObjectReference machine, List<String> ofMachine, List<String> ofTasks) {
        return PropertyFilters.start()
                .properties(MACHINE, ofMachine)
                .properties(TASK, ofTasks)
                .object(machine)
                .referredToBy(machine, "recentTask")
                .build();
    }

    /// Goes down to the hosts.
    ///
    /// @param next the steps from there, which the filter defines elsewhere
    static List<SelectionSpec> toHosts(String... next) {
        return List.of(
                step(FOLDERS, "Folder", "childEntity", FOLDERS, DATACENTERS, COMPUTE_RESOURCES),
                step(DATACENTERS, DATACENTER, "hostFolder", FOLDERS),
                step(COMPUTE_RESOURCES, COMPUTE_RESOURCE, "host", next));
    }

    private static SelectionSpec step(String name, String type, String path, String... next) {
        return PropertyFilters.traversal(
                name, type, path, Stream.of(next).map(PropertyFilters::named).toList());
    }
}
