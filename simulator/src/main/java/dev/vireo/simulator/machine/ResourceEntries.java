package dev.vireo.simulator.machine;

import dev.vireo.vim.HostCpuIdInfo;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.VirtualMachineAffinityInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The entries of a VMX file that say which share of the host a machine has, and which features of
/// its processors it sees.
final class ResourceEntries {
    private static final String UNLIMITED = "unlimited";
    private static final Pattern CPUID =
            Pattern.compile(
                    "cpuid\\.([0-9a-f]{1,8})\\.(eax|ebx|ecx|edx)(?:\\.([a-z]+))?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern MASK = Pattern.compile("[-01hxrt:HXRT]{32,39}");
    private static final List<String> REGISTERS = List.of("eax", "ebx", "ecx", "edx");

    private ResourceEntries() {}

    static VirtualMachineConfigInfo read(VmxEntries entries, VirtualMachineConfigInfo config) {
        entries.get("sched.cpu.units");
        long minSize = entries.number("sched.mem.minsize").orElse(0L);
        ResourceAllocationInfo memory = allocation(entries, "sched.mem");
        if (!entries.has("sched.mem.min") && minSize > 0) {
            memory = memory.toBuilder().reservation(minSize).build();
        }
        return config.toBuilder()
                .cpuAllocation(
                        Shares.cpu(allocation(entries, "sched.cpu"), config.hardware().numCPU()))
                .memoryAllocation(Shares.memory(memory, config.hardware().memoryMB()))
                .cpuAffinity(affinity(entries.get("sched.cpu.affinity")))
                .memoryAffinity(affinity(entries.get("sched.mem.affinity")))
                .swapPlacement(
                        switch (entries.get("sched.swap.hostLocal", "inherit")) {
                            case "enabled" -> "hostLocal";
                            case "disabled" -> "vmDirectory";
                            default -> "inherit";
                        })
                .cpuFeatureMask(masks(entries))
                .build();
    }

    private static ResourceAllocationInfo allocation(VmxEntries entries, String prefix) {
        String limit = entries.get(prefix + ".max", UNLIMITED);
        return ResourceAllocationInfo.builder()
                .reservation(entries.number(prefix + ".min").filter(n -> n > 0).orElse(0L))
                .expandableReservation(false)
                .limit(VmxValues.number(limit).filter(n -> n >= 0).orElse(-1L))
                .shares(Shares.parse(entries.get(prefix + ".shares", "normal")))
                .build();
    }

    static void write(VirtualMachineConfigInfo config, VmxEntries entries) {
        entries.put("sched.cpu.units", "mhz");
        write(config.cpuAllocation(), "sched.cpu", entries);
        write(config.memoryAllocation(), "sched.mem", entries);
        ResourceAllocationInfo memory = config.memoryAllocation();
        entries.put("sched.mem.minSize", memory == null ? 0 : number(memory.reservation(), 0));
        write(config.cpuAffinity(), "sched.cpu.affinity", entries);
        write(config.memoryAffinity(), "sched.mem.affinity", entries);
        String swap = Objects.requireNonNullElse(config.swapPlacement(), "inherit");
        if (swap.equals("hostLocal")) {
            entries.put("sched.swap.hostLocal", "enabled");
        } else if (swap.equals("vmDirectory")) {
            entries.put("sched.swap.hostLocal", "disabled");
        }
        config.cpuFeatureMask().forEach(mask -> write(mask, entries));
    }

    private static void write(
            @Nullable ResourceAllocationInfo allocation, String prefix, VmxEntries entries) {
        if (allocation == null) {
            return;
        }
        entries.put(prefix + ".min", number(allocation.reservation(), 0));
        entries.put(prefix + ".shares", Shares.text(allocation.shares()));
        long limit = number(allocation.limit(), -1);
        if (limit >= 0) {
            entries.put(prefix + ".max", limit);
        }
    }

    private static long number(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable VirtualMachineAffinityInfo affinity(@Nullable String text) {
        if (text == null || text.equalsIgnoreCase("all") || text.isBlank()) {
            return null;
        }
        List<Integer> set = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            VmxValues.number(item).ifPresent(number -> set.add(number.intValue()));
        }
        return set.isEmpty() ? null : VirtualMachineAffinityInfo.builder().affinitySet(set).build();
    }

    private static void write(
            @Nullable VirtualMachineAffinityInfo affinity, String key, VmxEntries entries) {
        if (affinity != null && !affinity.affinitySet().isEmpty()) {
            entries.put(
                    key,
                    affinity.affinitySet().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(",")));
        }
    }

