package dev.vireo.api;

/// How a domain is to be described.
///
/// libvirt: `virDomainXMLFlags`.
public enum DomainXmlFlag {
    /// With passwords.
    SECURE,
    /// As it will be at its next start.
    INACTIVE,
    /// For a host that it is to be migrated to.
    MIGRATABLE
}
