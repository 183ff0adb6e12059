package dev.vireo.simulator.inventory;

import dev.vireo.simulator.ovf.DescriptorWriter;
import dev.vireo.simulator.ovf.MachineExport;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OvfCreateDescriptorParams;
import dev.vireo.vim.OvfCreateDescriptorResult;
import dev.vireo.vim.OvfFile;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Makes the descriptor of a machine or of a vApp.
///
/// @param wanted what the client wants to be in it
record OvfDescription(OvfCreateDescriptorParams wanted) {
    OvfCreateDescriptorResult of(SimVirtualMachine vm) {
        List<LocalizedMethodFault> warnings = new ArrayList<>();
        VirtualMachineConfigInfo config = vm.config().info();
        ManagedObjectReference snapshot = wanted.snapshot();
        if (snapshot != null) {
            config = frozen(vm, snapshot);
        }
        String name = Objects.requireNonNullElse(wanted.name(), "");
        MachineExport export =
                export(
                        vm,
                        config,
                        name.isEmpty() ? vm.name() : name,
                        Objects.requireNonNullElse(wanted.description(), vm.config().annotation()));
        return result(writer(List.of(export), vm, warnings).machine(), warnings);
    }

    private static VirtualMachineConfigInfo frozen(
            SimVirtualMachine vm, ManagedObjectReference snapshot) {
        SimObject found =
                vm.inventory().find(snapshot).orElseThrow(() -> SimFault.notFound(snapshot));
        if (found instanceof SimVirtualMachineSnapshot one
                && vm.self().equals(one.property("vm"))
                && one.property("config") instanceof VirtualMachineConfigInfo config) {
            return config;
        }
        throw SimFault.invalidArgument("cdp.snapshot");
    }

    OvfCreateDescriptorResult of(SimVirtualApp app) {
        List<LocalizedMethodFault> warnings = new ArrayList<>();
        List<SimVirtualMachine> machines = app.allMachines().toList();
        if (machines.isEmpty()) {
            throw SimFault.invalidState("The vApp has no machines.");
        }
        List<MachineExport> exports = new ArrayList<>();
        Map<String, Integer> order = new HashMap<>();
        for (SimVirtualMachine vm : machines) {
            exports.add(export(vm, vm.config().info(), vm.name(), vm.config().annotation()));
            order.put(vm.name(), app.startOrder(vm));
        }
        String name = Objects.requireNonNullElse(wanted.name(), "");
        String descriptor =
                writer(exports, machines.getFirst(), warnings)
                        .group(
                                app.name(),
                                name.isEmpty() ? app.name() : name,
                                Objects.requireNonNullElse(wanted.description(), app.annotation()),
                                order);
        return result(descriptor, warnings);
    }

    private static OvfCreateDescriptorResult result(
            String descriptor, List<LocalizedMethodFault> warnings) {
        return OvfCreateDescriptorResult.builder()
                .ovfDescriptor(descriptor)
                .warning(warnings)
                .includeImageFiles(false)
                .build();
    }

    private DescriptorWriter writer(
            List<MachineExport> exports,
            SimVirtualMachine any,
            List<LocalizedMethodFault> warnings) {
        OvfNetworks networks = new OvfNetworks(any.host());
        return new DescriptorWriter(
                exports, new HashSet<>(wanted.exportOption()), networks::nameOf, warnings::add);
    }

    /// Finds the files of a machine by the keys that its lease gave them.
    private MachineExport export(
            SimVirtualMachine vm, VirtualMachineConfigInfo config, String name, String annotation) {
        Map<Integer, OvfFile> files = new HashMap<>();
        for (LeaseDisk disk : LeaseDisk.of(config)) {
            file(vm, disk.place()).ifPresent(file -> files.put(disk.key(), file));
        }
        return new MachineExport(name, name, annotation, config, files, file(vm, "nvram"));
    }

    private Optional<OvfFile> file(SimVirtualMachine vm, String place) {
        String key = "/" + vm.id() + "/" + place;
        return wanted.ovfFiles().stream().filter(file -> file.deviceId().equals(key)).findFirst();
    }
}
