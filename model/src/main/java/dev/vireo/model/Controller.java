package dev.vireo.model;

import java.util.Optional;

/// A controller.
///
/// libvirt: `virDomainControllerDef`.
///
/// @param type what it drives
/// @param index its index among those of its type
/// @param model the model, a word that depends on the type
/// @param address where it sits
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record Controller(
        ControllerType type,
        int index,
        Optional<String> model,
        Optional<DeviceAddress> address,
        XmlElement rest) {}
