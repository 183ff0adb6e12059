package dev.vireo.driver.esx;

import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineQuickStats;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How a machine uses its memory, in KiB under libvirt's names.
final class MemoryFigures {
    static final String ACTUAL = "actual";

    private MemoryFigures() {}

    /// Reads what [Properties#MEMORY_MB] and [Properties#QUICK_STATS] say. A machine that does not
    /// run uses nothing that is measured.
    static Map<String, Long> of(Row machine) {
        Map<String, Long> figures = new LinkedHashMap<>();
        OptionalLong configured = machine.number(Properties.MEMORY_MB);
        boolean runs =
                Objects.equals(
                        VirtualMachines.powerState(machine), VirtualMachinePowerState.POWERED_ON);
        VirtualMachineQuickStats measured =
                runs
                        ? machine.find(Properties.QUICK_STATS, VirtualMachineQuickStats.class)
                                .orElse(null)
                        : null;
        Integer ballooned = measured == null ? null : measured.balloonedMemory();
        configured.ifPresent(
                mb -> figures.put(ACTUAL, Kib.ofMb(mb - (ballooned == null ? 0 : ballooned))));
        if (measured != null) {
            put(figures, "rss", measured.hostMemoryUsage());
            put(figures, "active", measured.guestMemoryUsage());
            put(figures, "ballooned", ballooned);
            put(figures, "swapped", measured.swappedMemory());
            put(figures, "shared", measured.sharedMemory());
        }
        return figures;
    }

    private static void put(Map<String, Long> figures, String name, @Nullable Integer mb) {
        if (mb != null && mb >= 0) {
            figures.put(name, Kib.ofMb(mb));
        }
    }
}
