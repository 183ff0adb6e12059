package dev.vireo.model;

/// An address that VMware has no use for, kept as it stands.
///
/// @param type the word, such as `usb`
/// @param element the whole element
public record OtherAddress(String type, XmlElement element) implements DeviceAddress {}