    // Processor features

    private static List<HostCpuIdInfo> masks(VmxEntries entries) {
        Map<String, HostCpuIdInfo.Builder<?>> masks = new LinkedHashMap<>();
        for (VmxEntries.VmxPair pair : entries.rest()) {
            Matcher key = CPUID.matcher(pair.key());
            if (!key.matches() || !MASK.matcher(pair.value()).matches()) {
                continue;
            }
            entries.get(pair.key());
            String vendor = key.group(3);
            int level = Integer.parseUnsignedInt(key.group(1), 16);
            HostCpuIdInfo.Builder<?> mask =
                    masks.computeIfAbsent(
                            level + "/" + vendor,
                            _ -> HostCpuIdInfo.builder().level(level).vendor(vendor));
            switch (key.group(2).toLowerCase(Locale.ROOT)) {
                case "eax" -> mask.eax(pair.value());
                case "ebx" -> mask.ebx(pair.value());
                case "ecx" -> mask.ecx(pair.value());
                default -> mask.edx(pair.value());
            }
        }
        return masks.values().stream().map(HostCpuIdInfo.Builder::build).toList();
    }

    private static void write(HostCpuIdInfo mask, VmxEntries entries) {
        String vendor = mask.vendor();
        for (String register : REGISTERS) {
            Object bits = mask.value(register).orElse(null);
            if (bits instanceof String text && !text.isEmpty()) {
                entries.put(
                        "cpuid."
                                + Integer.toHexString(mask.level())
                                + '.'
                                + register
                                + (vendor == null || vendor.isEmpty() ? "" : '.' + vendor),
                        text);
            }
        }
    }

    /// Turns levels of shares into numbers and back.
    static final class Shares {
        private Shares() {}

        static SharesInfo parse(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "low" -> of(SharesLevel.LOW, 0);
                case "high" -> of(SharesLevel.HIGH, 0);
                default ->
                        VmxValues.number(text)
                                .map(number -> of(SharesLevel.CUSTOM, number.intValue()))
                                .orElse(of(SharesLevel.NORMAL, 0));
            };
        }

        static String text(@Nullable SharesInfo shares) {
            if (shares == null) {
                return "normal";
            }
            return Objects.equals(shares.level(), SharesLevel.CUSTOM)
                    ? Integer.toString(shares.shares())
                    : shares.level().value();
        }

        static SharesInfo of(SharesLevel level, int shares) {
            return SharesInfo.builder().level(level).shares(shares).build();
        }

        /// Puts in the number that a level means for so many processors.
        static ResourceAllocationInfo cpu(ResourceAllocationInfo allocation, int cpus) {
            return scaled(allocation, 1000 * cpus);
        }

        /// Puts in the number that a level means for so much memory, MiB.
        static ResourceAllocationInfo memory(ResourceAllocationInfo allocation, int megabytes) {
            return scaled(allocation, 10 * megabytes);
        }

        private static ResourceAllocationInfo scaled(ResourceAllocationInfo info, int normal) {
            SharesInfo shares = info.shares();
            return info.toBuilder()
                    .shares(scaled(shares == null ? of(SharesLevel.NORMAL, 0) : shares, normal))
                    .build();
        }

        /// Puts in the number that a level means.
        static SharesInfo scaled(SharesInfo shares, int normal) {
            return switch (shares.level().value()) {
                case "low" -> of(SharesLevel.LOW, normal / 2);
                case "high" -> of(SharesLevel.HIGH, normal * 2);
                case "custom" -> shares;
                default -> of(SharesLevel.NORMAL, normal);
            };
        }
    }
}
