package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.Cpu;
import dev.vireo.model.CpuFeature;
import dev.vireo.model.CpuTopology;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.FeaturePolicy;
import dev.vireo.model.Firmware;
import dev.vireo.model.FirmwareFeature;
import dev.vireo.model.Sound;
import dev.vireo.model.VirtException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a VMX file as a whole is as a domain: identity, memory, processors, firmware, display.
class VmxToDomainTest {
    @Test
    void readsTheSmallestFile() {
        assertThat(Reads.xml(VmxLevel.LIBVIRT_9_0, ""))
                .isEqualTo(
                        """
                        <domain type='vmware'>
                          <uuid>00000000-0000-0000-0000-000000000000</uuid>
                          <memory unit='KiB'>32768</memory>
                          <currentMemory unit='KiB'>32768</currentMemory>
                          <vcpu placement='static'>1</vcpu>
                          <os>
                            <type arch='i686'>hvm</type>
                          </os>
                          <clock offset='utc'/>
                          <on_poweroff>destroy</on_poweroff>
                          <on_reboot>restart</on_reboot>
                          <on_crash>destroy</on_crash>
                          <devices>
                            <video>
                              <model type='vmvga' vram='4096' primary='yes'/>
                            </video>
                          </devices>
                        </domain>
                        """);
    }

    @Test
    void reportsWhatLibvirtWouldReportFirst() {
        assertThatThrownBy(
                        () -> Reads.libvirt9("firmware = \"x\"\nmemsize = \"5\"\nethernet = \"\""))
                .hasMessageContaining("'ethernet'");
        assertThatThrownBy(() -> Reads.libvirt9("firmware = \"x\"\nmemsize = \"5\""))
                .hasMessage(
                        "internal error: Expecting VMX entry 'memsize' to be an unsigned integer"
                                + " (multiple of 4) but found 5")
                .satisfies(error -> {
                    VirtException e = (VirtException) error;
                    assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
                    assertThat(e.domain()).isEqualTo(ErrorDomain.NONE);
                });
        assertThatThrownBy(() -> Reads.libvirt9("firmware = \"x\""))
                .hasMessage("internal error: VMX entry 'firmware' has unknown value 'x'");
    }

    @Test
    void resolvesBothEscapesOfTheName() {
        assertThat(Reads.libvirt9("displayName = \"a%7c22b%2fc\"").name()).contains("a\"b/c");
        assertThatThrownBy(() -> Reads.libvirt9("displayName = \"50% off\""))
                .hasMessage("internal error: VMX entry 'name' contains invalid escape sequence");
    }

    @Test
    void readsTheGenerationIdFromItsHalves() {
        assertThat(Reads.libvirt9("vm.genid = \"-1\"\nvm.genidX = \"5\"").generationId())
                .contains(new UUID(-1, 5));
        assertThat(Reads.libvirt9("vm.genid = \"0\"").generationId()).isEmpty();
    }

    @Test
    void tellsTheIdOfTheHardwareFromTheOneOfVcenterSinceLibvirt12() {
        String lines =
                """
                uuid.bios = "564d9befacd9b4e0-c8f0aea8b9103515"
                vc.uuid = "50 25 0f 27 53 8b 50 91-a4 3b a5 0c e9 5f 23 82"
                """;
        UUID bios = UUID.fromString("564d9bef-acd9-b4e0-c8f0-aea8b9103515");

        assertThat(Reads.libvirt9(lines).uuid()).isEqualTo(bios);
        DomainDefinition newer = Reads.domain(VmxLevel.LIBVIRT_12, lines);
        assertThat(newer.uuid()).isEqualTo(UUID.fromString("50250f27-538b-5091-a43b-a50ce95f2382"));
        assertThat(newer.hardwareUuid()).contains(bios);
    }

    @ParameterizedTest
    @CsvSource({"48, 49152", "unlimited, 65536", "0, 65536", "100, 65536", "-2, 65536"})
    void takesTheLimitOfMemoryForWhatIsUsed(String limit, long kib) {
        assertThat(
                        Reads.libvirt9("memsize = \"64\"\nsched.mem.max = \"" + limit + '"')
                                .currentMemory())
                .isEqualTo(kib);
    }

