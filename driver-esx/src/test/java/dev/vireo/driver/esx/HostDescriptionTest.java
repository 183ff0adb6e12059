package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.Capabilities;
import dev.vireo.model.Capabilities.CpuPlace;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostCpuIdInfo;
import dev.vireo.vim.HostCpuPackage;
import dev.vireo.vim.HostNumaNode;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineConfigOptionDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostDescriptionTest {
    private static final String NO_BITS = "0000:0000:0000:0000:0000:0000:0000:0000";
    private static final String LONG_MODE = "0010:0000:0000:0000:0000:0000:0000:0000";

    @Test
    void describesAHostThatTellsNothingButItsLongMode() {
        Capabilities found =
                describe(Map.of(HostDescription.CPU_FEATURE, List.of(modes(LONG_MODE))));
        assertThat(found.toXml())
                .isEqualTo(
                        """
                        <capabilities>

                          <host>
                            <uuid>00000000-0000-0000-0000-000000000000</uuid>
                            <cpu>
                              <arch>x86_64</arch>
                            </cpu>
                            <power_management/>
                            <iommu support='no'/>
                            <migration_features>
                              <live/>
                              <uri_transports>
                                <uri_transport>vpxmigr</uri_transport>
                              </uri_transports>
                            </migration_features>
                          </host>

                          <guest>
                            <os_type>hvm</os_type>
                            <arch name='i686'>
                              <wordsize>32</wordsize>
                              <domain type='vmware'/>
                            </arch>
                          </guest>

                          <guest>
                            <os_type>hvm</os_type>
                            <arch name='x86_64'>
                              <wordsize>64</wordsize>
                              <domain type='vmware'/>
                            </arch>
                          </guest>

                        </capabilities>
                        """);
    }

    @Test
    void hasNo64BitGuestsWithoutLongMode() {
        Capabilities found = describe(Map.of(HostDescription.CPU_FEATURE, List.of(modes(NO_BITS))));
        assertThat(found.cpu().arch()).isEqualTo("i686");
        assertThat(found.guests()).extracting(Capabilities.Guest::arch).containsExactly("i686");
    }

    @Test
    void saysWhichLeafIsMissing() {
        assertThatThrownBy(() -> describe(Map.of()))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                .hasMessageContaining(
                        "'hardware.cpuFeature' has no register EDX of CPUID leaf" + " 0x80000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0010",
                "00100000000000000000000000000000",
                "0010:0000:0000:0000:0000:0000:0000:000x",
                "0010:0000:0000:0000:0000:0000:0000:00000",
                "0010:0000:0000:0000:0000:0000:0000:0000:",
                "0010-0000-0000-0000-0000-0000-0000-0000"
            })
    void saysWhichRegisterIsMalformed(String text) {
        assertThatThrownBy(
                        () -> describe(Map.of(HostDescription.CPU_FEATURE, List.of(modes(text)))))
                .hasMessageContaining(
                        "has '" + text + "' as register EDX of CPUID leaf 0x80000001");
    }

    @Test
    void namesModelVendorAndWhatIsBeyondTheModel() {
        Capabilities found = describe(Map.of(HostDescription.CPU_FEATURE, nehalem()));
        assertThat(found.cpu().model()).contains("Nehalem");
        assertThat(found.cpu().vendor()).contains("Intel");
        assertThat(found.cpu().physicalAddressBits()).hasValue(40);
        assertThat(found.cpu().features()).contains("vmx", "ht").doesNotContain("sse4.2", "fpu");
    }

    @Test
    void saysWhichProcessorsShareACore() {
        Map<String, Object> host = new HashMap<>();
        host.put(HostDescription.CPU_FEATURE, List.of(modes(LONG_MODE)));
        host.put(HostFigures.PACKAGES, (short) 2);
        host.put(HostFigures.CORES, (short) 4);
        host.put(HostFigures.THREADS, (short) 8);
        host.put(HostDescription.CPU_PACKAGES, List.of(cpuPackage(0, 0), cpuPackage(1, 4)));
        host.put(HostDescription.NUMA_NODES, List.of(node(0, 0), node(1, 4)));
        var cells = describe(host).cells();
        assertThat(cells).hasSize(2);
        assertThat(cells.get(1).memoryKib()).isEqualTo(2048);
        assertThat(cells.get(1).cpus().get(3).id()).isEqualTo(7);
        assertThat(cells.get(1).cpus().get(3).place()).contains(new CpuPlace(1, 1, List.of(6, 7)));
    }

    @Test
    void doesNotGuessWhereProcessorsAreThatDoNotFit() {
        Map<String, Object> host = new HashMap<>();
        host.put(HostDescription.CPU_FEATURE, List.of(modes(LONG_MODE)));
        host.put(HostFigures.PACKAGES, (short) 1);
        host.put(HostFigures.CORES, (short) 1);
        host.put(HostFigures.THREADS, (short) 3);
        host.put(HostDescription.CPU_PACKAGES, List.of(cpuPackage(0, 0)));
        host.put(HostDescription.NUMA_NODES, List.of(node(0, 0)));
        assertThat(describe(host).cells().getFirst().cpus())
                .extracting(Capabilities.CellCpu::place)
                .containsOnly(Optional.empty());
    }

    @Test
    void listsTheUsualMachineFirstAndNoneThatCannotBeMade() {
        Capabilities found =
                HostDescription.of(
                        row(Map.of(HostDescription.CPU_FEATURE, List.of(modes(LONG_MODE)))),
                        List.of(
                                machine("vmx-04", false, false),
                                machine("vmx-13", true, false),
                                machine("vmx-19", true, true),
                                machine("vmx-21", true, false)));
        assertThat(found.guests().getFirst().machines())
                .containsExactly("vmx-19", "vmx-21", "vmx-13");
    }

    private static Capabilities describe(Map<String, Object> properties) {
        return HostDescription.of(row(properties), List.of());
    }

    private static Row row(Map<String, Object> properties) {
        return new Row(new ManagedObjectReference("HostSystem", "ha-host"), properties);
    }

    private static HostCpuIdInfo modes(String edx) {
        return HostCpuIdInfo.builder().level(0x80000001).edx(edx).build();
    }

    /// A processor of 2009: family 6, model 26, with what it is made of and some more.
    private static List<HostCpuIdInfo> nehalem() {
        List<HostCpuIdInfo> leaves = new ArrayList<>();
        leaves.add(leaf(0, 11, 0x756e6547, 0x6c65746e, 0x49656e69));
        leaves.add(leaf(1, 0x106a5, 0, 0x009ce3bd, 0xbfebfbff));
        leaves.add(leaf(0x80000001, 0, 0, 1, 0x28100800));
        leaves.add(leaf(0x80000008, 0x3028, 0, 0, 0));
        return leaves;
    }

    private static HostCpuIdInfo leaf(int level, int eax, int ebx, int ecx, int edx) {
        return HostCpuIdInfo.builder()
                .level(level)
                .eax(bits(eax))
                .ebx(bits(ebx))
                .ecx(bits(ecx))
                .edx(bits(edx))
                .build();
    }

    private static String bits(int register) {
        String digits = String.format("%32s", Integer.toBinaryString(register)).replace(' ', '0');
        return digits.replaceAll("(....)(?=.)", "$1:");
    }

    private static HostCpuPackage cpuPackage(int index, int first) {
        return HostCpuPackage.builder()
                .index((short) index)
                .vendor("intel")
                .hz(1)
                .busHz(1)
                .description("")
                .threadId(four(first))
                .build();
    }

    private static HostNumaNode node(int id, int first) {
        return HostNumaNode.builder()
                .typeId((byte) id)
                .cpuID(four(first))
                .memoryRangeBegin(0)
                .memoryRangeLength(2L << 20)
                .build();
    }

    private static List<Short> four(int first) {
        return List.of(
                (short) first, (short) (first + 1), (short) (first + 2), (short) (first + 3));
    }

    private static VirtualMachineConfigOptionDescriptor machine(
            String key, boolean make, boolean usual) {
        return VirtualMachineConfigOptionDescriptor.builder()
                .key(key)
                .createSupported(make)
                .defaultConfigOption(usual)
                .runSupported(true)
                .upgradeSupported(true)
                .build();
    }
}
