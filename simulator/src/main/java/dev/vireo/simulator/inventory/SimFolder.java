package dev.vireo.simulator.inventory;

import dev.vireo.vim.CreateDVSTaskRequest;
import dev.vireo.vim.CreateDatacenterRequest;
import dev.vireo.vim.CreateFolderRequest;
import dev.vireo.vim.CreateVMTaskRequest;
import dev.vireo.vim.FolderHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MoveIntoFolderTaskRequest;
import dev.vireo.vim.RegisterVMTaskRequest;
import dev.vireo.vim.UnregisterAndDestroyTaskRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A folder of the inventory tree.
final class SimFolder extends SimEntity implements FolderHandler {
    private final List<String> childTypes;
    private final List<SimEntity> children = new ArrayList<>();

    SimFolder(
            Inventory inventory,
            ManagedObjectReference self,
            @Nullable SimEntity parent,
            String name,
            List<String> childTypes) {
        super(inventory, self, parent, name);
        this.childTypes = childTypes;
    }

    /// Adds an object to the inventory and to this folder.
    <T extends SimEntity> T add(T child) {
        children.add(inventory().add(child));
        touch();
        return child;
    }

    /// Shows an object that the inventory has.
    void list(SimEntity child) {
        children.add(child);
        touch();
    }

    /// Takes an object out of this folder; it stays in the inventory.
    void release(SimEntity child) {
        children.remove(child);
        touch();
    }

    /// Takes an object of the inventory over from where it was.
    void adopt(SimEntity child) {
        if (child.parent() instanceof SimFolder before) {
            before.release(child);
        }
        child.parent(this);
        children.add(child);
        touch();
    }

    /// Takes an object out of the inventory and out of this folder.
    void remove(SimEntity child) {
        release(child);
        inventory().remove(child);
    }

    boolean holds(String type) {
        return childTypes.contains(type)
                || (type.equals("ClusterComputeResource") && childTypes.contains("ComputeResource"))
                || (type.equals("VmwareDistributedVirtualSwitch")
                        && childTypes.contains("DistributedVirtualSwitch"))
                || (type.equals("DistributedVirtualPortgroup") && childTypes.contains("Network"));
    }

    @Override
    void renameTo(String changed) {
        new FolderChanges(this).rename(changed);
    }

    @Override
    void destroy() {
        new FolderChanges(this).destroy();
    }

    @Override
    public ManagedObjectReference createFolder(CreateFolderRequest request) {
        return new FolderChanges(this).createFolder(request.name());
    }

    @Override
    public ManagedObjectReference createDatacenter(CreateDatacenterRequest request) {
        return new FolderChanges(this).createDatacenter(request.name());
    }

    @Override
    public ManagedObjectReference moveIntoFolderTask(MoveIntoFolderTaskRequest request) {
        return start(
                "MoveIntoFolder_Task",
                "moveInto",
                _ -> {
                    new FolderChanges(this).moveHere(request.list());
                    return null;
                });
    }

    @Override
    public ManagedObjectReference unregisterAndDestroyTask(
            UnregisterAndDestroyTaskRequest request) {
        return start(
                "UnregisterAndDestroy_Task",
                "unregisterAndDestroy",
                _ -> {
                    new FolderChanges(this).unregister();
                    return null;
                });
    }

    @Override
    public ManagedObjectReference createVMTask(CreateVMTaskRequest request) {
        return new FolderMachines(this)
                .create("CreateVM_Task", this, request.config(), request.pool(), request.host());
    }

    @Override
    public ManagedObjectReference registerVMTask(RegisterVMTaskRequest request) {
        return new FolderMachines(this)
                .register(
                        "RegisterVM_Task",
                        this,
                        new FolderMachines.Registration(
                                request.path(),
                                request.name(),
                                request.asTemplate(),
                                request.pool(),
                                request.host()));
    }

    @Override
    public ManagedObjectReference createDVSTask(CreateDVSTaskRequest request) {
        if (!inventory().isVcenter() || !holds("VmwareDistributedVirtualSwitch")) {
            throw SimFault.notSupported();
        }
        return start(
                "CreateDVS_Task",
                "createDistributedVirtualSwitch",
                _ ->
                        SimDistributedVirtualSwitch.forClient(this, request.spec().configSpec())
                                .self());
    }

    private ManagedObjectReference start(String method, String operation, SimTask.Work work) {
        return inventory()
                .tasks()
                .start(this, new SimTask.Operation(method, "Folder." + operation, false, work));
    }

    List<String> childTypes() {
        return childTypes;
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.object("parent", parent()).list("childType", "String", childTypes);
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        restoreFolder(in, "parent");
    }

    /// Makes a folder that a client had made. Those of a datacenter come with it.
    static SimFolder made(Inventory inventory, ManagedObjectReference self, StateReader in) {
        if (in.requiredObject("parent", SimEntity.class) instanceof SimDatacenter) {
            return (SimFolder)
                    inventory
                            .find(self)
                            .orElseThrow(() -> in.bad("parent", "it has no such folder"));
        }
        SimFolder parent = in.requiredObject("parent", SimFolder.class);
        return parent.add(
                new SimFolder(
                        inventory,
                        self,
                        parent,
                        in.requiredText("name"),
                        in.list("childType", String.class)));
    }

    @Override
    List<SimEntity> children() {
        return children;
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "childType" -> childTypes;
            case "childEntity" -> references(children);
            default -> super.property(property);
        };
    }
}
