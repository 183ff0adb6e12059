package dev.vireo.driver.esx;

import dev.vireo.api.DomainSaving;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Suspends a machine to disk: what it has in memory is in a file then, and starting it goes on
/// from there.
interface MachineSaving extends DomainSaving {
    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default void managedSave() {
        machine().perform(Operation.SUSPEND);
    }

    @Override
    default boolean fetchHasManagedSave() {
        Row row = machine().fetch(VirtualMachines.POWER_STATE);
        machine().seen(VirtualMachines.powerState(row));
        return isSaved(VirtualMachines.powerState(row));
    }

    private static boolean isSaved(@Nullable VirtualMachinePowerState state) {
        return Objects.equals(state, VirtualMachinePowerState.SUSPENDED);
    }

    @Override
    default void removeManagedSave() {
        Facts facts = machine().prepare("drop the saved state of");
        if (!isSaved(facts.powerState())) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "'" + machine().name() + "' has no saved state to remove");
        }
        machine()
                .run(
                        PowerOffVMTaskRequest.builder(machine().reference()).build(),
                        "drop the saved state of");
        machine().active(false);
    }
}