    @Test
    void readsReservationAndLimitOfMemoryAtLevelFull() {
        String lines = "memsize = \"64\"\nsched.mem.min = \"16\"\nsched.mem.max = \"48\"";

        assertThat(Reads.libvirt9(lines).memoryTuning().minGuarantee()).isEmpty();
        DomainDefinition full = Reads.domain(VmxLevel.FULL, lines);
        assertThat(full.memoryTuning().minGuarantee()).hasValue(16384);
        assertThat(full.memoryTuning().hardLimit()).hasValue(49152);
    }

    @Test
    void dividesProcessorsBySockets() {
        assertThat(
                        Reads.libvirt9("numvcpus = \"5\"\ncpuid.coresPerSocket = \"2\"")
                                .cpu()
                                .flatMap(Cpu::topology))
                .contains(new CpuTopology(2, 1, 1, 2, 1));
    }

    @Test
    void refusesMoreProcessorsThanMemoryHolds() {
        assertThatThrownBy(() -> Reads.libvirt9("numvcpus = \"4294967295\""))
                .hasMessageContaining("'numvcpus'");
    }

    @Test
    void refusesMoreSharedFoldersThanMemoryHolds() {
        assertThatThrownBy(() ->
                        Reads.libvirt9(
                                "isolation.tools.hgfs.disable = \"false\"\n"
                                        + "sharedFolder.maxNum = \"9999999999\""))
                .hasMessageContaining("'sharedFolder.maxNum'");
    }

