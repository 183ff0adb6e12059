package dev.vireo.simulator.inventory;

import java.util.ArrayList;
import java.util.List;

/// The methods that a machine refuses in its state, as `disabledMethod` lists them.
final class VmDisabledMethods {
    private static final List<String> NOT_IN_TEMPLATES =
            List.of(
                    "PowerOnVM_Task",
                    "ReconfigVM_Task",
                    "CreateSnapshot_Task",
                    "CreateSnapshotEx_Task",
                    "MigrateVM_Task",
                    "MarkAsTemplate");
    private static final List<String> ONLY_ON =
            List.of(
                    "ResetVM_Task",
                    "SuspendVM_Task",
                    "MountToolsInstaller",
                    "UnmountToolsInstaller",
                    "UpgradeTools_Task",
                    "CreateScreenshot_Task",
                    "PutUsbScanCodes",
                    "SendNMI",
                    "TerminateVM");
    private static final List<String> ONLY_WITH_TOOLS =
            List.of(
                    "ShutdownGuest",
                    "RebootGuest",
                    "StandbyGuest",
                    "SetScreenResolution",
                    "SetDisplayTopology");
    private static final List<String> NOT_ON =
            List.of(
                    "PowerOnVM_Task",
                    "UnregisterVM",
                    "Destroy_Task",
                    "UpgradeVM_Task",
                    "CustomizeVM_Task",
                    "ResetGuestInformation",
                    "DefragmentAllDisks");

    private VmDisabledMethods() {}

    static List<String> of(SimVirtualMachine vm) {
        List<String> disabled = new ArrayList<>();
        boolean on = vm.power() == PowerState.ON;
        if (on) {
            disabled.addAll(NOT_ON);
        } else {
            disabled.addAll(ONLY_ON);
        }
        if (!vm.toolsRunning()) {
            disabled.addAll(ONLY_WITH_TOOLS);
        }
        if (vm.power() == PowerState.OFF) {
            disabled.add("PowerOffVM_Task");
        } else {
            disabled.add("MarkAsTemplate");
        }
        if (vm.config().template()) {
            disabled.addAll(NOT_IN_TEMPLATES);
        } else {
            disabled.add("MarkAsVirtualMachine");
        }
        if (vm.question().isEmpty()) {
            disabled.add("AnswerVM");
        }
        return disabled.stream().distinct().sorted().toList();
    }
}
