package dev.vireo.simulator.machine;

import dev.vireo.vim.ArrayUpdateOperation;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.HostCpuIdInfo;
import dev.vireo.vim.ManagedByInfo;
import dev.vireo.vim.VirtualMachineAffinityInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineCpuIdInfoSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Applies what a specification says beyond devices and `extraConfig`.
final class SpecMembers {
    private static final int LONGEST_NAME = 80;
    private static final int MEMORY_STEP = 4;

    /// Members that are called otherwise in the configuration.
    private static final Map<String, String> RENAMED =
            Map.of(
                    "powerOpInfo", "defaultPowerOps",
                    "numCPUs", "hardware.numCPU",
                    "numCoresPerSocket", "hardware.numCoresPerSocket",
                    "virtualICH7MPresent", "hardware.virtualICH7MPresent",
                    "virtualSMCPresent", "hardware.virtualSMCPresent",
                    "motherboardLayout", "hardware.motherboardLayout",
                    "simultaneousThreads", "hardware.simultaneousThreads");

    /// Members with rules of their own, here or elsewhere, and orders that leave no trace.
    private static final List<String> SPECIAL =
            List.of(
                    "changeVersion",
                    "memoryMB",
                    "deviceChange",
                    "extraConfig",
                    "cpuFeatureMask",
                    "managedBy",
                    "files",
                    "vAppConfig",
                    "vAppConfigRemoved",
                    "cpuAffinity",
                    "memoryAffinity",
                    "bootOptions");

    private SpecMembers() {}

    static VirtualMachineConfigInfo apply(
            VirtualMachineConfigInfo config, VirtualMachineConfigSpec spec, Site site) {
        check(config, spec);
        DataObject changed = config;
        for (var member : VirtualMachineConfigSpec.TYPE.members()) {
            Object value = spec.valueAt(member.index());
            String path = RENAMED.getOrDefault(member.name(), member.name());
            boolean kept =
                    VirtualMachineConfigInfo.TYPE.find(path).isPresent() || path.contains(".");
            if (value != null && kept && !SPECIAL.contains(member.name())) {
                changed = Members.with(changed, path, joined(changed, path, value));
            }
        }
        VirtualMachineConfigInfo done = (VirtualMachineConfigInfo) changed;
        return special(guest(done, spec), spec, site);
    }

    private static Object joined(DataObject config, String path, Object value) {
        return value instanceof DataObject changes
                        && Members.get(config, path) instanceof DataObject before
                ? Members.over(before, changes)
                : value;
    }

    private static VirtualMachineConfigInfo guest(
            VirtualMachineConfigInfo config, VirtualMachineConfigSpec spec) {
        String id = spec.guestId();
        return id == null
                ? config
                : config.toBuilder()
                        .guestFullName(
                                GuestFacts.find(id)
                                        .map(GuestOs::fullName)
                                        .orElseThrow(() -> Faults.argument("configSpec.guestId")))
                        .build();
    }

    private static VirtualMachineConfigInfo special(
            VirtualMachineConfigInfo config, VirtualMachineConfigSpec spec, Site site) {
        VirtualMachineConfigInfo.Builder<?> changed = config.toBuilder();
        Long memory = spec.memoryMB();
        if (memory != null) {
            changed.hardware(
                    config.hardware().toBuilder().memoryMB(Math.toIntExact(memory)).build());
        }
        ManagedByInfo manager = spec.managedBy();
        if (manager != null) {
            changed.managedBy(manager.extensionKey().isEmpty() ? null : manager);
        }
        if (spec.files() != null) {
            changed.files(
                    Members.over(config.files(), spec.files()).toBuilder()
                            .vmPathName(config.files().vmPathName())
                            .build());
        }
        if (spec.bootOptions() != null) {
            changed.bootOptions(
                    config.bootOptions() == null
                            ? spec.bootOptions()
                            : Members.over(config.bootOptions(), spec.bootOptions()));
        }
        if (spec.cpuAffinity() != null) {
            changed.cpuAffinity(affinity(spec.cpuAffinity(), site.processors(), "cpuAffinity"));
        }
        if (spec.memoryAffinity() != null) {
            changed.memoryAffinity(
                    affinity(spec.memoryAffinity(), site.processors(), "memoryAffinity"));
        }
        if (!spec.cpuFeatureMask().isEmpty()) {
            changed.cpuFeatureMask(masks(config.cpuFeatureMask(), spec.cpuFeatureMask()));
        }
        if (Objects.equals(spec.vAppConfigRemoved(), true)) {
            changed.vAppConfig(null);
        } else if (spec.vAppConfig() != null) {
            changed.vAppConfig(VappSettings.apply(config.vAppConfig(), spec.vAppConfig()));
        }
        return changed.build();
    }

