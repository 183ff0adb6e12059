package dev.vireo.simulator.inventory;

import dev.vireo.vim.DisableHyperThreadingRequest;
import dev.vireo.vim.EnableHyperThreadingRequest;
import dev.vireo.vim.HostCpuSchedulerSystemHandler;
import dev.vireo.vim.HostHyperThreadScheduleInfo;
import dev.vireo.vim.ManagedObjectReference;
import org.jspecify.annotations.Nullable;

/// Sets whether the next start of a host uses its hardware threads.
final class SimHostCpuSchedulerSystem extends HostPart
        implements HostCpuSchedulerSystemHandler, Lasting {
    private boolean configured = true;

    SimHostCpuSchedulerSystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
    }

    HostHyperThreadScheduleInfo info() {
        boolean available = host().hardware().threads() > host().hardware().cores();
        return HostHyperThreadScheduleInfo.builder()
                .available(available)
                .active(available)
                .config(available && configured)
                .build();
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("hyperthreadInfo") ? info() : super.property(name);
    }

    @Override
    public void save(StateWriter out) {
        out.flag("hyperthreading", configured);
    }

    @Override
    public void restore(StateReader in) {
        configured = in.flag("hyperthreading", configured);
        touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    @Override
    public void enableHyperThreading(EnableHyperThreadingRequest request) {
        change(() -> {
            configured = true;
        });
    }

    @Override
    public void disableHyperThreading(DisableHyperThreadingRequest request) {
        change(() -> {
            configured = false;
        });
    }
}
