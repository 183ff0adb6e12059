package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.Set;

/// Devices of a domain that come and go.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainDevices {
    /// Adds a device.
    ///
    /// libvirt: `virDomainAttachDeviceFlags`. VI API: `ReconfigVM_Task`.
    ///
    /// @param xml the element of the device
    /// @param sides which sides of the domain to change
    /// @throws VirtException `XML_ERROR` for a document that makes no sense, `CONFIG_UNSUPPORTED`
    ///   for a device that the hypervisor does not have or cannot add
    default void attachDevice(String xml, Set<Modification> sides) {
        throw Unsupported.function("virDomainAttachDeviceFlags");
    }

    /// Removes a device. The files of a disk stay.
    ///
    /// libvirt: `virDomainDetachDeviceFlags`. VI API: `ReconfigVM_Task`.
    ///
    /// @param xml the element of the device, as far as it tells the device from others
    /// @param sides which sides of the domain to change
    /// @throws VirtException `DEVICE_MISSING` if there is no such device
    default void detachDevice(String xml, Set<Modification> sides) {
        throw Unsupported.function("virDomainDetachDeviceFlags");
    }

    /// Changes a device: the medium of a drive, the network or the link of an interface.
    ///
    /// libvirt: `virDomainUpdateDeviceFlags`. VI API: `ReconfigVM_Task`.
    ///
    /// @param xml the element of the device as it is to be
    /// @param sides which sides of the domain to change
    /// @throws VirtException `DEVICE_MISSING` if there is no such device
    default void updateDevice(String xml, Set<Modification> sides) {
        throw Unsupported.function("virDomainUpdateDeviceFlags");
    }
}
