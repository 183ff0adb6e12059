package dev.vireo.simulator.inventory;

import dev.vireo.vim.AutoStartDefaults;
import dev.vireo.vim.AutoStartPowerInfo;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.HostAutoStartManagerHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigureAutostartRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which machines a host starts when it boots.
final class SimAutoStartManager extends SimObject implements HostAutoStartManagerHandler {
    private final SimHostSystem host;
    private final Map<ManagedObjectReference, AutoStartPowerInfo> machines = new LinkedHashMap<>();
    private AutoStartDefaults defaults =
            AutoStartDefaults.builder()
                    .enabled(false)
                    .startDelay(120)
                    .stopDelay(120)
                    .waitForHeartbeat(false)
                    .stopAction("PowerOff")
                    .build();

    SimAutoStartManager(SimHostSystem host, ManagedObjectReference self) {
        super(host.inventory(), self);
        this.host = host;
    }

    HostAutoStartManagerConfig config() {
        return HostAutoStartManagerConfig.builder()
                .defaults(defaults)
                .powerInfo(List.copyOf(machines.values()))
                .build();
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("config") ? config() : null;
    }

    /// Changes what the request sets and leaves the rest.
    @Override
    public void reconfigureAutostart(ReconfigureAutostartRequest request) {
        for (AutoStartPowerInfo info : request.spec().powerInfo()) {
            boolean ours =
                    inventory().find(info.key()).orElse(null) instanceof SimVirtualMachine vm
                            && vm.host() == host;
            if (!ours) {
                throw SimFault.invalidArgument("spec.powerInfo.key");
            }
        }
        request.spec().powerInfo().forEach(info -> machines.put(info.key(), info));
        AutoStartDefaults changed = request.spec().defaults();
        if (changed != null) {
            defaults = merge(changed);
        }
        touch();
        host.touch();
    }

    private AutoStartDefaults merge(AutoStartDefaults changed) {
        return AutoStartDefaults.builder()
                .enabled(or(changed.enabled(), defaults.enabled()))
                .startDelay(or(changed.startDelay(), defaults.startDelay()))
                .stopDelay(or(changed.stopDelay(), defaults.stopDelay()))
                .waitForHeartbeat(or(changed.waitForHeartbeat(), defaults.waitForHeartbeat()))
                .stopAction(or(changed.stopAction(), defaults.stopAction()))
                .build();
    }

    private static <T> @Nullable T or(@Nullable T changed, @Nullable T before) {
        return changed == null ? before : changed;
    }
}
