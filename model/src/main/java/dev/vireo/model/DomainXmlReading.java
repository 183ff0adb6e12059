package dev.vireo.model;

import java.util.List;

/// A domain, and what of its document is not in it.
///
/// @param definition the domain
/// @param dropped what libvirt drops, in the order it was met
public record DomainXmlReading(DomainDefinition definition, List<DroppedXml> dropped) {
    /// Copies the list.
    public DomainXmlReading {
        dropped = List.copyOf(dropped);
    }
}
