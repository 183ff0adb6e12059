package dev.vireo.model;

/// Whose domain documents are read and written.
public enum DomainXmlLevel {
    /// What libvirt 9.0 knows.
    LIBVIRT_9_0,
    /// What libvirt 12 knows: NVMe controllers and disks, clusters, a second UUID.
    LIBVIRT_12,
    /// As [#LIBVIRT_12], for the domains of any hypervisor.
    FULL
}
