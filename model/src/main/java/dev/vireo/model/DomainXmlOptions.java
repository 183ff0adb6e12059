package dev.vireo.model;

import java.util.OptionalInt;

/// How a domain document is written.
///
/// @param passwords whether passwords are in it (libvirt: `VIR_DOMAIN_XML_SECURE`)
/// @param clusters whether the topology of the CPU has clusters, as libvirt prints since 12
/// @param id the number of the running domain; empty for the document of one that does not run
public record DomainXmlOptions(boolean passwords, boolean clusters, OptionalInt id) {
    /// What libvirt 9.0 prints of a domain that does not run, without passwords.
    public static final DomainXmlOptions DEFAULT =
            new DomainXmlOptions(false, false, OptionalInt.empty());

    /// Returns these options with passwords or without.
    ///
    /// @param value whether passwords are in the document
    /// @return the options
    public DomainXmlOptions withPasswords(boolean value) {
        return new DomainXmlOptions(value, clusters, id);
    }

    /// Returns these options with clusters or without.
    ///
    /// @param value whether the topology of the CPU has clusters
    /// @return the options
    public DomainXmlOptions withClusters(boolean value) {
        return new DomainXmlOptions(passwords, value, id);
    }

    /// Returns these options for a running domain, or for one that does not run.
    ///
    /// @param value the number of the running domain
    /// @return the options
    public DomainXmlOptions withId(OptionalInt value) {
        return new DomainXmlOptions(passwords, clusters, value);
    }
}
