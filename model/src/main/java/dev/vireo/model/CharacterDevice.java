package dev.vireo.model;

import java.util.Optional;
import java.util.OptionalInt;

/// A serial port, a parallel port or a console.
///
/// libvirt: `virDomainChrDef`.
///
/// @param type what the host has at the other end
/// @param path the path, for the types that have one
/// @param endpoint the connection, for type [CharacterType#TCP]
/// @param targetType what it is to the guest, such as `serial`; empty where libvirt prints none
/// @param port the port in the guest; empty before one was assigned
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record CharacterDevice(
        CharacterType type,
        Optional<String> path,
        Optional<CharacterEndpoint> endpoint,
        Optional<String> targetType,
        OptionalInt port,
        XmlElement rest) {}
