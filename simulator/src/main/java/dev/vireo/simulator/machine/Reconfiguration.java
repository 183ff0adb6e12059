package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What comes of changing a configuration: the new one, and what has to happen to files.
///
/// @param config the new configuration
/// @param files what has to happen to files before it can be used, in this order
/// @param changes what is different, as events tell it
public record Reconfiguration(
        VirtualMachineConfigInfo config, List<FileOperation> files, ConfigChanges changes) {
    /// Copies the list.
    public Reconfiguration {
        files = List.copyOf(files);
    }

    /// Applies a specification as `ReconfigVM_Task` does.
    ///
    /// @param config the configuration as it is
    /// @param spec what is to change
    /// @param power the state the machine is in
    /// @param site where the machine lives
    /// @return the result
    /// @throws MachineFault with the fault of a host that refuses it
    public static Reconfiguration of(
            VirtualMachineConfigInfo config,
            VirtualMachineConfigSpec spec,
            VirtualMachinePowerState power,
            Site site) {
        String version = spec.changeVersion();
        if (version != null && !version.isEmpty() && !version.equals(config.changeVersion())) {
            throw Faults.concurrentAccess();
        }
        return apply(config, spec, power, site);
    }

    static Reconfiguration apply(
            VirtualMachineConfigInfo config,
            VirtualMachineConfigSpec spec,
            VirtualMachinePowerState power,
            Site site) {
        PowerRules.check(config, spec, power);
        VirtualMachineConfigInfo changed = SpecMembers.apply(config, spec, site);
        DeviceChanges devices = new DeviceChanges(changed, power, site);
        devices.apply(spec.deviceChange());
        changed = ExtraConfig.apply(devices.result(), spec.extraConfig());
        changed = BootOrder.check(changed, devices.assigned());
        changed = ScalarEntries.show(Allocations.scale(changed));
        ConfigChanges changes = ConfigChanges.between(config, changed);
        if (!changes.isEmpty()) {
            Instant now = site.now();
            changed =
                    changed.toBuilder()
                            .modified(now)
                            .changeVersion(nextVersion(config.changeVersion(), now))
                            .build();
        }
        return new Reconfiguration(changed, devices.files(), changes);
    }

    /// Returns a version that differs from the one before, also if the clock stands still.
    private static String nextVersion(String before, Instant now) {
        Instant next = now;
        while (Objects.equals(next.toString(), before)) {
            next = next.plusNanos(1000);
        }
        return next.toString();
    }
}
