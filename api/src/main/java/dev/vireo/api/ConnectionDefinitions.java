package dev.vireo.api;

import dev.vireo.model.VirtException;

/// Domains that are made of documents.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface ConnectionDefinitions {
    /// Makes a domain of a document, or changes the one that has its UUID to what it says.
    ///
    /// libvirt: `virDomainDefineXMLFlags`, which for ESX refuses to change an existing domain. VI
    /// API: `RegisterVM_Task`, `ReconfigVM_Task`.
    ///
    /// @param xml the document
    /// @param options where a new domain is to be
    /// @return the domain
    /// @throws VirtException what is wrong with the document; `OPERATION_FAILED` if there is a file
    ///   already where the domain's configuration is to be. Nothing is left behind then
    default Domain defineXml(String xml, DefineOptions options) {
        throw Unsupported.function("virDomainDefineXMLFlags");
    }
}
