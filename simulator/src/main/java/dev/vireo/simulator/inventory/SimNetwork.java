package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.NetworkHandler;
import dev.vireo.vim.NetworkSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network that machines can be attached to: a port group of a standard switch.
final class SimNetwork extends SimEntity implements NetworkHandler {
    private final List<SimHostSystem> hosts = new ArrayList<>();
    private final List<SimVirtualMachine> machines = new ArrayList<>();

    SimNetwork(SimFolder parent, ManagedObjectReference self, String name) {
        super(parent.inventory(), self, parent, name);
    }

    void add(SimHostSystem host) {
        hosts.add(host);
        touch();
    }

    void add(SimVirtualMachine machine) {
        machines.add(machine);
        touch();
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "summary" ->
                    NetworkSummary.builder()
                            .network(self())
                            .name(name())
                            .accessible(true)
                            .ipPoolName("")
                            .build();
            case "host" -> references(hosts);
            case "vm" -> references(machines);
            default -> super.property(property);
        };
    }
}
