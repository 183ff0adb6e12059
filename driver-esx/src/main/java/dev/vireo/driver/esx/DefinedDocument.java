package dev.vireo.driver.esx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainProfile;
import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlLevel;
import dev.vireo.model.DomainXmlReading;
import dev.vireo.model.DroppedXml;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;

/// Reads the document of a domain that is to be.
final class DefinedDocument {
    private DefinedDocument() {}

    /// Reads a document.
    ///
    /// @param strict whether everything in it must mean something, as libvirt's schema asks
    /// @throws VirtException what is wrong with it; `XML_INVALID_SCHEMA` for what means nothing
    static DomainDefinition read(String xml, boolean strict) {
        DomainXmlReading reading =
                DomainXml.readWithDropped(xml, DomainXmlLevel.LIBVIRT_9_0, DomainProfile.ESX);
        if (strict) {
            for (DroppedXml dropped : reading.dropped()) {
                if (!dropped.xpath().contains("comment()")
                        && !dropped.xpath().contains(":")
                        && !dropped.xpath().equals("/domain/@id")) {
                    throw new VirtException(
                            ErrorCode.XML_INVALID_SCHEMA,
                            ErrorDomain.DOMAIN,
                            "a domain has no '" + dropped.xpath() + "'",
                            null);
                }
            }
        }
        String name = reading.definition().name().orElse("");
        if (name.indexOf('\n') >= 0) {
            throw new VirtException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "name " + name.replace('\n', ' ') + " cannot contain a line end",
                    null);
        }
        return reading.definition();
    }
}
