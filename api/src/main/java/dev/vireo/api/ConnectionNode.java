package dev.vireo.api;

import java.util.List;

/// What is to be seen of a host beside its domains.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface ConnectionNode {
    /// Fetches what the host's firmware tells of it, as a document of libvirt's type `smbios`.
    ///
    /// libvirt: `virConnectGetSysinfo`. VI API: `hardware.biosInfo`, `hardware.systemInfo` and
    /// `hardware.cpuPkg` of the host.
    ///
    /// @return the document
    default String fetchSystemInformation() {
        throw Unsupported.function("virConnectGetSysinfo");
    }

    /// Fetches how much of the processors' time is used.
    ///
    /// libvirt: `virNodeGetCPUStats`, the figure `utilization`. VI API:
    /// `summary.quickStats.overallCpuUsage` of the host, of what all its cores have.
    ///
    /// @return percent, 0 to 100
    default double fetchCpuUtilization() {
        throw Unsupported.function("virNodeGetCPUStats");
    }

    /// Fetches how much memory the host has and how much of it is free.
    ///
    /// libvirt: `virNodeGetMemoryStats`. VI API: `hardware.memorySize` and
    /// `summary.quickStats.overallMemoryUsage` of the host.
    ///
    /// @return the figures
    default NodeMemory fetchNodeMemory() {
        throw Unsupported.function("virNodeGetMemoryStats");
    }

    /// Fetches the devices that are plugged in to the host, in one request.
    ///
    /// libvirt: `virConnectListAllNodeDevices`, `virNodeDeviceGetXMLDesc`. VI API:
    /// `hardware.pciDevice`, `hardware.systemInfo` and `hardware.biosInfo` of the host.
    ///
    /// @return the devices, the host itself first
    default List<NodeDevice> fetchNodeDevices() {
        throw Unsupported.function("virConnectListAllNodeDevices");
    }
}
