package dev.vireo.simulator.inventory;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualMachineConfigSpec;
import java.util.ArrayList;
import java.util.List;

/// The privileges that a change of a machine's configuration needs.
final class ReconfigurePrivileges {
    private static final String PREFIX = "VirtualMachine.Config.";

    private ReconfigurePrivileges() {}

    static List<String> of(VirtualMachineConfigSpec spec) {
        List<String> needed = new ArrayList<>();
        addIf(spec.name() != null, "Rename", needed);
        addIf(spec.annotation() != null, "Annotation", needed);
        addIf(spec.numCPUs() != null || spec.numCoresPerSocket() != null, "CPUCount", needed);
        addIf(spec.memoryMB() != null, "Memory", needed);
        addIf(!spec.extraConfig().isEmpty(), "AdvancedConfig", needed);
        addIf(spec.cpuAllocation() != null || spec.memoryAllocation() != null, "Resource", needed);
        addIf(spec.changeTrackingEnabled() != null, "ChangeTracking", needed);
        addIf(spec.swapPlacement() != null, "SwapPlacement", needed);
        spec.deviceChange().forEach(change -> addIf(true, device(change), needed));
        addIf(needed.isEmpty(), "Settings", needed);
        return needed;
    }

    private static String device(VirtualDeviceConfigSpec change) {
        VirtualDevice device = change.device();
        String operation = change.operation() == null ? "edit" : change.operation().value();
        if (!(device instanceof VirtualDisk)) {
            return operation.equals("edit") ? "EditDevice" : "AddRemoveDevice";
        }
        return switch (operation) {
            case "add" -> change.fileOperation() == null ? "AddExistingDisk" : "AddNewDisk";
            case "remove" -> "RemoveDisk";
            default -> "DiskExtend";
        };
    }

    private static void addIf(boolean condition, String name, List<String> needed) {
        if (condition) {
            needed.add(PREFIX + name);
        }
    }
}
