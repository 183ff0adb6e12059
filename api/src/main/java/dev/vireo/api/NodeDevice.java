package dev.vireo.api;

import java.util.Optional;

/// A device of the host.
///
/// libvirt: `virNodeDevice`.
///
/// @param name libvirt's name, such as `pci_0000_03_00_0`
/// @param parent the name of the device that it is plugged in to
/// @param capability what it is: `system` or `pci`
/// @param xml libvirt's document of it
public record NodeDevice(String name, Optional<String> parent, String capability, String xml) {}
