package dev.vireo.model;

import java.util.Optional;

/// A trusted platform module.
///
/// libvirt: `virDomainTPMDef`.
///
/// @param model the model, such as `tpm-crb`, if given
/// @param backend what implements it, such as `emulator`
/// @param version `1.2` or `2.0`, if given
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record Tpm(
        Optional<String> model, String backend, Optional<String> version, XmlElement rest) {}
