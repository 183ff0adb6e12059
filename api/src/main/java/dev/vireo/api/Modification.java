package dev.vireo.api;

/// Which side of a domain a change or a question is about. None of them means the domain as it is
/// at this moment: live if it is active, its configuration if not.
///
/// libvirt: `virDomainModificationImpact`.
public enum Modification {
    /// The running domain.
    LIVE,
    /// What the domain has at its next start.
    CONFIG
}
