package dev.vireo.simulator.inventory;

import dev.vireo.vim.Event;
import dev.vireo.vim.HostVMotionCompatibility;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MigrationErrorEvent;
import dev.vireo.vim.MigrationHostErrorEvent;
import dev.vireo.vim.MigrationHostWarningEvent;
import dev.vireo.vim.QueryVMotionCompatibilityRequest;
import dev.vireo.vim.ValidateMigrationRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.ArrayList;
import java.util.List;

/// Says beforehand whether machines could go to another host.
///
/// @param inventory the inventory of a vCenter
record MigrationChecks(Inventory inventory) {
    /// Returns an event for each thing that speaks against it; nothing is recorded.
    List<Event> validate(ValidateMigrationRequest request) {
        if (request.pool() == null && request.host() == null) {
            throw SimFault.invalidArgument("host");
        }
        List<Event> events = new ArrayList<>();
        for (ManagedObjectReference id : request.vm()) {
            SimVirtualMachine vm = machine(id);
            try {
                SimVirtualMachine.Surroundings to =
                        new VmMigration(vm).target(request.pool(), request.host());
                VirtualMachinePowerState state = request.state();
                if (state != null && !state.equals(vm.power().wire())) {
                    throw SimFault.invalidPowerState(state, vm.power());
                }
                for (MigrationObstacle obstacle : new MigrationObstacles(vm, to.host()).find()) {
                    events.add(event(vm, to.host(), obstacle));
                }
            } catch (SimFault fault) {
                events.add(
                        describe(
                                vm,
                                MigrationErrorEvent.builder().fault(fault.localized()),
                                "Unable to migrate "
                                        + vm.name()
                                        + " from "
                                        + vm.host().name()
                                        + ": "
                                        + fault.getMessage()));
            }
        }
        return events;
    }

    private Event event(SimVirtualMachine vm, SimHostSystem to, MigrationObstacle obstacle) {
        String way = " from " + vm.host().name() + " to " + to.name() + ": ";
        String reason = String.valueOf(obstacle.fault().getMessage());
        return obstacle.isWarning()
                ? describe(
                        vm,
                        MigrationHostWarningEvent.builder()
                                .fault(obstacle.fault().localized())
                                .dstHost(VmMigration.argument(to)),
                        "Migration of " + vm.name() + way + reason)
                : describe(
                        vm,
                        MigrationHostErrorEvent.builder()
                                .fault(obstacle.fault().localized())
                                .dstHost(VmMigration.argument(to)),
                        "Unable to migrate " + vm.name() + way + reason);
    }

    private Event describe(SimVirtualMachine vm, Event.Builder<?> event, String text) {
        return inventory.events().describe(vm, event, text);
    }

    /// Says which of some hosts have processors and software that a machine can go to.
    List<HostVMotionCompatibility> compatible(QueryVMotionCompatibilityRequest request) {
        SimVirtualMachine vm = machine(request.vm());
        List<HostVMotionCompatibility> all = new ArrayList<>();
        for (ManagedObjectReference id : request.host()) {
            if (!(inventory.find(id).orElse(null) instanceof SimHostSystem host)) {
                throw SimFault.notFound(id);
            }
            List<String> kinds = new ArrayList<>(List.of("cpu"));
            if (new MigrationObstacles(vm, host)
                    .find().stream().allMatch(MigrationObstacle::isWarning)) {
                kinds.add("software");
            }
            if (!request.compatibility().isEmpty()) {
                kinds.retainAll(request.compatibility());
            }
            all.add(HostVMotionCompatibility.builder().host(id).compatibility(kinds).build());
        }
        return all;
    }

    private SimVirtualMachine machine(ManagedObjectReference id) {
        if (!inventory.isVcenter()) {
            throw SimFault.notSupported();
        }
        return inventory
                .find(id)
                .filter(SimVirtualMachine.class::isInstance)
                .map(SimVirtualMachine.class::cast)
                .orElseThrow(() -> SimFault.notFound(id));
    }
}
