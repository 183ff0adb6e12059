package dev.vireo.simulator.inventory;

import dev.vireo.vim.DatacenterCreatedEvent;
import dev.vireo.vim.FolderEventArgument;
import dev.vireo.vim.ManagedObjectReference;
import java.util.ArrayList;
import java.util.List;

/// Changes a vCenter's folders and what is in them. A single host has none to change.
///
/// @param folder the folder
record FolderChanges(SimFolder folder) {
    private void requireVcenter() {
        if (!inventory().isVcenter()) {
            throw SimFault.notSupported();
        }
    }

    private Inventory inventory() {
        return folder.inventory();
    }

    /// Says whether this folder belongs to a datacenter or is the root.
    private boolean isFixed() {
        return !(folder.parent() instanceof SimFolder);
    }

    ManagedObjectReference createFolder(String name) {
        requireVcenter();
        String stored = EntityNames.given(name, folder.self());
        EntityNames.requireFree(folder.children(), stored, null);
        return inventory()
                .durably(() ->
                        folder.add(
                                        new SimFolder(
                                                inventory(),
                                                reference(
                                                        "Folder",
                                                        folder.self()
                                                                .value()
                                                                .replaceAll("[0-9]+$", "")),
                                                folder,
                                                stored,
                                                folder.childTypes()))
                                .self());
    }

    private ManagedObjectReference reference(String type, String prefix) {
        return new ManagedObjectReference(type, inventory().nextId(prefix));
    }

    ManagedObjectReference createDatacenter(String name) {
        requireVcenter();
        if (!folder.holds("Datacenter")) {
            throw SimFault.notSupported();
        }
        String stored = EntityNames.given(name, folder.self());
        EntityNames.requireFree(folder.children(), stored, null);
        return inventory().durably(() -> datacenter(stored)).self();
    }

    private SimDatacenter datacenter(String stored) {
        List<String> ids = new ArrayList<>();
        ManagedObjectReference self = reference("Datacenter", "datacenter-");
        for (String prefix : List.of("group-v", "group-h", "group-s", "group-n")) {
            ids.add(inventory().nextId(prefix));
        }
        SimDatacenter made = folder.add(new SimDatacenter(folder, self, stored, ids));
        inventory()
                .events()
                .post(
                        made,
                        DatacenterCreatedEvent.builder()
                                .parent(
                                        FolderEventArgument.builder()
                                                .name(folder.name())
                                                .folder(folder.self())
                                                .build()),
                        "Created datacenter " + stored + " in folder " + folder.name());
        return made;
    }

    void rename(String stored) {
        requireVcenter();
        if (folder.parent() == null) {
            throw SimFault.notSupported();
        }
        if (folder.parent() instanceof SimFolder around) {
            EntityNames.requireFree(around.children(), stored, folder);
        }
        folder.rename(stored);
    }

    /// Takes objects over from other folders.
    void moveHere(List<ManagedObjectReference> list) {
        requireVcenter();
        List<SimEntity> arriving = new ArrayList<>();
        for (ManagedObjectReference each : list) {
            if (!(inventory().find(each).orElse(null) instanceof SimEntity entity)) {
                throw SimFault.notFound(each);
            }
            requireFits(entity);
            arriving.add(entity);
        }
        for (SimEntity entity : arriving) {
            if (entity instanceof SimVirtualApp app) {
                app.folder(folder);
            } else {
                folder.adopt(entity);
            }
        }
    }

    private void requireFits(SimEntity entity) {
        if (!folder.holds(entity.self().type())) {
            throw SimFault.notSupported();
        }
        for (SimEntity at = folder; at != null; at = at.parent()) {
            if (at.self().equals(entity.self())) {
                throw HostFaults.duplicateName(entity.name(), entity.self());
            }
        }
        EntityNames.requireFree(folder.children(), entity.name(), entity);
    }

    /// Destroys what is in the folder, and the folder.
    void destroy() {
        requireVcenter();
        if (isFixed()) {
            throw SimFault.notSupported();
        }
        requireOff();
        List.copyOf(folder.children()).forEach(SimEntity::destroy);
        remove();
    }

    /// Unregisters the machines below the folder and removes it with the folders in it.
    void unregister() {
        requireVcenter();
        if (isFixed() || !folder.holds("VirtualMachine")) {
            throw SimFault.notSupported();
        }
        requireOff();
        for (SimEntity child : List.copyOf(folder.children())) {
            switch (child) {
                case SimVirtualMachine machine -> new VmRemoval(machine).unregister();
                case SimFolder inner -> new FolderChanges(inner).unregister();
                default -> child.destroy();
            }
        }
        remove();
    }

    private void requireOff() {
        for (SimEntity child : folder.children()) {
            switch (child) {
                case SimVirtualMachine machine -> new VmRemoval(machine).requireNotOn();
                case SimFolder inner -> new FolderChanges(inner).requireOff();
                default -> {} // has preconditions of its own
            }
        }
    }

    private void remove() {
        if (folder.parent() instanceof SimFolder around) {
            around.remove(folder);
        }
    }
}