    private static @Nullable VirtualMachineAffinityInfo affinity(
            VirtualMachineAffinityInfo affinity, int processors, String member) {
        for (int number : affinity.affinitySet()) {
            if (number < 0 || number >= processors) {
                throw Faults.argument("configSpec." + member + ".affinitySet");
            }
        }
        return affinity.affinitySet().isEmpty() ? null : affinity;
    }

    private static List<HostCpuIdInfo> masks(
            List<HostCpuIdInfo> before, List<VirtualMachineCpuIdInfoSpec> changes) {
        Map<String, HostCpuIdInfo> masks = new LinkedHashMap<>();
        before.forEach(mask -> masks.put(id(mask), mask));
        for (VirtualMachineCpuIdInfoSpec change : changes) {
            HostCpuIdInfo info = change.info();
            if (Objects.equals(change.operation(), ArrayUpdateOperation.REMOVE)) {
                Object key = info == null ? change.removeKey() : info.level();
                masks.values().removeIf(mask -> Objects.equals(mask.level(), key));
            } else if (info == null) {
                throw Faults.argument("configSpec.cpuFeatureMask.info");
            } else {
                masks.merge(id(info), info, Members::over);
            }
        }
        return new ArrayList<>(masks.values());
    }

    private static String id(HostCpuIdInfo mask) {
        return mask.level() + "/" + Objects.requireNonNullElse(mask.vendor(), "");
    }

    // Checks

    private static void check(VirtualMachineConfigInfo config, VirtualMachineConfigSpec spec) {
        String name = spec.name();
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw Faults.name(name);
        }
        String id = spec.guestId();
        if (id != null && GuestFacts.find(id).isEmpty()) {
            throw Faults.argument("configSpec.guestId");
        }
        String version = spec.version();
        if (version != null) {
            HardwareVersion wanted =
                    HardwareVersion.find(version)
                            .orElseThrow(() -> Faults.argument("configSpec.version"));
            if (wanted.number() < HardwareVersion.numberOf(config.version())) {
                throw Faults.generic("A machine cannot get an older hardware version.");
            }
        }
        HardwareVersion hardware = HardwareVersion.of(version == null ? config.version() : version);
        processors(config, spec, hardware);
        Long memory = spec.memoryMB();
        if (memory != null
                && (memory < MEMORY_STEP
                        || memory % MEMORY_STEP != 0
                        || memory > hardware.maxMemoryMb())) {
            throw Faults.argument("configSpec.memoryMB");
        }
        String firmware = spec.firmware();
        if (firmware != null && !firmware.equals("bios") && !firmware.equals("efi")) {
            throw Faults.argument("configSpec.firmware");
        }
        Allocations.check(config, spec);
    }

    private static void processors(
            VirtualMachineConfigInfo config,
            VirtualMachineConfigSpec spec,
            HardwareVersion hardware) {
        Integer cpus = spec.numCPUs();
        if (cpus != null && (cpus < 1 || cpus > hardware.maxCpus())) {
            throw Faults.argument("configSpec.numCPUs");
        }
        Integer cores = spec.numCoresPerSocket();
        int all = cpus == null ? config.hardware().numCPU() : cpus;
        if (cores != null && (cores < 0 || (cores > 0 && all % cores != 0))) {
            throw Faults.argument("configSpec.numCoresPerSocket");
        }
    }
}
