package dev.vireo.driver.esx;

import dev.vireo.api.DomainSleep;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.StandbyGuestRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.List;
import java.util.Objects;

/// Puts guests to sleep and wakes them.
interface MachineSleep extends DomainSleep {
    /// What the guest does, as VMware Tools tell it.
    String GUEST_STATE = "guest.guestState";

    /// A guest that sleeps.
    String ASLEEP = "standby";

    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default void standby() {
        machine().require(VirtualMachinePowerState.POWERED_ON);
        machine()
                .session()
                .call(
                        StandbyGuestRequest.builder(machine().reference()).build(),
                        "put to sleep",
                        machine().name());
    }

    @Override
    default void wakeUp() {
        String verb = "wake up";
        Machine.Prepared prepared = machine().prepare(verb, List.of(GUEST_STATE));
        VirtualMachinePowerState state = prepared.facts().powerState();
        if (Objects.equals(state, VirtualMachinePowerState.SUSPENDED)) {
            machine().run(PowerOnVMTaskRequest.builder(machine().reference()).build(), verb);
            machine().active(true);
            return;
        }
        boolean asleep =
                prepared.row().find(GUEST_STATE, String.class).filter(ASLEEP::equals).isPresent();
        throw asleep
                ? new VirtException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        "the guest sleeps and its machine is on, and VMware wakes no such guest; it"
                                + " wakes by its console or by the network")
                : new VirtException(ErrorCode.OPERATION_INVALID, "the guest does not sleep");
    }
}
