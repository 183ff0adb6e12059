package dev.vireo.model;

/// The place of a disk: controller, bus, target and unit.
///
/// libvirt: `virDomainDeviceDriveAddress`.
///
/// @param controller the index of the controller
/// @param bus the bus, used by IDE
/// @param target the target, not used by VMware
/// @param unit the unit
public record DriveAddress(int controller, int bus, int target, int unit) implements DeviceAddress {
    @Override
    public String type() {
        return "drive";
    }
}
