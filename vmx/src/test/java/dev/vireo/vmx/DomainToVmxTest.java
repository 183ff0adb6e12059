package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.Cpu;
import dev.vireo.model.CpuMode;
import dev.vireo.model.CpuSet;
import dev.vireo.model.CpuTopology;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.Firmware;
import dev.vireo.model.MemoryTuning;
import dev.vireo.model.OperatingSystem;
import dev.vireo.model.SmbiosMode;
import dev.vireo.model.Vcpus;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a domain as a whole is in VMX: identity, memory, processors, firmware.
class DomainToVmxTest {
    @Test
    void writesTheSmallestDomain() {
        assertThat(Domains.vmx(Domains.small().build()))
                .isEqualTo(
                        """
                        .encoding = "UTF-8"
                        config.version = "8"
                        virtualHW.version = "4"
                        guestOS = "other"
                        uuid.bios = "56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15"
                        displayName = "test"
                        memsize = "4"
                        numvcpus = "1"
                        floppy0.present = "false"
                        floppy1.present = "false"
                        """);
    }

    @Test
    void takesAnyHardwareVersionAsItIs() {
        assertThat(Domains.vmx(Domains.small().build(), -3)).contains("virtualHW.version = \"-3\"");
    }

    @Test
    void addsPciBridgesAndVmciFromHardwareVersion7() {
        DomainDefinition disk =
                Domains.with(it -> it.disks(List.of(Domains.disk(DiskBus.SCSI, "sda", "/a.vmdk"))));

        assertThat(Domains.vmx(disk, 6)).doesNotContain("pciBridge", "vmci0");
        assertThat(Domains.vmx(disk, 7))
                .endsWith(
                        """
                        pciBridge0.present = "true"
                        pciBridge4.present = "true"
                        pciBridge4.virtualDev = "pcieRootPort"
                        pciBridge4.functions = "8"
                        pciBridge5.present = "true"
                        pciBridge5.virtualDev = "pcieRootPort"
                        pciBridge5.functions = "8"
                        pciBridge6.present = "true"
                        pciBridge6.virtualDev = "pcieRootPort"
                        pciBridge6.functions = "8"
                        pciBridge7.present = "true"
                        pciBridge7.virtualDev = "pcieRootPort"
                        pciBridge7.functions = "8"
                        vmci0.present = "true"
                        """);
        assertThat(Domains.vmx(Domains.small().build(), 7))
                .endsWith("floppy1.present = \"false\"\nvmci0.present = \"true\"\n");
    }

    @Test
    void letsTheHostMakeAUuidWhereTheDomainHasNone() {
        assertThat(Domains.vmx(Domains.small().uuid(new UUID(0, 0)).build()))
                .contains("uuid.action = \"create\"")
                .doesNotContain("uuid.bios");
    }

    @Test
    void escapesTheNameTwiceAndTheAnnotationOnce() {
        DomainDefinition domain =
                Domains.small()
                        .name(Optional.of("a/b%c\\d|e\"f"))
                        .description(Optional.of("a/b|c\"d"))
                        .build();

        assertThat(Domains.extra(domain))
                .containsExactly(
                        "displayName = \"a%2fb%25c%5cd|7ce|22f\"", "annotation = \"a/b|7cc|22d\"");
    }

    @Test
    void refusesALineBreakThatLibvirtWritesIntoTheLine() {
        refused(
                Domains.small().name(Optional.of("a\nb")).build(),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: the value of /domain/name holds a line break, which VMX"
                        + " entry 'displayName' cannot hold");
        refused(
                Domains.small().description(Optional.of("a\rb")).build(),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: the value of /domain/description holds a line break,"
                        + " which VMX entry 'annotation' cannot hold");
    }

