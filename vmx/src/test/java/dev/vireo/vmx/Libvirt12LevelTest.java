package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.Firmware;
import dev.vireo.model.OperatingSystem;
import dev.vireo.model.Tpm;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlElement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What libvirt 12 writes into VMX files and libvirt 9.0 does not.
class Libvirt12LevelTest {
    private static final Tpm CRB = tpm("tpm-crb", "emulator", "2.0");

    private static Tpm tpm(String model, String backend, String version) {
        return new Tpm(Optional.of(model), backend, Optional.of(version), XmlElement.empty("tpm"));
    }

    private static DomainDefinition domain(Firmware firmware, String nvram, Tpm... tpms) {
        return Domains.with(it -> it.tpms(List.of(tpms))).toBuilder()
                .os(
                        new OperatingSystem(
                                "hvm",
                                "x86_64",
                                Optional.empty(),
                                Optional.of(firmware),
                                List.of(),
                                Optional.of(nvram).filter(it -> !it.isEmpty()),
                                Optional.empty(),
                                XmlElement.empty("os")))
                .build();
    }

    private static List<String> lines(DomainDefinition domain, int hardwareVersion) {
        return Domains.vmx(domain, hardwareVersion, VmxLevel.LIBVIRT_12).lines().toList();
    }

    @Test
    void writesTheTpmThatVmwareHas() {
        DomainDefinition domain = domain(Firmware.EFI, "", CRB);

        assertThat(lines(domain, 14)).contains("vtpm.present = \"TRUE\"");
        assertThat(Domains.vmx(domain, 14)).doesNotContain("vtpm");
    }

    @Test
    void refusesATpmThatVmwareHasNot() {
        refused(domain(Firmware.EFI, "", CRB), 13);
        refused(domain(Firmware.BIOS, "", CRB), 14);
        refused(domain(Firmware.EFI, "", tpm("tpm-tis", "emulator", "2.0")), 14);
        refused(domain(Firmware.EFI, "", tpm("tpm-crb", "passthrough", "2.0")), 14);
        refused(domain(Firmware.EFI, "", tpm("tpm-crb", "emulator", "1.2")), 14);
        refused(domain(Firmware.EFI, "", Collections.nCopies(2, CRB).toArray(Tpm[]::new)), 14);
    }

    private static void refused(DomainDefinition domain, int hardwareVersion) {
        assertThatThrownBy(() -> lines(domain, hardwareVersion))
                .isInstanceOf(VirtException.class)
                .hasMessageStartingWith("unsupported configuration: ")
                .hasMessageContaining("TPM");
    }

    @Test
    void namesTheFileOfTheFirmwaresVariables() {
        assertThat(lines(domain(Firmware.EFI, "[ds] test/test.nvram"), 14))
                .containsSubsequence(
                        "firmware = \"efi\"", "nvram = \"/vmfs/volumes/ds/test/test.nvram\"");
        assertThat(Domains.vmx(domain(Firmware.EFI, "[ds] test/test.nvram"), 14))
                .doesNotContain("nvram");
    }

    @Test
    void leavesOutAFileThatMeansNothingToTheHost() {
        assertThat(lines(domain(Firmware.EFI, "relative/test.nvram"), 14))
                .noneMatch(line -> line.startsWith("nvram"));
    }

    @Test
    void writesTheUuidOfTheDomainAsThatOfTheFirmware() {
        DomainDefinition domain = Domains.small().hardwareUuid(Optional.of(new UUID(1, 2))).build();

        assertThat(lines(domain, 14))
                .contains("uuid.bios = \"56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15\"")
                .noneMatch(line -> line.startsWith("vc.uuid"));
        assertThat(Domains.vmx(domain, 14, VmxLevel.FULL))
                .contains("uuid.bios = \"00 00 00 00 00 00 00 01-00 00 00 00 00 00 00 02\"")
                .contains("vc.uuid = \"56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15\"");
    }
}
