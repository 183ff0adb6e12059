package dev.vireo.simulator.inventory;

import dev.vireo.vim.ClusterAttemptedVmInfo;
import dev.vireo.vim.ClusterNotAttemptedVmInfo;
import dev.vireo.vim.ClusterPowerOnVmResult;
import dev.vireo.vim.DatacenterConfigInfo;
import dev.vireo.vim.DatacenterHandler;
import dev.vireo.vim.DatacenterRenamedEvent;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOnMultiVMTaskRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A datacenter with its four folders.
final class SimDatacenter extends SimEntity implements DatacenterHandler {
    private final SimFolder vms;
    private final SimFolder hosts;
    private final SimFolder datastores;
    private final SimFolder networks;

    /// Makes a datacenter and its folders.
    ///
    /// @param folderIds the identifiers of the folders for machines, hosts, datastores, networks
    SimDatacenter(
            SimFolder parent, ManagedObjectReference self, String name, List<String> folderIds) {
        super(parent.inventory(), self, parent, name);
        this.vms = folder(folderIds.get(0), "vm", "VirtualMachine", "VirtualApp");
        this.hosts = folder(folderIds.get(1), "host", "ComputeResource");
        this.datastores = folder(folderIds.get(2), "datastore", "Datastore", "StoragePod");
        this.networks = folder(folderIds.get(3), "network", "Network", "DistributedVirtualSwitch");
    }

    private SimFolder folder(String id, String name, String... types) {
        boolean nests = !id.startsWith("ha-"); // a host has no folders within folders
        List<String> childTypes = nests ? withFolder(types) : List.of(types);
        ManagedObjectReference reference = new ManagedObjectReference("Folder", id);
        return inventory().add(new SimFolder(inventory(), reference, this, name, childTypes));
    }

    private static List<String> withFolder(String... types) {
        List<String> all = new ArrayList<>(List.of("Folder"));
        all.addAll(List.of(types));
        return List.copyOf(all);
    }

    SimFolder vms() {
        return vms;
    }

    SimFolder hosts() {
        return hosts;
    }

    SimFolder datastores() {
        return datastores;
    }

    /// Returns the datastores, also those in folders within the folder.
    List<SimDatastore> allDatastores() {
        List<SimDatastore> found = new ArrayList<>();
        collect(datastores, found);
        return found;
    }

    private static void collect(SimEntity folder, List<SimDatastore> found) {
        for (SimEntity child : folder.children()) {
            if (child instanceof SimDatastore datastore) {
                found.add(datastore);
            } else {
                collect(child, found);
            }
        }
    }

    SimFolder networks() {
        return networks;
    }

    /// Finds or makes the network of the port groups with a name.
    ///
    /// @param stored the name as the inventory stores it
    SimNetwork portGroup(String stored) {
        for (SimEntity child : networks.children()) {
            if (child instanceof SimNetwork network
                    && network.isPortGroup()
                    && network.name().equals(stored)) {
                return network;
            }
        }
        String id =
                networks.self().value().startsWith("ha-")
                        ? "HaNetwork-" + stored
                        : inventory().nextId("network-");
        touch();
        return networks.add(
                new SimNetwork(networks, new ManagedObjectReference("Network", id), stored));
    }

    @Override
    public ManagedObjectReference powerOnMultiVMTask(PowerOnMultiVMTaskRequest request) {
        Map<ManagedObjectReference, SimFault> forbidden = forbidden(request.vm());
        return inventory()
                .tasks()
                .start(
                        this,
                        new SimTask.Operation(
                                "PowerOnMultiVM_Task",
                                "Datacenter.powerOnMulti",
                                false,
                                _ -> powerOn(request.vm(), forbidden)));
    }

    /// Finds the machines that the caller must not start, and why.
    private Map<ManagedObjectReference, SimFault> forbidden(List<ManagedObjectReference> machines) {
        Map<ManagedObjectReference, SimFault> forbidden = new HashMap<>();
        for (ManagedObjectReference each : machines) {
            if (inventory().find(each).orElse(null) instanceof SimVirtualMachine vm) {
                try {
                    inventory().access().require(vm, "VirtualMachine.Interact.PowerOn");
                } catch (SimFault fault) {
                    forbidden.put(each, fault);
                }
            }
        }
        return forbidden;
    }

