package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import java.util.Optional;

/// Makes objects anew that clients had made, from what was kept of them.
final class LastingKinds {
    private final Inventory inventory;

    LastingKinds(Inventory inventory) {
        this.inventory = inventory;
    }

    /// Makes an object and puts it into the inventory. Its state is restored afterwards.
    ///
    /// @return empty if objects of this type are not made by clients
    Optional<Lasting> make(ManagedObjectReference self, StateReader in) {
        return switch (self.type()) {
            case "VirtualMachine" -> Optional.of(VmState.made(self, in));
            case "Folder" -> Optional.of(SimFolder.made(inventory, self, in));
            case "Datastore" -> Optional.of(SimDatastore.made(self, in));
            case "Network" -> Optional.of(SimNetwork.made(self, in));
            case "DistributedVirtualPortgroup" ->
                    Optional.of(SimDistributedVirtualPortgroup.made(self, in));
            case "VmwareDistributedVirtualSwitch" ->
                    Optional.of(SimDistributedVirtualSwitch.made(self, in));
            case "Datacenter" -> Optional.of(SimDatacenter.made(self, in));
            case "ResourcePool" -> Optional.of(SimResourcePool.made(self, in));
            case "VirtualApp" -> Optional.of(SimVirtualApp.made(self, in));
            case "Alarm" -> Optional.of(SimAlarm.made(self, in));
            default -> Optional.empty();
        };
    }
}
