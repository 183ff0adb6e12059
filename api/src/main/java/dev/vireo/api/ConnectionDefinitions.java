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

    /// Takes a machine into the inventory of which the files are in a datastore, as
    /// [DomainPersistence#undefine] leaves them. Nothing of the files is changed.
    ///
    /// libvirt has nothing of the kind: its domains are defined by documents. VI API:
    /// `RegisterVM_Task`.
    ///
    /// @param path the VMX file, `[datastore] folder/name.vmx`
    /// @param options what it is called and where it is to be
    /// @return the domain
    /// @throws VirtException `INVALID_ARG` if the path is none; `OPERATION_INVALID` if a domain has
    ///   the file already; `OPERATION_FAILED` if there is no such file
    default Domain registerDomain(String path, RegisterOptions options) {
        throw Unsupported.function("registerDomain");
    }
}
