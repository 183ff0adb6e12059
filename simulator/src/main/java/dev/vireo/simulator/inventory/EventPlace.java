package dev.vireo.simulator.inventory;

import dev.vireo.vim.ComputeResourceEventArgument;
import dev.vireo.vim.DatacenterEventArgument;
import dev.vireo.vim.DatastoreEventArgument;
import dev.vireo.vim.DvsEventArgument;
import dev.vireo.vim.Event;
import dev.vireo.vim.HostEventArgument;
import dev.vireo.vim.ManagedEntityEventArgument;
import dev.vireo.vim.NetworkEventArgument;
import dev.vireo.vim.VmEventArgument;
import java.util.ArrayList;
import java.util.List;

/// Where something has happened: an object of the inventory and what it is in, innermost first.
record EventPlace(List<SimEntity> around) {
    static EventPlace of(SimEntity about) {
        List<SimEntity> around = new ArrayList<>();
        around.add(about);
        if (about instanceof SimVirtualMachine machine) {
            around.add(machine.host());
            around.add(machine.host().computeResource());
        }
        for (SimEntity at = about.parent(); at != null; at = at.parent()) {
            around.add(at);
        }
        return new EventPlace(around);
    }

    /// Names an object as events do that can be about any kind of object.
    static ManagedEntityEventArgument argument(SimEntity entity) {
        return ManagedEntityEventArgument.builder()
                .name(entity.name())
                .entity(entity.self())
                .build();
    }

    /// Sets the arguments of an event.
    void fill(Event.Builder<?> event) {
        around.forEach(entity -> fill(event, entity));
    }

    private static void fill(Event.Builder<?> event, SimEntity entity) {
        switch (entity) {
            case SimVirtualMachine machine ->
                    event.vm(
                            VmEventArgument.builder()
                                    .name(machine.name())
                                    .vm(machine.self())
                                    .build());
            case SimHostSystem host ->
                    event.host(
                            HostEventArgument.builder()
                                    .name(host.name())
                                    .host(host.self())
                                    .build());
            case SimComputeResource resource ->
                    event.computeResource(
                            ComputeResourceEventArgument.builder()
                                    .name(resource.name())
                                    .computeResource(resource.self())
                                    .build());
            case SimDatacenter datacenter ->
                    event.datacenter(
                            DatacenterEventArgument.builder()
                                    .name(datacenter.name())
                                    .datacenter(datacenter.self())
                                    .build());
            case SimDatastore datastore ->
                    event.ds(
                            DatastoreEventArgument.builder()
                                    .name(datastore.name())
                                    .datastore(datastore.self())
                                    .build());
            case SimDistributedVirtualSwitch owner ->
                    event.dvs(
                            DvsEventArgument.builder()
                                    .name(owner.name())
                                    .dvs(owner.self())
                                    .build());
            case SimNetwork network ->
                    event.net(
                            NetworkEventArgument.builder()
                                    .name(network.name())
                                    .network(network.self())
                                    .build());
            default -> {} // folders and pools are no arguments
        }
    }

    /// Names the place as messages do: `web on esx.vireo.test in ha-datacenter`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(around.getFirst().name());
        for (SimEntity outer : around.subList(1, around.size())) {
            if (outer instanceof SimHostSystem) {
                text.append(" on ").append(outer.name());
            } else if (outer instanceof SimDatacenter) {
                text.append(" in ").append(outer.name());
            }
        }
        return text.toString();
    }
}
