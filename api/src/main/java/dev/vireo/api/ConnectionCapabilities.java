package dev.vireo.api;

import dev.vireo.model.VirtException;

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

    /// Fetches the document that describes what a domain of a machine type can have.
    ///
    /// libvirt: `virConnectGetDomainCapabilities`. VI API: `QueryConfigOptionDescriptor`, and
    /// `capability.maxSupportedVcpus` of the host.
    ///
    /// @param arch `x86_64` or `i686`; an empty text for `x86_64`
    /// @param machine the machine type, such as `vmx-19`; an empty text for that of new domains
    /// @param type the hypervisor's type; an empty text for `vmware`
    /// @return the document
    /// @throws VirtException `INVALID_ARG` for what the host does not have
    default String fetchDomainCapabilities(String arch, String machine, String type) {
        throw Unsupported.function("virConnectGetDomainCapabilities");
    }
}
