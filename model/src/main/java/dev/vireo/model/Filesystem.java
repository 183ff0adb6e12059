package dev.vireo.model;

import java.util.Optional;

/// A folder that the host shares with the guest.
///
/// libvirt: `virDomainFSDef`.
///
/// @param type what it is on the host
/// @param source the path on the host
/// @param target the name in the guest
/// @param readOnly whether the guest may not write
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record Filesystem(
        FilesystemType type,
        Optional<String> source,
        String target,
        boolean readOnly,
        XmlElement rest) {}