    @ParameterizedTest
    @CsvSource({"low, 1000", "NORMAL, 2000", "High, 4000", "' 77', 77", "-1, -1"})
    void countsShares(String value, long shares) {
        assertThat(
                        Reads.libvirt9("numvcpus = \"2\"\nsched.cpu.shares = \"" + value + '"')
                                .cpuShares())
                .hasValue(shares);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,", "0-3", "-1", "0;1", "99999999999"})
    void refusesOtherListsOfProcessors(String list) {
        assertThatThrownBy(() -> Reads.libvirt9("sched.cpu.affinity = \"" + list + '"'))
                .hasMessage(
                        "internal error: Expecting VMX entry 'sched.cpu.affinity' to be a comma"
                                + " separated list of unsigned integers but found '"
                                + list
                                + "'");
    }

    @Test
    void readsTheProcessorsItRunsOn() {
        assertThat(Reads.libvirt9("sched.cpu.affinity = \" 0 ,2,+3\"").vcpus().cpus())
                .hasValueSatisfying(cpus -> assertThat(cpus.members()).containsExactly(0, 2, 3));
        assertThat(Reads.libvirt9("sched.cpu.affinity = \"All\"").vcpus().cpus()).isEmpty();
    }

    @Test
    void knowsBiosOnlyAtLevelFull() {
        assertThatThrownBy(() -> Reads.libvirt9("firmware = \"bios\""))
                .hasMessage("internal error: VMX entry 'firmware' has unknown value 'bios'");
        assertThat(Reads.domain(VmxLevel.FULL, "firmware = \"bios\"").os().firmware())
                .contains(Firmware.BIOS);
    }

    @Test
    void readsSecureBootNvramAndTpmSinceLibvirt12() {
        String lines =
                """
                firmware = "efi"
                uefi.secureBoot.enabled = "TRUE"
                nvram = "web.nvram"
                vtpm.present = "TRUE"
                """;

        assertThat(Reads.libvirt9(lines).os().nvram()).isEmpty();
        DomainDefinition newer = Reads.domain(VmxLevel.LIBVIRT_12, lines);
        assertThat(newer.os().nvram()).contains("[datastore] directory/web.nvram");
        assertThat(newer.os().firmwareFeatures())
                .containsExactly(
                        new FirmwareFeature("enrolled-keys", true),
                        new FirmwareFeature("secure-boot", true));
        assertThat(newer.devices().tpms()).hasSize(1);
    }

    @Test
    void readsMasksOfCpuidAtLevelFull() {
        String lines =
                """
                cpuid.1.ecx = "----:----:----:----:----:----:--0-:---1"
                cpuid.80000001.edx = "--H-:----:----:----:----:----:----:----"
                """;

        assertThat(Reads.libvirt9(lines).cpu()).isEmpty();
        assertThat(Reads.domain(VmxLevel.FULL, lines).cpu().orElseThrow().features())
                .containsExactly(
                        new CpuFeature("pni", Optional.of(FeaturePolicy.FORCE)),
                        new CpuFeature("vmx", Optional.of(FeaturePolicy.DISABLE)),
                        new CpuFeature("lm", Optional.of(FeaturePolicy.OPTIONAL)));
    }

    @Test
    void readsUsbAndSoundAtLevelFull() {
        String lines =
                """
                usb.present = "TRUE"
                usb_xhci.present = "TRUE"
                sound.present = "TRUE"
                sound.virtualDev = "hdaudio"
                """;

        assertThat(Reads.libvirt9(lines).devices().sounds()).isEmpty();
        var devices = Reads.domain(VmxLevel.FULL, lines).devices();
        assertThat(devices.sounds()).extracting(Sound::model).containsExactly("ich6");
        assertThat(devices.controllers())
                .extracting(controller -> controller.model().orElse(""))
                .containsExactly("piix3-uhci", "nec-xhci");
    }

    @Test
    void assumesTheEncodingOfWindowsAtLevelFull() {
        byte[] bytes =
                "config.version = \"8\"\nvirtualHW.version = \"8\"\ndisplayName = \"B\u00fcro\""
                        .getBytes(StandardCharsets.ISO_8859_1);
        VmxConverter converter = VmxConverter.builder().level(VmxLevel.FULL).build();

        Conversion<DomainDefinition> conversion =
                converter.toDomainWithLosses(VmxFile.parse(bytes));

        assertThat(conversion.result().name()).contains("B\u00fcro");
        assertThat(conversion.losses())
                .contains(
                        new Loss(
                                Loss.Kind.DEFAULTED,
                                ".encoding",
                                "windows-1252",
                                "the file holds bytes that are no UTF-8"));
    }

    @Test
    void reportsEachEntryThatTheDocumentDoesNotHold() {
        assertThat(
                        Reads.losses(
                                VmxLevel.LIBVIRT_9_0,
                                """
                                displayName = "web"
                                DISPLAYNAME = "other"
                                memsize = "064"
                                guestOS = "rhel6-64"
                                numvcpus = "2"
                                usb.present = "TRUE"
                                serial0.present = "FALSE"
                                """))
                .extracting(loss -> loss.kind() + " " + loss.place() + " " + loss.value())
                .containsExactly(
                        "NOT_EXPRESSED virtualHW.version 8",
                        "IGNORED DISPLAYNAME other",
                        "CHANGED memsize 064",
                        "CHANGED guestOS rhel6-64",
                        "IGNORED usb.present TRUE",
                        "DEFAULTED uuid.bios 00000000-0000-0000-0000-000000000000",
                        "DEFAULTED svga.vramSize 4194304");
    }

    @Test
    void carriesAlongWhatNoElementHoldsAtLevelFull() {
        DomainDefinition domain =
                Reads.domain(
                        VmxLevel.FULL,
                        "guestOS = \"rhel6-64\"\ntools.syncTime = \"TRUE\"\nmemsize = \"64\"");

        assertThat(VmxMetadata.read(domain.rest()))
                .containsExactly(
                        new VmxMetadata.Entry("virtualHW.version", "8", null),
                        new VmxMetadata.Entry("guestOS", "rhel6-64", "other-64"),
                        new VmxMetadata.Entry("tools.syncTime", "TRUE", null));
        VmxFile back = Reads.back(domain.toBuilder().memory(131072).build());
        assertThat(back.get("guestOS")).contains("rhel6-64");
        assertThat(back.get("tools.syncTime")).contains("TRUE");
        assertThat(back.get("memsize")).contains("128");
    }
}
