package dev.vireo.model;

import java.util.Optional;

/// What a display listens on.
///
/// libvirt: `virDomainGraphicsListenDef`.
///
/// @param type the kind
/// @param address the address, if given
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record GraphicsListen(ListenType type, Optional<String> address, XmlElement rest) {}
