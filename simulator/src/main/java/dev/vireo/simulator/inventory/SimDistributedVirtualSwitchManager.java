package dev.vireo.simulator.inventory;

import dev.vireo.vim.DVSManagerLookupDvPortGroupRequest;
import dev.vireo.vim.DistributedVirtualSwitchManagerHandler;
import dev.vireo.vim.DistributedVirtualSwitchProductSpec;
import dev.vireo.vim.LookupDvPortGroupRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryAvailableDvsSpecRequest;
import dev.vireo.vim.QueryDvsByUuidRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds distributed switches.
final class SimDistributedVirtualSwitchManager extends SimObject
        implements DistributedVirtualSwitchManagerHandler {
    SimDistributedVirtualSwitchManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }

    private SimDistributedVirtualSwitch find(String uuid) {
        return inventory().all(SimDistributedVirtualSwitch.class).stream()
                .filter(each -> each.uuid().equalsIgnoreCase(uuid))
                .findFirst()
                .orElseThrow(() -> HostFaults.absent(uuid));
    }

    @Override
    public ManagedObjectReference queryDvsByUuid(QueryDvsByUuidRequest request) {
        return find(request.uuid()).self();
    }

    @Override
    public ManagedObjectReference dvsManagerLookupDvPortGroup(
            DVSManagerLookupDvPortGroupRequest request) {
        SimDistributedVirtualSwitch owner = find(request.switchUuid());
        return owner.lookupDvPortGroup(
                LookupDvPortGroupRequest.builder(owner.self())
                        .portgroupKey(request.portgroupKey())
                        .build());
    }

    @Override
    public List<DistributedVirtualSwitchProductSpec> queryAvailableDvsSpec(
            QueryAvailableDvsSpecRequest request) {
        return List.of(SimDistributedVirtualSwitch.product());
    }
}
