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

/// The host a connection is about, as a starting point for property collectors: its root folder for
/// an ESX host, which holds just the one, or the host itself within a vCenter.
///
/// So a host and its virtual machines are one request away, without a view to make first.
///
/// @param root where to start
/// @param host the host, if it is known
record Scope(ManagedObjectReference root, Optional<ManagedObjectReference> host) {
    static final String MACHINE = "VirtualMachine";
    static final String HOST = "HostSystem";
    static final String TASK = "Task";
    static final String DATACENTER = "Datacenter";

    private static final String FOLDERS = "folders";
    private static final String DATACENTERS = "datacenters";
    private static final String COMPUTE_RESOURCES = "computeResources";
    private static final String HOSTS = "hosts";

    private static final List<String> PLACE = List.of("name", "parent");

    private static final SelectionSpec HOST_TO_MACHINES = step(HOSTS, HOST, "vm");

    static Scope ofRoot(ManagedObjectReference rootFolder) {
        return new Scope(rootFolder, Optional.empty());
    }

    static Scope ofHost(ManagedObjectReference host) {
        return new Scope(host, Optional.of(host));
    }

    /// Asks for properties of the host.
    PropertyFilterSpec host(String... paths) {
        PropertyFilters filter = PropertyFilters.start().properties(HOST, List.of(paths));
        host.ifPresentOrElse(filter::object, () -> filter.reachedFrom(root, toHosts()));
        return filter.build();
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

    /// Asks for what a new machine needs to know of the host and the datacenter that it is in.
    PropertyFilterSpec home() {
        PropertyFilters filter =
                PropertyFilters.start()
                        .properties("Folder", PLACE)
                        .properties(DATACENTER, List.of("name", "parent", "vmFolder"))
                        .properties("ComputeResource", List.of("resourcePool"))
                        .properties(HOST, List.of("config.product.version"));
        if (host.isEmpty()) {
            return filter.object(root).reachedFrom(root, toHosts()).build();
        }
        List<SelectionSpec> up = List.of(PropertyFilters.named("up"));
        return filter.object(host.get())
                .reachedFrom(
                        host.get(),
                        List.of(PropertyFilters.traversal("up", "ManagedEntity", "parent", up)))
                .build();
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
                .properties("ComputeResource", PLACE)
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
                .referredToBy(machine, "runtime.host")
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
                                PropertyFilters.traversal("host", MACHINE, "runtime.host", up),
                                PropertyFilters.traversal("folder", MACHINE, "parent", up),
                                PropertyFilters.traversal("up", "ManagedEntity", "parent", up)))
                .build();
    }

    /// Returns the path of the datacenter among rows of [#machineAndPlace], as the server has it in
    /// the URLs of files: names with slashes between them, without the root folder.
    static Optional<String> datacenterPath(List<Row> rows) {
        Deque<String> names = new ArrayDeque<>();
        Optional<Row> here = rows.stream().filter(row -> row.isType(DATACENTER)).findFirst();
        while (here.isPresent()) {
            Optional<ManagedObjectReference> parent =
                    here.get().find("parent", ManagedObjectReference.class);
            if (parent.isPresent()) { // the root folder has none and is not named
                names.push(here.get().find("name", String.class).orElse(""));
            }
            here =
                    parent.flatMap(above ->
                            rows.stream().filter(row -> row.object().equals(above)).findFirst());
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join("/", names));
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
    private static List<SelectionSpec> toHosts(String... next) {
        return List.of(
                step(FOLDERS, "Folder", "childEntity", FOLDERS, DATACENTERS, COMPUTE_RESOURCES),
                step(DATACENTERS, "Datacenter", "hostFolder", FOLDERS),
                step(COMPUTE_RESOURCES, "ComputeResource", "host", next));
    }

    private static SelectionSpec step(String name, String type, String path, String... next) {
        return PropertyFilters.traversal(
                name, type, path, Stream.of(next).map(PropertyFilters::named).toList());
    }
}
