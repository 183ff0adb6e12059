package dev.vireo.vmx;

import dev.vireo.model.Firmware;
import dev.vireo.model.FirmwareFeature;
import dev.vireo.model.OperatingSystem;
import dev.vireo.model.SmbiosMode;
import dev.vireo.model.Tpm;
import dev.vireo.model.XmlElement;
import java.util.List;
import java.util.Optional;

/// Reads what kind of machine the guest sees: architecture, SMBIOS, firmware, TPM.
final class FirmwareEntries {
    private static final String FIRMWARE = "firmware";

    private final VmxReading reading;
    private final VmxConfig config;
    private String architecture = "i686";
    private Optional<SmbiosMode> smbios = Optional.empty();

    FirmwareEntries(VmxReading reading) {
        this.reading = reading;
        this.config = reading.config();
    }

    /// Reads what libvirt reads before the devices.
    void readGuest() {
        String guest = config.value("guestOS");
        if (guest == null) {
            reading.assumed("guestOS", "other", "a guest of 32 bits is assumed");
        } else if (guest.endsWith("-64")) {
            architecture = "x86_64";
        }
        if (config.bool("smbios.reflecthost", false)) {
            smbios = Optional.of(SmbiosMode.HOST);
        }
    }

    /// Reads the TPM.
    List<Tpm> readTpm() {
        if (!reading.isAtLeast(VmxLevel.LIBVIRT_12) || !config.bool("vtpm.present", false)) {
            return List.of();
        }
        return List.of(
                new Tpm(
                        Optional.of("tpm-crb"),
                        "emulator",
                        Optional.of("2.0"),
                        XmlElement.empty("tpm")));
    }

    /// Reads what libvirt reads after the devices.
    OperatingSystem readFirmware() {
        Optional<Firmware> firmware = firmware();
        return new OperatingSystem(
                "hvm",
                architecture,
                Optional.empty(),
                firmware,
                features(firmware),
                nvram(),
                smbios,
                new XmlElement("os", List.of(), List.copyOf(bootDevices())));
    }

    private List<XmlElement> bootDevices() {
        return reading.isAtLeast(VmxLevel.FULL) ? BootOrder.read(config) : List.of();
    }

    private Optional<Firmware> firmware() {
        String value = config.value(FIRMWARE);
        if (value == null) {
            return Optional.empty();
        }
        if (value.equals("efi")) {
            return Optional.of(Firmware.EFI);
        }
        if (reading.isAtLeast(VmxLevel.FULL)) {
            if (KeyIndex.same(value, "efi")) {
                return Optional.of(Firmware.EFI);
            }
            if (KeyIndex.same(value, "bios")) {
                return Optional.of(Firmware.BIOS);
            }
        }
        throw Refusal.internal("VMX entry 'firmware' has unknown value '" + value + "'");
    }

    private List<FirmwareFeature> features(Optional<Firmware> firmware) {
        boolean secure =
                reading.isAtLeast(VmxLevel.LIBVIRT_12)
                        && firmware.equals(Optional.of(Firmware.EFI))
                        && config.bool("uefi.secureBoot.enabled", false);
        return secure
                ? List.of(
                        new FirmwareFeature("enrolled-keys", true),
                        new FirmwareFeature("secure-boot", true))
                : List.of();
    }

    private Optional<String> nvram() {
        if (!reading.isAtLeast(VmxLevel.LIBVIRT_12)) {
            return Optional.empty();
        }
        return config.string("nvram").flatMap(reading::source);
    }
}
