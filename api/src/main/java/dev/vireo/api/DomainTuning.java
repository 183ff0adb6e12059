package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.Set;

/// How much of the host a domain gets.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainTuning {
    /// Fetches the most memory that the domain can have.
    ///
    /// libvirt: `virDomainGetMaxMemory`. VI API: `config.hardware.memoryMB`.
    ///
    /// @return KiB
    default long fetchMaxMemory() {
        throw Unsupported.function("virDomainGetMaxMemory");
    }

    /// Changes the most memory that the domain can have.
    ///
    /// libvirt: `virDomainSetMaxMemory`, `virDomainSetMemoryFlags` with `MEM_MAXIMUM`. VI API:
    /// `ReconfigVM_Task`, `memoryMB`.
    ///
    /// @param kib KiB, rounded up to what the hypervisor can have, multiples of 4 MiB for VMware
    /// @param sides which sides of the domain to change
    /// @throws VirtException `OPERATION_INVALID` if the domain's state does not allow it
    default void setMaxMemory(long kib, Set<Modification> sides) {
        throw Unsupported.function("virDomainSetMaxMemory");
    }

    /// Changes how much memory the domain gets at most from now on.
    ///
    /// libvirt: `virDomainSetMemoryFlags`. VI API: `ReconfigVM_Task`, the limit of
    /// `memoryAllocation`.
    ///
    /// @param kib KiB, rounded up to a MiB for VMware
    /// @param sides which sides of the domain to change
    default void setMemory(long kib, Set<Modification> sides) {
        throw Unsupported.function("virDomainSetMemoryFlags");
    }

    /// Fetches how the domain's memory is kept apart from that of others.
    ///
    /// libvirt: `virDomainGetMemoryParameters`.
    ///
    /// @return the parameters
    default MemoryParameters fetchMemoryParameters() {
        throw Unsupported.function("virDomainGetMemoryParameters");
    }

    /// Changes how the domain's memory is kept apart from that of others.
    ///
    /// libvirt: `virDomainSetMemoryParameters`.
    ///
    /// @param parameters what to change
    /// @param sides which sides of the domain to change
    default void setMemoryParameters(MemoryParameters parameters, Set<Modification> sides) {
        throw Unsupported.function("virDomainSetMemoryParameters");
    }

    /// Fetches the number of the domain's virtual processors.
    ///
    /// libvirt: `virDomainGetVcpusFlags`, which for ESX answers what the host allows; this is the
    /// domain's own number.
    ///
    /// @param sides which side of the domain is meant
    /// @return the number
    default int fetchVcpus(Set<Modification> sides) {
        throw Unsupported.function("virDomainGetVcpusFlags");
    }

    /// Fetches how many virtual processors the domain can have.
    ///
    /// libvirt: `virDomainGetMaxVcpus`, `virDomainGetVcpusFlags` with `VCPU_MAXIMUM`. VI API:
    /// `capability.maxSupportedVcpus` of the host.
    ///
    /// @param sides which side of the domain is meant
    /// @return the number
    default int fetchMaxVcpus(Set<Modification> sides) {
        throw Unsupported.function("virDomainGetMaxVcpus");
    }

    /// Changes the number of virtual processors.
    ///
    /// libvirt: `virDomainSetVcpusFlags`. VI API: `ReconfigVM_Task`, `numCPUs`.
    ///
    /// @param count the number
    /// @param sides which sides of the domain to change
    /// @throws VirtException `INVALID_ARG` if it is less than 1 or more than the host allows
    default void setVcpus(int count, Set<Modification> sides) {
        throw Unsupported.function("virDomainSetVcpusFlags");
    }

    /// Fetches how the domain's processor time is kept apart from that of others.
    ///
    /// libvirt: `virDomainGetSchedulerParametersFlags`.
    ///
    /// @param sides which side of the domain is meant
    /// @return the parameters
    default SchedulerParameters fetchSchedulerParameters(Set<Modification> sides) {
        throw Unsupported.function("virDomainGetSchedulerParametersFlags");
    }

    /// Changes how the domain's processor time is kept apart from that of others.
    ///
    /// libvirt: `virDomainSetSchedulerParametersFlags`.
    ///
    /// @param parameters what to change
    /// @param sides which sides of the domain to change
    /// @throws VirtException `INVALID_ARG` for a negative reservation, a limit below -1, shares
    ///   below -3
    default void setSchedulerParameters(SchedulerParameters parameters, Set<Modification> sides) {
        throw Unsupported.function("virDomainSetSchedulerParametersFlags");
    }

    /// Fetches whether the domain starts with the host.
    ///
    /// libvirt: `virDomainGetAutostart`. VI API: `config.autoStart` of the host.
    ///
    /// @return whether it does
    default boolean fetchAutostart() {
        throw Unsupported.function("virDomainGetAutostart");
    }

    /// Says whether the domain starts with the host. Entries of other domains stay as they are.
    ///
    /// libvirt: `virDomainSetAutostart`. VI API: `ReconfigureAutostart`.
    ///
    /// @param autostart whether it is to
    default void setAutostart(boolean autostart) {
        throw Unsupported.function("virDomainSetAutostart");
    }
}
