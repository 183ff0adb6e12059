package dev.vireo.model;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// A graphics card.
///
/// libvirt: `virDomainVideoDef`.
///
/// @param model the model, such as `vmvga`
/// @param memory its memory, in KiB
/// @param heads how many displays it drives; empty where libvirt prints none
/// @param primary whether it is the first one
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record Video(
        String model, OptionalLong memory, OptionalInt heads, boolean primary, XmlElement rest) {}
