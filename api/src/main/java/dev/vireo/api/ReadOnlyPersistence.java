package dev.vireo.api;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.Optional;
import java.util.Set;

/// A description that can be read but not changed.
interface ReadOnlyPersistence extends DomainPersistence {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default String fetchXml(Set<DomainXmlFlag> flags) {
        if (flags.contains(DomainXmlFlag.SECURE) || flags.contains(DomainXmlFlag.MIGRATABLE)) {
            throw new VirtException(
                    ErrorCode.OPERATION_DENIED,
                    ErrorDomain.DOMAIN,
                    "virDomainGetXMLDesc with secure flag",
                    null);
        }
        return target().fetchXml(flags);
    }

    /// It has the passwords of displays, like a document with `SECURE`.
    @Override
    default byte[] fetchNativeConfig() {
        throw ReadOnlyDomain.refused("Domain.fetchNativeConfig");
    }

    @Override
    default void undefine(Set<UndefineFlag> flags) {
        throw ReadOnlyDomain.refused("virDomainUndefineFlags");
    }

    @Override
    default Domain rename(String name) {
        throw ReadOnlyDomain.refused("virDomainRename");
    }

    @Override
    default Optional<String> fetchMetadata(
            MetadataKind kind, String namespace, Set<Modification> sides) {
        return target().fetchMetadata(kind, namespace, sides);
    }

    @Override
    default void setMetadata(
            MetadataKind kind,
            Optional<String> text,
            String prefix,
            String namespace,
            Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainSetMetadata");
    }
}
