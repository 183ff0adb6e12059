package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.machine.PlannedConfig;
import dev.vireo.vim.AboutInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ServiceContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;

/// Fills an inventory: the service objects that every server has, and what the two models have in
/// common.
abstract class ServerModel {
    private static final int HARDWARE_VERSION = 20;
    private static final int DISK_KEY = 2000;
    private static final int NIC_KEY = 4000;
    private static final int MACS_OF_FIRST_ADAPTERS = 20; // bits; further adapters come behind

    private final Inventory inventory;
    private final Identities identities;
    private long machineCount;

    ServerModel(Inventory inventory) {
        this.inventory = inventory;
        this.identities = inventory.identities();
    }

    final Inventory inventory() {
        return inventory;
    }

    final Identities identities() {
        return identities;
    }

    /// Makes the service objects and the root folder.
    final SimFolder start(AboutInfo about, AboutInfo hostProduct, Names names) {
        boolean multiHost = about.apiType().equals("VirtualCenter");
        SimFolder root =
                new SimFolder(
                        inventory,
                        reference("Folder", names.rootFolder),
                        null,
                        names.rootName,
                        multiHost ? List.of("Folder", "Datacenter") : List.of("Datacenter"));
        ManagedObjectReference performance =
                reference("PerformanceManager", multiHost ? "PerfMgr" : "ha-perfmgr");
        ManagedObjectReference files =
                reference("FileManager", multiHost ? "FileManager" : "ha-nfc-file-manager");
        ManagedObjectReference disks =
                reference(
                        "VirtualDiskManager", multiHost ? "virtualDiskManager" : "ha-vdiskmanager");
        ManagedObjectReference namespaces =
                reference(
                        "DatastoreNamespaceManager",
                        multiHost ? "DatastoreNamespaceManager" : "ha-datastore-namespace-manager");
        ServiceContent.Builder<?> content =
                ServiceContent.builder()
                        .rootFolder(root.self())
                        .propertyCollector(reference("PropertyCollector", names.collector))
                        .viewManager(reference("ViewManager", "ViewManager"))
                        .about(about)
                        .sessionManager(reference("SessionManager", names.sessions))
                        .taskManager(reference("TaskManager", names.tasks))
                        .perfManager(performance)
                        .eventManager(reference("EventManager", names.events))
                        .authorizationManager(
                                reference("AuthorizationManager", names.authorization))
                        .searchIndex(reference("SearchIndex", names.search))
                        .fileManager(files)
                        .virtualDiskManager(disks)
                        .datastoreNamespaceManager(namespaces);
        ServiceObjects services = new ServiceObjects(inventory);
        if (multiHost) {
            services.ofVcenter(content);
        } else {
            services.ofHost(content);
        }
        inventory.content(content.build(), hostProduct);
        inventory.add(new SimServiceInstance(inventory, multiHost));
        inventory.add(root);
        inventory.add(new SimViewManager(inventory, reference("ViewManager", "ViewManager")));
        inventory.add(
                new SimSessionManager(
                        inventory, reference("SessionManager", names.sessions), multiHost));
        Access access = new Access(root);
        access.grant(inventory.sessions().firstUser(), Role.ADMINISTRATOR);
        inventory.access(access);
        inventory.add(
                new SimAuthorizationManager(
                        inventory, reference("AuthorizationManager", names.authorization), access));
        inventory.events(
                new SimEventManager(inventory, reference("EventManager", names.events), multiHost));
        inventory.tasks(
                new SimTaskManager(inventory, reference("TaskManager", names.tasks), multiHost));
        inventory.add(new SimPerformanceManager(inventory, performance, multiHost));
        inventory.add(new SimFileManager(inventory, files));
        inventory.add(new SimVirtualDiskManager(inventory, disks));
        inventory.add(new SimDatastoreNamespaceManager(inventory, namespaces));
        inventory.add(new SimSearchIndex(inventory, reference("SearchIndex", names.search), root));
        return root;
    }

    /// Makes machines on a host.
    ///
    /// @param ids makes the identifier of the machine with a number
    final void machines(
            List<MachinePlan> plans,
            SimFolder folder,
            SimVirtualMachine.Surroundings surroundings,
            LongFunction<String> ids) {
        for (MachinePlan plan : plans) {
            long number = machineCount++;
            SimNetwork network = Objects.requireNonNull(surroundings.network());
            Devices devices =
                    new Devices(
                            List.of((long) plan.diskGb() << 20),
                            List.of(new Adapter(network.name(), Optional.empty())),
                            PlannedConfig.Extras.NONE);
            machine(plan, devices, folder, surroundings, ids, number);
        }
    }

