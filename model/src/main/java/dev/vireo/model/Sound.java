package dev.vireo.model;

/// A sound card.
///
/// libvirt: `virDomainSoundDef`.
///
/// @param model the model, such as `hda`
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record Sound(String model, XmlElement rest) {}
