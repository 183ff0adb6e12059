package dev.vireo.model;

import java.util.Optional;

/// A network interface.
///
/// libvirt: `virDomainNetDef`.
///
/// @param type what it is connected to
/// @param mac the MAC address
/// @param macType where the address comes from, if given
/// @param macCheck whether the host checks the address against its ranges, if given
/// @param bridge the bridge or port group, for type [InterfaceType#BRIDGE]
/// @param port the port, for type [InterfaceType#VDS]
/// @param target the device on the host, such as `vmnet7`
/// @param model the model, such as `vmxnet3`
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record NetworkInterface(
        InterfaceType type,
        MacAddress mac,
        Optional<MacAddressType> macType,
        Optional<Boolean> macCheck,
        Optional<String> bridge,
        Optional<SwitchPort> port,
        Optional<String> target,
        Optional<String> model,
        XmlElement rest) {}
