package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.machine.PlannedConfig;
import dev.vireo.vim.AboutInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ServiceContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

/// Fills an inventory: the service objects that every server has, and what the two models have in
/// common.
abstract class ServerModel {
    private static final int HARDWARE_VERSION = 20;
    private static final int DISK_KEY = 2000;
    private static final int NIC_KEY = 4000;

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
                        .virtualDiskManager(disks);
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
            SimVirtualMachine machine =
                    new SimVirtualMachine(
                            reference("VirtualMachine", ids.apply(number)),
                            folder,
                            surroundings,
                            config(plan, surroundings, number),
                            number,
                            plan.power());
            machine.toolsInstalled(plan.tools());
            folder.add(machine);
            machine.placement().join();
        }
    }

    private PlannedConfig config(
            MachinePlan plan, SimVirtualMachine.Surroundings surroundings, long number) {
        SimDatastore datastore = surroundings.datastore();
        SimNetwork network = Objects.requireNonNull(surroundings.network());
        String directory = "[" + datastore.name() + "] " + plan.fileName();
        MachineConfig.Disk disk =
                new MachineConfig.Disk(
                        DISK_KEY,
                        directory + "/" + plan.fileName() + ".vmdk",
                        (long) plan.diskGb() << 20,
                        identities.uuid("disk", number));
        MachineConfig.Nic nic =
                new MachineConfig.Nic(NIC_KEY, identities.mac(number), network.name());
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
                        List.of(disk),
                        List.of(nic),
                        plan.serialFile().map(file -> directory + "/" + file),
                        identities.number("vmci", number) & 0x7fffffffL),
                new PlannedConfig.Place(
                        datastore.self(),
                        datastore.name(),
                        datastore.path(),
                        network.self(),
                        network.name()),
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
