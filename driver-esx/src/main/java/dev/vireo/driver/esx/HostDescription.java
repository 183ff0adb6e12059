package dev.vireo.driver.esx;

import dev.vireo.model.Capabilities;
import dev.vireo.model.Capabilities.Cell;
import dev.vireo.model.Capabilities.CellCpu;
import dev.vireo.model.Capabilities.CpuPlace;
import dev.vireo.model.Capabilities.Guest;
import dev.vireo.model.Capabilities.HostCpu;
import dev.vireo.model.CpuModel;
import dev.vireo.model.CpuTopology;
import dev.vireo.model.DomainUuid;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostCpuIdInfo;
import dev.vireo.vim.HostCpuPackage;
import dev.vireo.vim.HostNumaNode;
import dev.vireo.vim.VirtualMachineConfigOptionDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes libvirt's capabilities of what a host tells of its hardware.
///
/// libvirt: `esxCapsInit`, which knows the host's UUID and whether it is a 64-bit one.
final class HostDescription {
    static final String UUID_TEXT = "hardware.systemInfo.uuid";
    static final String CPU_FEATURE = "hardware.cpuFeature";
    static final String CPU_PACKAGES = "hardware.cpuPkg";
    static final String NUMA_NODES = "hardware.numaInfo.numaNode";

    /// What is read of the host.
    static final List<String> PATHS =
            List.of(
                    UUID_TEXT,
                    CPU_FEATURE,
                    CPU_PACKAGES,
                    NUMA_NODES,
                    HostFigures.CORES,
                    HostFigures.PACKAGES,
                    HostFigures.THREADS);

    /// What is read of the compute resource: who knows which machines there can be.
    static final String BROWSER = "environmentBrowser";

    private static final String X86_64 = "x86_64";
    private static final String I686 = "i686";
    private static final String EXTENDED_FEATURES = "80000001.edx";
    private static final int LONG_MODE = 29;
    private static final Map<String, String> MAKERS =
            Map.of("GenuineIntel", "Intel", "AuthenticAMD", "AMD", "HygonGenuine", "Hygon");
    private static final Map<String, String> VENDORS =
            Map.of("intel", "Intel", "amd", "AMD", "hygon", "Hygon");

    private final Row host;
    private final CpuidLeaves leaves;
    private final List<HostCpuPackage> packages;

    private HostDescription(Row host) {
        this.host = host;
        this.leaves = CpuidLeaves.of(host.list(CPU_FEATURE, HostCpuIdInfo.class));
        this.packages = host.list(CPU_PACKAGES, HostCpuPackage.class);
    }

    /// Describes a host.
    ///
    /// @param host a row with [#PATHS]
    /// @param machines the generations of virtual hardware that it knows
    static Capabilities of(Row host, List<VirtualMachineConfigOptionDescriptor> machines) {
        return new HostDescription(host).describe(machines(machines));
    }

    private Capabilities describe(List<String> machines) {
        boolean longMode = hasLongMode();
        List<Guest> guests = new ArrayList<>();
        guests.add(new Guest(I686, 32, machines, "vmware"));
        if (longMode) {
            guests.add(new Guest(X86_64, 64, machines, "vmware"));
        }
        return new Capabilities(
                uuid(), cpu(longMode ? X86_64 : I686), List.of("vpxmigr"), cells(), guests);
    }

    /// A board without a UUID has zeros, as with libvirt.
    private UUID uuid() {
        return host.find(UUID_TEXT, String.class).flatMap(DomainUuid::parse).orElse(new UUID(0, 0));
    }

