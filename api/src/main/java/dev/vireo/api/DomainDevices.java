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

    /// Removes a device that is known by its name.
    ///
    /// libvirt: `virDomainDetachDeviceAlias`. VI API: `ReconfigVM_Task`.
    ///
    /// @param alias the name; with VMware what the domain's VMX file calls it, such as `ethernet0`
    ///   or `scsi0:1`
    /// @param sides which sides of the domain to change
    /// @throws VirtException `DEVICE_MISSING` if there is no such device
    default void detachDeviceAlias(String alias, Set<Modification> sides) {
        throw Unsupported.function("virDomainDetachDeviceAlias");
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

    /// Makes a disk larger, of a domain that runs or of one that is shut off. What is on it stays
    /// as it is: the guest has to make use of the new room itself.
    ///
    /// libvirt: `virDomainBlockResize`. VI API: `ReconfigVM_Task`, `capacityInBytes` of the disk.
    ///
    /// @param device the disk's target, such as `sda`, or its path
    /// @param bytes the new size, rounded up to KiB
    /// @return the size that it has now, in bytes
    /// @throws VirtException `INVALID_ARG` for a disk that is not there, `OPERATION_UNSUPPORTED` if
    ///   it is larger already, `OPERATION_INVALID` if it has snapshots
    default long resizeDisk(String device, long bytes) {
        throw Unsupported.function("virDomainBlockResize");
    }

    /// Fetches whether the cable of a network interface is in. libvirt has no function for it;
    /// virsh looks into the document, which for VMware does not tell.
    ///
    /// VI API: `connectable` of the device.
    ///
    /// @param device the MAC address of the interface
    /// @param sides whether the running domain or its next start is meant
    /// @return whether it is up
    /// @throws VirtException `INVALID_ARG` if there is no such interface
    default boolean fetchLinkState(String device, Set<Modification> sides) {
        throw Unsupported.function("fetchLinkState");
    }
}
