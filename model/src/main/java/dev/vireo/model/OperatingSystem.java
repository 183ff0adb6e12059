package dev.vireo.model;

import java.util.List;
import java.util.Optional;

/// What a domain starts.
///
/// libvirt: `virDomainOSDef`.
///
/// @param type `hvm` for every full virtualisation
/// @param architecture the architecture, such as `x86_64`
/// @param machine the machine, if given
/// @param firmware the firmware, if given
/// @param firmwareFeatures the features of the firmware
/// @param nvram the file of the firmware's variables
/// @param smbios what the guest sees in SMBIOS, if given
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record OperatingSystem(
        String type,
        String architecture,
        Optional<String> machine,
        Optional<Firmware> firmware,
        List<FirmwareFeature> firmwareFeatures,
        Optional<String> nvram,
        Optional<SmbiosMode> smbios,
        XmlElement rest) {
    /// Copies the lists.
    public OperatingSystem {
        firmwareFeatures = List.copyOf(firmwareFeatures);
    }
}
