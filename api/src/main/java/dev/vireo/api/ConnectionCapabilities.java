package dev.vireo.api;

/// What a hypervisor is able to do.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface ConnectionCapabilities {
    /// Fetches the document that describes the host and the guests it can have.
    ///
    /// libvirt: `virConnectGetCapabilities`.
    ///
    /// @return the document
    default String fetchCapabilities() {
        throw Unsupported.function("virConnectGetCapabilities");
    }

    /// Fetches how many virtual processors a domain can have.
    ///
    /// libvirt: `virConnectGetMaxVcpus`. VI API: `capability.maxSupportedVcpus` of the host.
    ///
    /// @return the number
    default int fetchMaxVcpus() {
        throw Unsupported.function("virConnectGetMaxVcpus");
    }
}
