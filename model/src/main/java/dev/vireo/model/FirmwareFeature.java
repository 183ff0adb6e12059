package dev.vireo.model;

/// A feature that the firmware must or must not have.
///
/// libvirt: `<feature>` of `<firmware>`.
///
/// @param name the name, such as `secure-boot`
/// @param enabled whether it is wanted
public record FirmwareFeature(String name, boolean enabled) {}
