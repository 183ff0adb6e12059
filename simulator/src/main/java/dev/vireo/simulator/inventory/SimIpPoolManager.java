package dev.vireo.simulator.inventory;

import dev.vireo.vim.CreateIpPoolRequest;
import dev.vireo.vim.DestroyIpPoolRequest;
import dev.vireo.vim.IpPool;
import dev.vireo.vim.IpPoolManagerHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryIpPoolsRequest;
import dev.vireo.vim.UpdateIpPoolRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps the address pools of datacenters; gives no addresses out.
final class SimIpPoolManager extends SimObject implements IpPoolManagerHandler, Lasting {
    private final Map<ManagedObjectReference, Map<Integer, IpPool>> pools = new LinkedHashMap<>();
    private int made;

    SimIpPoolManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }

    private Map<Integer, IpPool> of(ManagedObjectReference datacenter) {
        Scope.find(inventory(), datacenter);
        return pools.computeIfAbsent(datacenter, _ -> new LinkedHashMap<>());
    }

    @Override
    public List<IpPool> queryIpPools(QueryIpPoolsRequest request) {
        return List.copyOf(of(request.dc()).values());
    }

    @Override
    public int createIpPool(CreateIpPoolRequest request) {
        Map<Integer, IpPool> known = of(request.dc());
        return inventory()
                .durably(() -> {
                    known.put(++made, request.pool().toBuilder().id(made).build());
                    touchLastingly();
                    return made;
                });
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        out.number("last", made)
                .list("datacenter", "ManagedObjectReference", List.copyOf(pools.keySet()));
        pools.forEach((datacenter, known) ->
                out.list("pool." + datacenter.value(), IpPool.TYPE.name(), known.values()));
    }

    @Override
    public void restore(StateReader in) {
        made = (int) in.number("last", made);
        pools.clear();
        for (SimDatacenter each : in.objects("datacenter", SimDatacenter.class)) {
            for (IpPool pool : in.list("pool." + each.self().value(), IpPool.class)) {
                of(each.self()).put(Objects.requireNonNullElse(pool.id(), 0), pool);
            }
        }
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    @Override
    public void updateIpPool(UpdateIpPoolRequest request) {
        Map<Integer, IpPool> known = of(request.dc());
        int id = Objects.requireNonNullElse(request.pool().id(), 0);
        if (!known.containsKey(id)) {
            throw SimFault.invalidArgument("pool.id");
        }
        inventory()
                .durably(() -> {
                    known.put(id, request.pool());
                    touchLastingly();
                    return null;
                });
    }

    @Override
    public void destroyIpPool(DestroyIpPoolRequest request) {
        Map<Integer, IpPool> known = of(request.dc());
        if (!known.containsKey(request.id())) {
            throw SimFault.invalidArgument("id");
        }
        inventory()
                .durably(() -> {
                    known.remove(request.id());
                    touchLastingly();
                    return null;
                });
    }
}
