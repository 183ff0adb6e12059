package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.vim.DestroyNetworkRequest;
import dev.vireo.vim.HostPortGroupPort;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.NetworkHandler;
import dev.vireo.vim.NetworkSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network that machines can be attached to: a port group of standard switches on some hosts.
class SimNetwork extends SimEntity implements NetworkHandler {
    private final List<SimHostSystem> hosts = new ArrayList<>();
    private final List<SimVirtualMachine> machines = new ArrayList<>();

    SimNetwork(SimFolder parent, ManagedObjectReference self, String name) {
        super(parent.inventory(), self, parent, name);
    }

    /// Makes a network that a port group of a client had brought. Its hosts come back with theirs.
    static SimNetwork made(ManagedObjectReference self, StateReader in) {
        SimFolder folder = in.requiredObject("folder", SimFolder.class);
        return folder.add(new SimNetwork(folder, self, in.requiredText("name")));
    }

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.object("folder", parent());
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        restoreFolder(in, "folder");
    }

    /// Tells whether this shows the port groups of standard switches.
    final boolean isPortGroup() {
        return self().type().equals("Network");
    }

    /// Takes it out of the inventory.
    final void dissolve() {
        if (parent() instanceof SimFolder folder) {
            folder.remove(this);
        }
    }

    final List<SimHostSystem> hosts() {
        return hosts;
    }

    final List<SimVirtualMachine> machines() {
        return machines;
    }

    final void add(SimHostSystem host) {
        hosts.add(host);
        touch();
    }

    final void add(SimVirtualMachine machine) {
        machines.add(machine);
        touch();
    }

    /// Takes a host off. A network without hosts and machines is gone.
    void remove(SimHostSystem host) {
        hosts.remove(host);
        touch();
        if (hosts.isEmpty() && machines.isEmpty()) {
            dissolve();
        }
    }

    final void remove(SimVirtualMachine machine) {
        machines.remove(machine);
        touch();
    }

    /// Returns the ports that running machines of a host have here.
    final List<HostPortGroupPort> portsOn(SimHostSystem host) {
        List<HostPortGroupPort> ports = new ArrayList<>();
        for (SimVirtualMachine machine : machines) {
            if (machine.host() == host && machine.power() == PowerState.ON) {
                for (MachineConfig.Nic nic : machine.config().nics()) {
                    if (nic.network().equals(name())) {
                        int port = 16 + 10 * (int) machine.number() + nic.key() % 10;
                        ports.add(HostNetworking.port(port, nic.mac(), "virtualMachine"));
                    }
                }
            }
        }
        return ports;
    }

    @Override
    public void destroyNetwork(DestroyNetworkRequest request) {
        if (!hosts.isEmpty() || !machines.isEmpty()) {
            throw HostFaults.inUse(self().type(), name());
        }
        dissolve();
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "summary" ->
                    NetworkSummary.builder()
                            .network(self())
                            .name(name())
                            .accessible(!hosts.isEmpty())
                            .ipPoolName("")
                            .build();
            case "host" -> references(hosts);
            case "vm" -> references(machines);
            default -> super.property(property);
        };
    }
}
