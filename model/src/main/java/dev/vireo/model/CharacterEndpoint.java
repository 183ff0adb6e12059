package dev.vireo.model;

/// The TCP end of a character device.
///
/// libvirt: `tcp` of `virDomainChrSourceDef`.
///
/// @param listens whether the host listens (`mode='bind'`) or connects
/// @param host the name or address
/// @param service the port, a number or a name
/// @param protocol what is spoken
public record CharacterEndpoint(
        boolean listens, String host, String service, CharacterProtocol protocol) {}