    @Test
    void escapesLineBreaksIfAskedTo() {
        VmxConverter converter = VmxConverter.builder().escapingLineBreaks().build();
        DomainDefinition domain =
                Domains.small()
                        .name(Optional.of("a\nb"))
                        .description(Optional.of("a\r\nb"))
                        .build();

        VmxFile file = converter.toVmx(domain, 13);

        assertThat(file.get("displayName")).contains("a|0ab");
        assertThat(file.get("annotation")).contains("a|0d|0ab");
        assertThat(converter.toDomain(file).description()).contains("a\r\nb");
    }

    @Test
    void roundsMemoryUpToFourMebibytesAndLimitsTheGuestToWhatItHad() {
        assertThat(Domains.extra(memory(8192, 8192))).containsExactly("memsize = \"8\"");
        assertThat(Domains.extra(memory(4097, 4097)))
                .containsExactly("memsize = \"8\"", "sched.mem.max = \"5\"");
        assertThat(Domains.extra(memory(8192, 5000)))
                .containsExactly("memsize = \"8\"", "sched.mem.max = \"5\"");
    }

    private static DomainDefinition memory(long memory, long current) {
        return Domains.small().memory(memory).currentMemory(current).build();
    }

    @Test
    void guaranteesMemoryInMebibytes() {
        assertThat(Domains.extra(guarantee(1))).containsExactly("sched.mem.minsize = \"1\"");
        assertThat(Domains.extra(guarantee(0))).isEmpty();
    }

    private static DomainDefinition guarantee(long kib) {
        return Domains.small()
                .memoryTuning(
                        new MemoryTuning(
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.of(kib),
                                OptionalLong.empty()))
                .build();
    }

    @Test
    void saysWhatTheGuestIsByItsArchitecture() {
        assertThat(Domains.vmx(Domains.small().os(os("x86_64", SmbiosMode.NONE)).build()))
                .contains("guestOS = \"other-64\"");
        refused(
                Domains.small().os(os("ppc64", SmbiosMode.NONE)).build(),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Expecting domain XML attribute 'arch' of entry 'os/type' to be"
                        + " 'i686' or 'x86_64' but found 'ppc64'");
    }

