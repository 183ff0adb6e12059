package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.Objects;
import java.util.Optional;

/// The doors of CD-ROM drives, which a guest that reads a medium keeps locked.
public final class CdromDoor {
    private CdromDoor() {}

    /// Finds a drive whose medium a change takes away: the drive goes, is disconnected, or gets
    /// another medium.
    ///
    /// @param before the configuration as it is
    /// @param after the configuration that it is to become
    /// @return the place of the first such drive, for example `ide0:0`
    public static Optional<String> opened(
            VirtualMachineConfigInfo before, VirtualMachineConfigInfo after) {
        return before.hardware().device().stream()
                .filter(VirtualCdrom.class::isInstance)
                .filter(CdromDoor::isConnected)
                .filter(drive -> !keepsMedium(drive, after))
                .findFirst()
                .map(drive -> place(drive, before));
    }

    private static boolean isConnected(VirtualDevice drive) {
        VirtualDeviceConnectInfo info = drive.connectable();
        return info != null && info.connected();
    }

    private static boolean keepsMedium(VirtualDevice drive, VirtualMachineConfigInfo after) {
        return after.hardware().device().stream()
                .anyMatch(each ->
                        each.key() == drive.key()
                                && isConnected(each)
                                && Objects.equals(each.backing(), drive.backing()));
    }

    private static String place(VirtualDevice drive, VirtualMachineConfigInfo config) {
        for (VirtualDevice each : config.hardware().device()) {
            if (each instanceof VirtualController controller
                    && Objects.equals(each.key(), drive.controllerKey())) {
                return Bus.of(each)
                        .map(bus ->
                                bus.prefix(
                                        controller.busNumber(),
                                        Objects.requireNonNullElse(drive.unitNumber(), 0)))
                        .orElse("");
            }
        }
        return "";
    }
}
