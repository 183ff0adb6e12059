package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.Map;
import java.util.Objects;

/// What of a machine cannot be changed while it runs or is suspended.
final class PowerRules {
    /// Members of a specification, and of the configuration, that stay while the machine is not
    /// off.
    private static final Map<String, String> FIXED =
            Map.ofEntries(
                    Map.entry("guestId", "guestId"),
                    Map.entry("version", "version"),
                    Map.entry("uuid", "uuid"),
                    Map.entry("firmware", "firmware"),
                    Map.entry("numCoresPerSocket", "hardware.numCoresPerSocket"),
                    Map.entry("memoryHotAddEnabled", "memoryHotAddEnabled"),
                    Map.entry("cpuHotAddEnabled", "cpuHotAddEnabled"),
                    Map.entry("cpuHotRemoveEnabled", "cpuHotRemoveEnabled"),
                    Map.entry("nestedHVEnabled", "nestedHVEnabled"),
                    Map.entry("vPMCEnabled", "vPMCEnabled"),
                    Map.entry("virtualICH7MPresent", "hardware.virtualICH7MPresent"),
                    Map.entry("virtualSMCPresent", "hardware.virtualSMCPresent"),
                    Map.entry("flags.vbsEnabled", "flags.vbsEnabled"),
                    Map.entry("flags.vvtdEnabled", "flags.vvtdEnabled"),
                    Map.entry(
                            "bootOptions.efiSecureBootEnabled",
                            "bootOptions.efiSecureBootEnabled"));

    private PowerRules() {}

    static void check(
            VirtualMachineConfigInfo config,
            VirtualMachineConfigSpec spec,
            VirtualMachinePowerState power) {
        if (Objects.equals(power, VirtualMachinePowerState.POWERED_OFF)) {
            return;
        }
        boolean suspended = Objects.equals(power, VirtualMachinePowerState.SUSPENDED);
        FIXED.forEach((from, to) -> {
            Object wanted = Members.get(spec, from);
            if (wanted != null && !wanted.equals(Members.get(config, to))) {
                throw Faults.powerState(power);
            }
        });
        Integer cpus = spec.numCPUs();
        int has = config.hardware().numCPU();
        if (cpus != null && cpus != has) {
            boolean possible =
                    Objects.equals(
                            cpus > has ? config.cpuHotAddEnabled() : config.cpuHotRemoveEnabled(),
                            true);
            if (suspended) {
                throw Faults.powerState(power);
            }
            if (!possible) {
                throw Faults.cpuHotPlug();
            }
        }
        Long memory = spec.memoryMB();
        if (memory != null && memory != config.hardware().memoryMB()) {
            if (suspended) {
                throw Faults.powerState(power);
            }
            if (memory < config.hardware().memoryMB()
                    || !Objects.equals(config.memoryHotAddEnabled(), true)) {
                throw Faults.memoryHotPlug();
            }
        }
        if (suspended && !spec.deviceChange().isEmpty()) {
            throw Faults.powerState(power);
        }
    }
}