    @Test
    void reflectsTheHostsSmbiosAndNoOther() {
        assertThat(Domains.extra(Domains.small().os(os("i686", SmbiosMode.HOST)).build()))
                .containsExactly("smbios.reflecthost = \"true\"");
        assertThat(Domains.extra(Domains.small().os(os("i686", SmbiosMode.EMULATE)).build()))
                .isEmpty();
        refused(
                Domains.small().os(os("i686", SmbiosMode.SYSINFO)).build(),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Unsupported SMBIOS mode 'sysinfo'");
    }

    private static OperatingSystem os(String architecture, SmbiosMode smbios) {
        return new OperatingSystem(
                "hvm",
                architecture,
                Optional.empty(),
                Optional.of(Firmware.BIOS),
                List.of(),
                Optional.empty(),
                Optional.of(smbios),
                XmlElement.empty("os"));
    }

    @Test
    void startsUefiWhereTheDomainDoes() {
        OperatingSystem os =
                new OperatingSystem(
                        "hvm",
                        "i686",
                        Optional.empty(),
                        Optional.of(Firmware.EFI),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        XmlElement.empty("os"));

        assertThat(Domains.extra(Domains.small().os(os).build()))
                .containsExactly("firmware = \"efi\"");
    }

    @Test
    void countsProcessors() {
        assertThat(Domains.extra(vcpus(3, 3, Optional.empty())))
                .containsExactly("numvcpus = \"3\"");
        refused(
                vcpus(2, 1, Optional.empty()),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: No support for domain XML entry 'vcpu' attribute"
                        + " 'current'");
    }

    @Test
    void bindsProcessorsToAtLeastAsManyOfTheHost() {
        assertThat(Domains.extra(vcpus(2, 2, Optional.of(CpuSet.of(0, 1, 3, 9)))))
                .containsExactly("numvcpus = \"2\"", "sched.cpu.affinity = \"0,1,3,9\"");
        refused(
                vcpus(2, 2, Optional.of(CpuSet.of(0))),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Expecting domain XML attribute 'cpuset' of entry 'vcpu' to contain"
                        + " at least 2 CPU(s)");
    }

    private static DomainDefinition vcpus(int maximum, int current, Optional<CpuSet> cpus) {
        return Domains.small()
                .vcpus(new Vcpus(maximum, current, cpus, XmlElement.empty("vcpu")))
                .build();
    }

    @Test
    void givesSharesOfProcessorsTheirNames() {
        assertThat(shares(1, 500)).containsExactly("sched.cpu.shares = \"low\"");
        assertThat(shares(1, 1000)).containsExactly("sched.cpu.shares = \"normal\"");
        assertThat(shares(1, 2000)).containsExactly("sched.cpu.shares = \"high\"");
        assertThat(shares(1, 0)).containsExactly("sched.cpu.shares = \"0\"");
        assertThat(shares(1, -1)).containsExactly("sched.cpu.shares = \"18446744073709551615\"");
        assertThat(shares(2, 1000))
                .containsExactly("numvcpus = \"2\"", "sched.cpu.shares = \"low\"");
    }

    private static List<String> shares(int vcpus, long shares) {
        return Domains.extra(
                Domains.small()
                        .vcpus(new Vcpus(vcpus, vcpus, Optional.empty(), XmlElement.empty("vcpu")))
                        .cpuShares(OptionalLong.of(shares))
                        .build());
    }

    @Test
    void arrangesCoresInSockets() {
        assertThat(Domains.extra(topology(CpuMode.CUSTOM, new CpuTopology(1, 1, 1, 2, 1))))
                .containsExactly("numvcpus = \"2\"", "cpuid.coresPerSocket = \"2\"");
        refused(
                topology(CpuMode.HOST_MODEL, new CpuTopology(1, 1, 1, 2, 1)),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Expecting domain XML CPU mode 'custom' but found 'host-model'");
        refused(
                topology(CpuMode.CUSTOM, new CpuTopology(1, 2, 1, 1, 2)),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Only 1 thread per core is supported");
        refused(
                topology(CpuMode.CUSTOM, new CpuTopology(1, 2, 1, 1, 1)),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Only 1 die per socket is supported");
        refused(
                topology(CpuMode.CUSTOM, new CpuTopology(3, 1, 1, 1, 1)),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Expecting domain XML CPU sockets per core as 2 but found 3");
    }

    @Test
    void refusesClustersSinceLibvirtKnowsThem() {
        DomainDefinition domain = topology(CpuMode.CUSTOM, new CpuTopology(1, 1, 2, 2, 1));

        assertThat(Domains.extra(domain)).contains("cpuid.coresPerSocket = \"2\"");
        assertThatThrownBy(() -> Domains.vmx(domain, 4, VmxLevel.LIBVIRT_12))
                .isInstanceOf(VirtException.class)
                .hasMessage("unsupported configuration: Only 1 cluster per die is supported");
    }

    private static DomainDefinition topology(CpuMode mode, CpuTopology topology) {
        return Domains.small()
                .vcpus(new Vcpus(2, 2, Optional.empty(), XmlElement.empty("vcpu")))
                .cpu(
                        Optional.of(
                                new Cpu(
                                        mode,
                                        false,
                                        Optional.of(topology),
                                        List.of(),
                                        XmlElement.empty("cpu"))))
                .build();
    }

    @Test
    void refusesDomainsOfOtherHypervisors() {
        refused(
                Domains.small().type("kvm").build(),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Expecting virt type to be 'vmware' but found 'kvm'");
    }

    static void refused(DomainDefinition domain, ErrorCode code, String message) {
        assertThatThrownBy(() -> Domains.vmx(domain))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(code);
                            assertThat(error.domain()).isEqualTo(ErrorDomain.NONE);
                        })
                .hasMessage(message);
    }
}
