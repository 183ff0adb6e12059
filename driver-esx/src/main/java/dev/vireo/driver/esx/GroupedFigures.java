package dev.vireo.driver.esx;

import dev.vireo.api.DomainFigures.BlockInfo;
import dev.vireo.api.DomainState;
import dev.vireo.api.DomainStatsGroup;
import dev.vireo.vim.ManagedObjectReference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// The figures of one machine in groups, under libvirt's names.
///
/// @param groups which are wanted
/// @param machine the row with [#properties()]
/// @param rates the rates of [#rates()]
record GroupedFigures(Set<DomainStatsGroup> groups, Row machine, Rates rates) {
    /// Returns what must be read of a machine.
    static List<String> properties(Set<DomainStatsGroup> groups) {
        Set<String> paths = new TreeSet<>();
        for (DomainStatsGroup group : groups) {
            paths.addAll(
                    switch (group) {
                        case STATE -> List.of();
                        case CPU_TOTAL -> List.of(Properties.BOOT_TIME);
                        case BALLOON -> List.of(Properties.MEMORY_MB, Properties.QUICK_STATS);
                        case VCPU -> List.of(Properties.CPUS, Properties.BOOT_TIME);
                        case INTERFACE -> List.of(AttachedDisk.DEVICES, Properties.BOOT_TIME);
                        case BLOCK ->
                                List.of(
                                        AttachedDisk.DEVICES,
                                        AttachedDisk.LAYOUT_DISKS,
                                        AttachedDisk.LAYOUT_FILES,
                                        Properties.BOOT_TIME);
                    });
        }
        return List.copyOf(paths);
    }

    /// Returns which rates must be known of a machine that runs.
    static Set<Rate> rates(Set<DomainStatsGroup> groups) {
        Set<Rate> rates = EnumSet.noneOf(Rate.class);
        for (DomainStatsGroup group : groups) {
            rates.addAll(
                    switch (group) {
                        case STATE, BALLOON -> List.of();
                        case CPU_TOTAL -> Rate.OF_CPUS;
                        case VCPU -> List.of(Rate.CPU_TIME);
                        case INTERFACE -> Rate.OF_CARDS;
                        case BLOCK -> Rate.OF_DISKS;
                    });
        }
        return rates;
    }

    /// Returns the figures, in libvirt's order.
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (DomainStatsGroup group : new TreeSet<>(groups)) {
            switch (group) {
                case STATE -> state(values);
                case CPU_TOTAL ->
                        Rate.OF_CPUS.forEach(
                                rate -> put(values, rate.groupedText(), rates.total(vm(), rate)));
                case BALLOON -> memory(values);
                case VCPU -> processors(values);
                case INTERFACE -> cards(values);
                case BLOCK -> disks(values);
            }
        }
        return values;
    }

    private ManagedObjectReference vm() {
        return machine.object();
    }

    private static void put(Map<String, Object> values, String name, OptionalLong value) {
        value.ifPresent(number -> values.put(name, number));
    }

    private void state(Map<String, Object> values) {
        DomainState state = VirtualMachines.state(machine);
        values.put("state.state", (long) number(state.kind()));
        values.put("state.reason", 0L); // VMware gives none
    }

    private static int number(DomainState.Kind kind) {
        return switch (kind) {
            case NO_STATE -> 0;
            case RUNNING -> 1;
            case PAUSED -> 3;
            case SHUT_OFF -> 5;
        };
    }

    private void memory(Map<String, Object> values) {
        Map<String, Long> figures = MemoryFigures.of(machine);
        Long actual = figures.remove(MemoryFigures.ACTUAL);
        if (actual != null) {
            values.put("balloon.current", actual);
        }
        machine.number(Properties.MEMORY_MB)
                .ifPresent(mb -> values.put("balloon.maximum", Kib.ofMb(mb)));
        figures.forEach((name, kib) -> values.put("balloon." + name, kib));
    }

    private void processors(Map<String, Object> values) {
        OptionalLong count = machine.number(Properties.CPUS);
        put(values, "vcpu.current", count);
        put(values, "vcpu.maximum", count);
        for (int i = 0; i < count.orElse(0); i++) {
            String name = "vcpu." + i + ".time.rate";
            put(values, name, rates.find(vm(), Rate.CPU_TIME, Integer.toString(i)));
        }
    }

    private void cards(Map<String, Object> values) {
        List<AttachedCard> cards = AttachedCard.of(machine);
        values.put("net.count", (long) cards.size());
        for (int i = 0; i < cards.size(); i++) {
            String prefix = "net." + i + ".";
            AttachedCard card = cards.get(i);
            values.put(prefix + "name", card.name());
            Rate.OF_CARDS.forEach(rate ->
                    put(
                            values,
                            prefix + rate.groupedText(),
                            rates.find(vm(), rate, card.instance())));
        }
    }

    private void disks(Map<String, Object> values) {
        List<AttachedDisk> disks = new ArrayList<>(AttachedDisk.of(machine));
        values.put("block.count", (long) disks.size());
        for (int i = 0; i < disks.size(); i++) {
            String prefix = "block." + i + ".";
            AttachedDisk disk = disks.get(i);
            BlockInfo info = disk.info(machine);
            values.put(prefix + "name", info.target());
            info.path().ifPresent(path -> values.put(prefix + "path", path));
            Rate.OF_DISKS.forEach(rate ->
                    put(
                            values,
                            prefix + rate.groupedText(),
                            rates.find(vm(), rate, disk.instance())));
            put(values, prefix + "allocation", info.allocation());
            put(values, prefix + "capacity", info.capacity());
            put(values, prefix + "physical", info.physical());
        }
    }
}