    private ClusterPowerOnVmResult powerOn(
            List<ManagedObjectReference> machines,
            Map<ManagedObjectReference, SimFault> forbidden) {
        List<ClusterAttemptedVmInfo> attempted = new ArrayList<>();
        List<ClusterNotAttemptedVmInfo> refused = new ArrayList<>();
        for (ManagedObjectReference each : machines) {
            try {
                ManagedObjectReference task =
                        startable(each, forbidden.get(each)).powerControl().on();
                attempted.add(ClusterAttemptedVmInfo.builder().vm(each).task(task).build());
            } catch (SimFault fault) {
                refused.add(
                        ClusterNotAttemptedVmInfo.builder()
                                .vm(each)
                                .fault(fault.localized())
                                .build());
            }
        }
        return ClusterPowerOnVmResult.builder().attempted(attempted).notAttempted(refused).build();
    }

    private SimVirtualMachine startable(
            ManagedObjectReference reference, @Nullable SimFault forbidden) {
        if (forbidden != null) {
            throw forbidden;
        }
        if (!(inventory().find(reference).orElse(null) instanceof SimVirtualMachine vm)) {
            throw SimFault.notFound(reference);
        }
        if (!vm.host().datacenter().equals(this)) {
            throw SimFault.invalidArgument("vm");
        }
        if (vm.power() == PowerState.ON) {
            throw SimFault.invalidPowerState(PowerState.ON.wire(), vm.power());
        }
        return vm;
    }

    @Override
    void renameTo(String changed) {
        if (!inventory().isVcenter()) {
            throw SimFault.notSupported();
        }
        String before = name();
        EntityNames.requireFree(siblings(), changed, this);
        allDatastores().forEach(SimDatastore::files); // those of the folder of the old name
        rename(changed);
        allDatastores().forEach(SimDatastore::moveFolder);
        inventory()
                .events()
                .post(
                        this,
                        DatacenterRenamedEvent.builder().oldName(before).newName(changed),
                        "Renamed datacenter from " + before + " to " + changed);
    }

    /// Goes with its folders; hosts have to leave first.
    @Override
    void destroy() {
        if (!inventory().isVcenter()) {
            throw SimFault.notSupported();
        }
        if (!hosts.children().isEmpty()) {
            throw HostFaults.inUse("Datacenter", name());
        }
        for (SimFolder folder : children()) {
            List.copyOf(folder.children()).forEach(SimEntity::destroy);
            inventory().remove(folder);
        }
        if (parent() instanceof SimFolder around) {
            around.remove(this);
        }
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.object("folder", parent())
                .list("part", "String", children().stream().map(f -> f.self().value()).toList());
    }

    @Override
    public void restore(StateReader in) {
        String before = name();
        super.restore(in);
        restoreFolder(in, "folder");
        if (!name().equals(before)) {
            allDatastores().forEach(SimDatastore::folderHasMoved);
        }
    }

    /// Makes a datacenter that a client had made, with its four folders.
    static SimDatacenter made(ManagedObjectReference self, StateReader in) {
        List<String> parts = in.list("part", String.class);
        if (parts.size() != 4) {
            throw in.bad("part", "there are not four");
        }
        SimFolder folder = in.requiredObject("folder", SimFolder.class);
        return folder.add(new SimDatacenter(folder, self, in.requiredText("name"), parts));
    }

    @Override
    public void discard() {
        children().forEach(SimEntity::discard);
        super.discard();
    }

    private List<? extends SimEntity> siblings() {
        SimEntity around = parent();
        return around == null ? List.of() : around.children();
    }

    @Override
    List<SimFolder> children() {
        return List.of(vms, hosts, datastores, networks);
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "vmFolder" -> vms.self();
            case "hostFolder" -> hosts.self();
            case "datastoreFolder" -> datastores.self();
            case "networkFolder" -> networks.self();
            case "datastore" -> references(allDatastores());
            case "network" -> references(networks.children());
            case "configuration" -> DatacenterConfigInfo.builder().build();
            default -> super.property(property);
        };
    }
}
