package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostBIOSInfo;
import dev.vireo.vim.HostCpuIdInfo;
import dev.vireo.vim.HostCpuInfo;
import dev.vireo.vim.HostCpuPackage;
import dev.vireo.vim.HostCpuPowerManagementInfo;
import dev.vireo.vim.HostHardwareInfo;
import dev.vireo.vim.HostHardwareSummary;
import dev.vireo.vim.HostNumaInfo;
import dev.vireo.vim.HostNumaNode;
import dev.vireo.vim.HostSystemIdentificationInfo;
import dev.vireo.vim.HostSystemInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The hardware of a host.
///
/// @param uuid the UUID of its board
/// @param packages processor packages; each is a NUMA node
/// @param cores processor cores in all packages
/// @param threads hardware threads in all packages
/// @param hz the processors' frequency
/// @param memoryBytes memory, bytes
record HostHardware(String uuid, int packages, int cores, int threads, long hz, long memoryBytes) {
    private static final String VENDOR = "VMware, Inc.";
    private static final String MODEL = "Vireo simulated host";
    private static final String CPU = "Intel(R) Xeon(R) Gold 6240R CPU @ 2.40GHz";
    private static final String NO_BITS = bits(0);

    /// Makes the usual hardware: two packages of eight cores, 64 GiB.
    static HostHardware usual(String uuid) {
        return new HostHardware(uuid, 2, 16, 32, 2_394_374_500L, 64L << 30);
    }

    int mhz() {
        return (int) (hz / 1_000_000);
    }

    int totalMhz() {
        return cores * mhz();
    }

    /// Describes the hardware in short.
    ///
    /// @param nics physical network adapters
    /// @param adapters storage adapters
    HostHardwareSummary summary(int nics, int adapters) {
        return HostHardwareSummary.builder()
                .vendor(VENDOR)
                .model(MODEL)
                .uuid(uuid)
                .memorySize(memoryBytes)
                .cpuModel(CPU)
                .cpuMhz(mhz())
                .numCpuPkgs((short) packages)
                .numCpuCores((short) cores)
                .numCpuThreads((short) threads)
                .numNics(nics)
                .numHBAs(adapters)
                .build();
    }

    /// Describes the hardware.
    ///
    /// @param nics physical network adapters
    HostHardwareInfo describe(int nics) {
        return HostHardwareInfo.builder()
                .systemInfo(
                        HostSystemInfo.builder()
                                .vendor(VENDOR)
                                .model(MODEL)
                                .uuid(uuid)
                                .otherIdentifyingInfo(
                                        List.of(
                                                HostSystemIdentificationInfo.builder()
                                                        .identifierValue(
                                                                "VIREO-" + uuid.substring(0, 8))
                                                        .identifierType(
                                                                Elements.of(
                                                                        "ServiceTag",
                                                                        "Service tag"))
                                                        .build()))
                                .serialNumber("VIREO-" + uuid.substring(0, 8))
                                .build())
                .cpuPowerManagementInfo(
                        HostCpuPowerManagementInfo.builder()
                                .currentPolicy("Balanced")
                                .hardwareSupport("ACPI C-states, P-states")
                                .build())
                .cpuInfo(
                        HostCpuInfo.builder()
                                .numCpuPackages((short) packages)
                                .numCpuCores((short) cores)
                                .numCpuThreads((short) threads)
                                .hz(hz)
                                .build())
                .cpuPkg(IntStream.range(0, packages).mapToObj(this::cpuPackage).toList())
                .memorySize(memoryBytes)
                .numaInfo(
                        HostNumaInfo.builder()
                                .type("NUMA")
                                .numNodes(packages)
                                .numaNode(
                                        IntStream.range(0, packages).mapToObj(this::node).toList())
                                .build())
                .smcPresent(false)
                .pciDevice(PciDevices.describe(nics))
                .cpuFeature(features())
                .biosInfo(
                        HostBIOSInfo.builder()
                                .biosVersion("1.0")
                                .releaseDate(Instant.parse("2024-01-01T00:00:00Z"))
                                .vendor(VENDOR)
                                .majorRelease(1)
                                .minorRelease(0)
                                .firmwareType("UEFI")
                                .build())
                .build();
    }

    private HostCpuPackage cpuPackage(int index) {
        return HostCpuPackage.builder()
                .index((short) index)
                .vendor("intel")
                .hz(hz)
                .busHz(100_000_000L)
                .description(CPU)
                .threadId(threadsOf(index))
                .cpuFeature(features())
                .build();
    }

    private List<Short> threadsOf(int packageIndex) {
        int each = threads / packages;
        List<Short> ids = new ArrayList<>(each);
        for (int i = 0; i < each; i++) {
            ids.add((short) (packageIndex * each + i));
        }
        return ids;
    }

    private HostNumaNode node(int index) {
        long each = memoryBytes / packages;
        return HostNumaNode.builder()
                .typeId((byte) index)
                .cpuID(threadsOf(index))
                .memoryRangeBegin(index * each)
                .memoryRangeLength(each)
                .build();
    }

    /// The CPUID leaves that hosts report; the last one tells of 64-bit mode (EDX, bit 29).
    static List<HostCpuIdInfo> features() {
        return List.of(
                leaf(0, bits(0xd), bits(0x756e6547), bits(0x6c65746e), bits(0x49656e69)),
                leaf(1, bits(0x50657), bits(0x10800), bits(0x7ffefbff), bits(0xbfebfbff)),
                leaf(0x80000000, bits(0x80000008), NO_BITS, NO_BITS, NO_BITS),
                leaf(0x80000001, NO_BITS, NO_BITS, bits(0x121), bits(0x2c100800)),
                leaf(0x80000008, bits(0x302e), NO_BITS, NO_BITS, NO_BITS));
    }

    private static HostCpuIdInfo leaf(int level, String eax, String ebx, String ecx, String edx) {
        return HostCpuIdInfo.builder().level(level).eax(eax).ebx(ebx).ecx(ecx).edx(edx).build();
    }

    /// Writes a register as eight groups of four bits.
    private static String bits(int register) {
        StringBuilder text = new StringBuilder(39);
        for (int bit = 31; bit >= 0; bit--) {
            text.append(register >>> bit & 1);
            if (bit % 4 == 0 && bit > 0) {
                text.append(':');
            }
        }
        return text.toString();
    }
}
