package dev.vireo.model;

/// A part of a document that libvirt does not know, or knows and forgets.
///
/// @param xpath where it stood, such as `/domain/devices/disk[2]/foo/@bar`
/// @param value what it said: an attribute's value or an element's text
public record DroppedXml(String xpath, String value) {}
