package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.Optional;
import java.util.Set;

/// What a domain is described with, and that it exists at all.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainPersistence {
    /// Fetches the domain's document.
    ///
    /// libvirt: `virDomainGetXMLDesc`.
    ///
    /// @param flags how it is to be described
    /// @return the document
    default String fetchXml(Set<DomainXmlFlag> flags) {
        throw Unsupported.function("virDomainGetXMLDesc");
    }

    /// Fetches the configuration as the hypervisor keeps it, byte by byte: with VMware the VMX
    /// file.
    ///
    /// @return the content of the file
    /// @throws VirtException `INTERNAL_ERROR` if the file is empty, and what the server refuses it
    ///   with: to read files of datastores is a privilege of its own
    default byte[] fetchNativeConfig() {
        throw Unsupported.function("Domain.fetchNativeConfig");
    }

    /// Removes the domain from the host. Its files stay.
    ///
    /// libvirt: `virDomainUndefineFlags`. VI API: `UnregisterVM`.
    ///
    /// @param flags what of it is to go too, or is not in the way
    /// @throws VirtException `OPERATION_INVALID` if the domain runs
    default void undefine(Set<UndefineFlag> flags) {
        throw Unsupported.function("virDomainUndefineFlags");
    }

    /// Gives the domain another name.
    ///
    /// libvirt: `virDomainRename`. VI API: `Rename_Task`.
    ///
    /// @param name the new name
    /// @return the domain under its new name
    default Domain rename(String name) {
        throw Unsupported.function("virDomainRename");
    }

    /// Fetches what the domain is described with.
    ///
    /// libvirt: `virDomainGetMetadata`.
    ///
    /// @param kind what is meant
    /// @param namespace the namespace of an element, empty for the others
    /// @param sides which side of the domain is meant
    /// @return the text or the element, empty if there is none
    default Optional<String> fetchMetadata(
            MetadataKind kind, String namespace, Set<Modification> sides) {
        throw Unsupported.function("virDomainGetMetadata");
    }

    /// Changes what the domain is described with.
    ///
    /// libvirt: `virDomainSetMetadata`.
    ///
    /// @param kind what is meant
    /// @param text the text or the element, empty to remove it
    /// @param prefix the namespace's prefix in the document, empty for texts
    /// @param namespace the namespace of an element, empty for texts
    /// @param sides which sides of the domain to change
    default void setMetadata(
            MetadataKind kind,
            Optional<String> text,
            String prefix,
            String namespace,
            Set<Modification> sides) {
        throw Unsupported.function("virDomainSetMetadata");
    }
}
