package dev.vireo.driver.esx;

import dev.vireo.api.DomainFigures;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Reads how much a machine uses.
interface MachineFigures extends DomainFigures {
    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default Map<String, Long> fetchMemoryFigures() {
        return MemoryFigures.of(
                machine()
                        .require(
                                VirtualMachinePowerState.POWERED_ON,
                                Properties.MEMORY_MB,
                                Properties.QUICK_STATS));
    }

    @Override
    default Map<String, Long> fetchCpuFigures() {
        ManagedObjectReference vm = machine().reference();
        Rates rates = rates(running(), Rate.OF_CPUS);
        Map<String, Long> figures = new LinkedHashMap<>();
        Rate.OF_CPUS.forEach(rate -> put(figures, rate.text(), rates.total(vm, rate)));
        return figures;
    }

    @Override
    default Map<String, Long> fetchInterfaceFigures(String device) {
        Row row = running(AttachedDisk.DEVICES);
        String instance =
                AttachedCard.of(row).stream()
                        .filter(card -> card.isCalled(device))
                        .findFirst()
                        .orElseThrow(() -> unknown(device, "interface"))
                        .instance();
        Rates rates = rates(row, Rate.OF_CARDS);
        Map<String, Long> figures = new LinkedHashMap<>();
        ManagedObjectReference vm = machine().reference();
        Rate.OF_CARDS.forEach(rate -> put(figures, rate.text(), rates.find(vm, rate, instance)));
        return figures;
    }

    @Override
    default Map<String, Long> fetchBlockFigures(String device) {
        Row row = running(AttachedDisk.DEVICES);
        List<String> instances =
                AttachedDisk.of(row).stream()
                        .filter(disk -> device.isEmpty() || disk.isCalled(device))
                        .map(AttachedDisk::instance)
                        .toList();
        if (instances.isEmpty() && !device.isEmpty()) {
            throw unknown(device, "disk");
        }
        Rates rates = rates(row, Rate.OF_DISKS);
        Map<String, Long> figures = new LinkedHashMap<>();
        ManagedObjectReference vm = machine().reference();
        Rate.OF_DISKS.forEach(rate -> put(figures, rate.text(), rates.sum(vm, rate, instances)));
        return figures;
    }

    private VirtException unknown(String device, String what) {
        return new VirtException(
                ErrorCode.INVALID_ARG,
                "'" + device + "' is not a known " + what + " of '" + machine().name() + "'");
    }

    private static void put(Map<String, Long> figures, String name, OptionalLong value) {
        value.ifPresent(number -> figures.put(name, number));
    }

    /// Fetches properties of the machine, which must run, and along with them what is to be known
    /// of the server's counters.
    private Row running(String... properties) {
        List<String> paths = new ArrayList<>(List.of(properties));
        paths.add(VirtualMachines.POWER_STATE);
        paths.add(Properties.BOOT_TIME);
        Performance performance = machine().session().performance();
        List<PropertyFilterSpec> filters =
                new ArrayList<>(List.of(Scope.machine(machine().reference(), paths)));
        performance.filter().ifPresent(filters::add);
        List<Row> rows = machine().session().rows(filters, machine().name());
        performance.learn(rows);
        Row row = machine().own(rows);
        machine().seen(VirtualMachines.powerState(row));
        Machine.checkState(VirtualMachines.powerState(row), VirtualMachinePowerState.POWERED_ON);
        return row;
    }

    private Rates rates(Row row, List<Rate> rates) {
        return machine()
                .session()
                .performance()
                .fetch(
                        Map.of(row.object(), row.find(Properties.BOOT_TIME, Instant.class)),
                        Set.copyOf(rates));
    }

    @Override
    default List<BlockInfo> fetchBlockInfo() {
        Row row =
                machine()
                        .fetch(
                                AttachedDisk.DEVICES,
                                AttachedDisk.LAYOUT_DISKS,
                                AttachedDisk.LAYOUT_FILES);
        return AttachedDisk.of(row).stream().map(disk -> disk.info(row)).toList();
    }

    @Override
    default List<InterfaceInfo> fetchInterfaceInfo() {
        List<Row> rows =
                machine()
                        .session()
                        .rows(
                                Scope.machineAndPortGroups(
                                        machine().reference(), List.of(AttachedDisk.DEVICES)),
                                machine().name());
        Networks networks = new Networks(rows);
        return AttachedCard.of(machine().own(rows)).stream()
                .map(card -> card.info(networks::groupName))
                .toList();
    }
}
