package dev.vireo.simulator.inventory;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.CheckMigrateTaskRequest;
import dev.vireo.vim.CheckRelocateTaskRequest;
import dev.vireo.vim.CheckResult;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineProvisioningCheckerHandler;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Says beforehand what would become of moves of machines.
final class SimProvisioningChecker extends SimObject
        implements VirtualMachineProvisioningCheckerHandler {
    SimProvisioningChecker(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }

    @Override
    public ManagedObjectReference checkMigrateTask(CheckMigrateTaskRequest request) {
        SimVirtualMachine vm = machine(request.vm());
        return start(
                vm,
                "CheckMigrate_Task",
                "checkMigrate",
                () -> {
                    SimVirtualMachine.Surroundings to =
                            new VmMigration(vm).target(request.pool(), request.host());
                    return result(vm, to.host(), new MigrationObstacles(vm, to.host()).find());
                });
    }

    @Override
    public ManagedObjectReference checkRelocateTask(CheckRelocateTaskRequest request) {
        SimVirtualMachine vm = machine(request.vm());
        return start(
                vm,
                "CheckRelocate_Task",
                "checkRelocate",
                () -> {
                    VmRelocation planned = VmRelocation.plan(vm, request.spec());
                    return result(vm, planned.to().host(), planned.obstacles());
                });
    }

    private ManagedObjectReference start(
            SimVirtualMachine vm, String method, String operation, Supplier<CheckResult> check) {
        return inventory()
                .tasks()
                .start(
                        vm,
                        new SimTask.Operation(
                                method,
                                "VirtualMachineProvisioningChecker." + operation,
                                true,
                                _ -> new ArrayValue("CheckResult", List.of(checked(vm, check)))));
    }

    private static CheckResult checked(SimVirtualMachine vm, Supplier<CheckResult> check) {
        try {
            return check.get();
        } catch (SimFault fault) {
            return CheckResult.builder().vm(vm.self()).error(List.of(fault.localized())).build();
        }
    }

    private static CheckResult result(
            SimVirtualMachine vm, SimHostSystem host, List<MigrationObstacle> obstacles) {
        return CheckResult.builder()
                .vm(vm.self())
                .host(host.self())
                .warning(faults(obstacles, true))
                .error(faults(obstacles, false))
                .build();
    }

    private static List<LocalizedMethodFault> faults(
            List<MigrationObstacle> obstacles, boolean warnings) {
        return obstacles.stream()
                .filter(each -> each.isWarning() == warnings)
                .map(each -> each.fault().localized())
                .toList();
    }

    private SimVirtualMachine machine(ManagedObjectReference id) {
        return inventory()
                .find(id)
                .filter(SimVirtualMachine.class::isInstance)
                .map(SimVirtualMachine.class::cast)
                .orElseThrow(() -> SimFault.notFound(id));
    }
}