    /// Makes a machine with devices of its own.
    ///
    /// @param ids makes the identifier of the machine with a number
    final void machine(
            MachinePlan plan,
            Devices devices,
            SimFolder folder,
            SimVirtualMachine.Surroundings surroundings,
            LongFunction<String> ids) {
        machine(plan, devices, folder, surroundings, ids, machineCount++);
    }

    private void machine(
            MachinePlan plan,
            Devices devices,
            SimFolder folder,
            SimVirtualMachine.Surroundings surroundings,
            LongFunction<String> ids,
            long number) {
        SimVirtualMachine machine =
                new SimVirtualMachine(
                        reference("VirtualMachine", ids.apply(number)),
                        folder,
                        surroundings,
                        config(plan, devices, surroundings, number),
                        number,
                        plan.power());
        machine.toolsInstalled(plan.tools());
        folder.add(machine);
        machine.placement().join();
    }

    private PlannedConfig config(
            MachinePlan plan,
            Devices devices,
            SimVirtualMachine.Surroundings surroundings,
            long number) {
        SimDatastore datastore = surroundings.datastore();
        SimNetwork network = Objects.requireNonNull(surroundings.network());
        String directory = "[" + datastore.name() + "] " + plan.fileName();
        return new PlannedConfig(
                plan.storedName(),
                identities.uuid("bios", number),
                identities.uuid("instance", number),
                identities.created(number),
                plan.guest(),
                directory + "/" + plan.fileName() + ".vmx",
                new PlannedConfig.Hardware(
                        HARDWARE_VERSION,
                        plan.cpus(),
                        plan.memoryMb(),
                        disks(devices, directory + "/" + plan.fileName(), number),
                        nics(devices, number),
                        plan.serialFile().map(file -> directory + "/" + file),
                        identities.number("vmci", number) & 0x7fffffffL),
                new PlannedConfig.Place(
                        datastore.self(),
                        datastore.name(),
                        datastore.path(),
                        network.self(),
                        network.name()),
                devices.extras,
                plan.power() == PowerState.ON);
    }

    /// Chooses the size of a datastore.
    ///
    /// @param least how large it is at least, bytes
    /// @param disks what the disks of its machines hold, GiB
    /// @return bytes: so many that the machines take no more than half of it
    static long capacity(long least, long disks) {
        long capacity = least;
        while (capacity < disks << 29) { // a thin disk takes a quarter of what it holds
            capacity *= 2;
        }
        return capacity;
    }

    private List<MachineConfig.Disk> disks(Devices devices, String path, long number) {
        List<MachineConfig.Disk> disks = new ArrayList<>(devices.diskKb.size());
        for (int i = 0; i < devices.diskKb.size(); i++) {
            String which = i == 0 ? "" : String.valueOf(i);
            disks.add(
                    new MachineConfig.Disk(
                            DISK_KEY + i,
                            path + (i == 0 ? "" : "_" + i) + ".vmdk",
                            devices.diskKb.get(i),
                            identities.uuid("disk" + which, number)));
        }
        return disks;
    }

    private List<MachineConfig.Nic> nics(Devices devices, long number) {
        List<MachineConfig.Nic> nics = new ArrayList<>(devices.adapters.size());
        for (int i = 0; i < devices.adapters.size(); i++) {
            Adapter adapter = devices.adapters.get(i);
            long index = number + ((long) i << MACS_OF_FIRST_ADAPTERS);
            nics.add(
                    new MachineConfig.Nic(
                            NIC_KEY + i,
                            adapter.mac.orElseGet(() -> identities.mac(index)),
                            adapter.network));
        }
        return nics;
    }

    /// Plans as many machines as wanted, all alike.
    static List<MachinePlan> numbered(String prefix, int count) {
        List<MachinePlan> plans = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            plans.add(MachinePlan.linux(prefix + i, 1 + i % 4, 1024 << i % 3, 10 + i % 4 * 10));
        }
        return plans;
    }

    final ManagedObjectReference reference(String type, String id) {
        return new ManagedObjectReference(type, id);
    }

    /// What a machine has besides what its plan says.
    ///
    /// @param diskKb the capacities of its disks, KiB
    /// @param adapters its network adapters
    /// @param extras what few machines have
    record Devices(List<Long> diskKb, List<Adapter> adapters, PlannedConfig.Extras extras) {}

    /// A network adapter.
    ///
    /// @param network the name of its network
    /// @param mac its address, empty for one that is made
    record Adapter(String network, Optional<String> mac) {}

    /// The identifiers of the service objects.
    record Names(
            String rootFolder,
            String rootName,
            String collector,
            String sessions,
            String authorization,
            String tasks,
            String events,
            String search) {}
}