    private boolean hasLongMode() {
        OptionalInt features = leaves.register(EXTENDED_FEATURES);
        if (features.isPresent()) {
            return (features.getAsInt() >>> LONG_MODE & 1) == 1;
        }
        throw new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "the host's 'hardware.cpuFeature' has no register EDX of CPUID leaf 0x80000001,"
                        + " which tells whether the host has 64-bit guests");
    }

    private HostCpu cpu(String arch) {
        Optional<String> vendor = vendor();
        Set<String> present = leaves.present();
        Optional<CpuModel> model =
                vendor.flatMap(name ->
                        CpuModel.find(
                                name, leaves.signature().orElse(null), present, leaves.told()));
        Set<String> more = new LinkedHashSet<>(present);
        model.ifPresent(known -> more.removeAll(known.features()));
        return new HostCpu(
                arch,
                model.map(CpuModel::name),
                model.isPresent() ? vendor : Optional.empty(),
                leaves.signature(),
                topology(),
                addressBits(),
                model.isPresent() ? List.copyOf(more) : List.of());
    }

    private Optional<String> vendor() {
        return leaves.maker()
                .map(MAKERS::get)
                .or(() ->
                        packages.stream()
                                .map(one -> VENDORS.get(one.vendor().toLowerCase(Locale.ROOT)))
                                .flatMap(Stream::ofNullable)
                                .findFirst());
    }

    private OptionalInt addressBits() {
        OptionalInt sizes = leaves.register("80000008.eax");
        return sizes.isPresent() && (sizes.getAsInt() & 0xff) != 0
                ? OptionalInt.of(sizes.getAsInt() & 0xff)
                : OptionalInt.empty();
    }

    private Optional<CpuTopology> topology() {
        long sockets = host.number(HostFigures.PACKAGES).orElse(0L);
        long cores = host.number(HostFigures.CORES).orElse(0L);
        long threads = host.number(HostFigures.THREADS).orElse(0L);
        if (sockets <= 0 || cores < sockets || threads < cores) {
            return Optional.empty();
        }
        return Optional.of(
                new CpuTopology(
                        Math.toIntExact(sockets),
                        1,
                        1,
                        Math.toIntExact(cores / sockets),
                        Math.toIntExact(threads / cores)));
    }

    private List<Cell> cells() {
        Map<Integer, CpuPlace> places = places();
        return host.list(NUMA_NODES, HostNumaNode.class).stream()
                .map(node ->
                        new Cell(
                                Byte.toUnsignedInt(node.typeId()),
                                memory(node) / 1024,
                                node.cpuID().stream()
                                        .map(Short::toUnsignedInt)
                                        .sorted()
                                        .map(id ->
                                                new CellCpu(
                                                        id, Optional.ofNullable(places.get(id))))
                                        .toList()))
                .toList();
    }

    /// Returns bytes. Newer servers tell the size; before, it is the length of one range.
    private static long memory(HostNumaNode node) {
        Long size = node.memorySize();
        return size == null ? node.memoryRangeLength() : size;
    }

    /// Says where logical processors are. ESX numbers them core by core, so that those of a core
    /// follow each other ("Using CPU Affinity" in vSphere's manual on resources).
    private Map<Integer, CpuPlace> places() {
        int threads = topology().map(CpuTopology::threads).orElse(1);
        Map<Integer, CpuPlace> places = new HashMap<>();
        for (HostCpuPackage one : packages) {
            List<Integer> ids = one.threadId().stream().map(Short::toUnsignedInt).sorted().toList();
            if (ids.isEmpty() || ids.size() % threads != 0) {
                return Map.of();
            }
            for (int i = 0; i < ids.size(); i++) {
                int core = i / threads;
                List<Integer> siblings = ids.subList(core * threads, (core + 1) * threads);
                places.put(ids.get(i), new CpuPlace(one.index(), core, siblings));
            }
        }
        return places;
    }

    /// Returns the machine types of new domains, the usual one first.
    static List<String> machines(List<VirtualMachineConfigOptionDescriptor> known) {
        return Stream.concat(
                        known.stream().filter(one -> one.defaultConfigOption()),
                        IntStream.iterate(known.size() - 1, i -> i >= 0, i -> i - 1)
                                .mapToObj(known::get)
                                .filter(one -> !one.defaultConfigOption()))
                .filter(one -> one.createSupported())
                .map(VirtualMachineConfigOptionDescriptor::key)
                .distinct()
                .toList();
    }
}
