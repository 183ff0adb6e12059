package dev.vireo.vmx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.Firmware;
import dev.vireo.model.OperatingSystem;
import dev.vireo.model.Tpm;
import dev.vireo.model.XmlElement;
import java.util.Optional;

/// Writes the trusted platform module, since libvirt 12.
///
/// libvirt: `virVMXFormatTPM`.
final class TpmOutput {
    private static final int HARDWARE_WITH_TPM = 14;

    /// The only one that VMware has.
    static final Tpm VMWARE =
            new Tpm(
                    Optional.of("tpm-crb"),
                    "emulator",
                    Optional.of("2.0"),
                    XmlElement.empty("tpm"));

    private TpmOutput() {}

    /// Tells whether a virtual machine can have one.
    static boolean isPossible(OperatingSystem os, int hardwareVersion) {
        return hardwareVersion >= HARDWARE_WITH_TPM && os.firmware().orElse(null) == Firmware.EFI;
    }

    /// Adds the line of the module, if there is one.
    static void write(VmxOutput out, DomainDefinition domain, int hardwareVersion) {
        if (domain.devices().tpms().isEmpty()) {
            return;
        }
        if (domain.devices().tpms().size() > 1) {
            throw Refusal.unsupported("Only a single TPM device is supported");
        }
        if (hardwareVersion < HARDWARE_WITH_TPM) {
            throw Refusal.unsupported(
                    "TPM needs hardware version 14, but it is to be " + hardwareVersion);
        }
        if (domain.os().firmware().orElse(null) != Firmware.EFI) {
            throw Refusal.unsupported("TPM needs firmware 'efi'");
        }
        verify(domain.devices().tpms().getFirst());
        out.put("vtpm.present", "TRUE");
    }

    private static void verify(Tpm tpm) {
        if (!tpm.model().orElse("").equals("tpm-crb")) {
            throw Refusal.unsupported("Unsupported TPM model '" + tpm.model().orElse("") + "'");
        }
        if (!tpm.backend().equals("emulator")) {
            throw Refusal.unsupported("Unsupported TPM backend '" + tpm.backend() + "'");
        }
        if (!tpm.version().orElse("").equals("2.0")) {
            throw Refusal.unsupported("Unsupported TPM version '" + tpm.version().orElse("") + "'");
        }
    }
}
