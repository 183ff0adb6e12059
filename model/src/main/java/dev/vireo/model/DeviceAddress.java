package dev.vireo.model;

/// Where a device sits.
///
/// libvirt: `virDomainDeviceInfo`.
public sealed interface DeviceAddress permits DriveAddress, PciAddress, OtherAddress {
    /// Returns the `type` attribute.
    ///
    /// @return the word, such as `drive`
    String type();
}
