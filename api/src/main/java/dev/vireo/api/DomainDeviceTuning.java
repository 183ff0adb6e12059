package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Set;

/// How much of the host a domain's devices get.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainDeviceTuning {
    /// Fetches how the disks' input and output is kept apart from that of others.
    ///
    /// libvirt: `virDomainGetBlockIoTune` and `virDomainGetBlkioParameters`. VI API:
    /// `storageIOAllocation` of the disks.
    ///
    /// @param sides which side of the domain is meant
    /// @return the disks, in the order of the domain's document
    default List<DiskTuning> fetchDiskTuning(Set<Modification> sides) {
        throw Unsupported.function("virDomainGetBlockIoTune");
    }

    /// Changes how disks' input and output is kept apart from that of others, in one go.
    ///
    /// libvirt: `virDomainSetBlockIoTune` and `virDomainSetBlkioParameters`. VI API:
    /// `ReconfigVM_Task`, `storageIOAllocation`.
    ///
    /// @param disks the disks to change
    /// @param sides which sides of the domain to change
    /// @throws VirtException `INVALID_ARG` for a disk that is not there, or for a wrong number
    default void setDiskTuning(List<DiskTuning> disks, Set<Modification> sides) {
        throw Unsupported.function("virDomainSetBlockIoTune");
    }

    /// Fetches how much an interface may send.
    ///
    /// libvirt: `virDomainGetInterfaceParameters`, `outbound.average`. VI API:
    /// `resourceAllocation.limit` of the card, in Mbit/s.
    ///
    /// @param device the interface's MAC address
    /// @param sides which side of the domain is meant
    /// @return 1,000 bytes a second, 0 for no limit
    default long fetchOutboundLimit(String device, Set<Modification> sides) {
        throw Unsupported.function("virDomainGetInterfaceParameters");
    }

    /// Says how much an interface may send. Only interfaces on distributed switches can be limited.
    ///
    /// libvirt: `virDomainSetInterfaceParameters`, `outbound.average`. VI API: `ReconfigVM_Task`,
    /// `resourceAllocation.limit` of the card.
    ///
    /// @param device the interface's MAC address
    /// @param kilobytes 1,000 bytes a second, rounded up to a Mbit/s for VMware; 0 for no limit
    /// @param sides which sides of the domain to change
    /// @return what it is limited to now
    /// @throws VirtException `INVALID_ARG` for an interface that is not there,
    ///   `OPERATION_UNSUPPORTED` for one that is on a standard switch
    default long setOutboundLimit(String device, long kilobytes, Set<Modification> sides) {
        throw Unsupported.function("virDomainSetInterfaceParameters");
    }
}
