package dev.vireo.model;

/// How a domain document is written.
///
/// @param passwords whether passwords are in it (libvirt: `VIR_DOMAIN_XML_SECURE`)
/// @param clusters whether the topology of the CPU has clusters, as libvirt prints since 12
public record DomainXmlOptions(boolean passwords, boolean clusters) {
    /// What libvirt 9.0 prints, without passwords.
    public static final DomainXmlOptions DEFAULT = new DomainXmlOptions(false, false);

    /// Returns these options with passwords or without.
    ///
    /// @param value whether passwords are in the document
    /// @return the options
    public DomainXmlOptions withPasswords(boolean value) {
        return new DomainXmlOptions(value, clusters);
    }

    /// Returns these options with clusters or without.
    ///
    /// @param value whether the topology of the CPU has clusters
    /// @return the options
    public DomainXmlOptions withClusters(boolean value) {
        return new DomainXmlOptions(passwords, value);
    }
}
