package dev.vireo.api;

/// What a domain is described with, beside its configuration.
///
/// libvirt: `virDomainMetadataType`.
public enum MetadataKind {
    /// A text of any length; the VI API's `annotation`.
    DESCRIPTION,
    /// A short text in one line.
    TITLE,
    /// An XML element of another namespace.
    ELEMENT
}
