package dev.vireo.simulator.inventory;

import dev.vireo.vim.Event;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.VirtualMachineMessage;
import dev.vireo.vim.VmFailedToPowerOffEvent;
import dev.vireo.vim.VmFailedToPowerOnEvent;
import dev.vireo.vim.VmFailedToRebootGuestEvent;
import dev.vireo.vim.VmFailedToResetEvent;
import dev.vireo.vim.VmFailedToShutdownGuestEvent;
import dev.vireo.vim.VmFailedToStandbyGuestEvent;
import dev.vireo.vim.VmFailedToSuspendEvent;
import dev.vireo.vim.VmGuestRebootEvent;
import dev.vireo.vim.VmGuestShutdownEvent;
import dev.vireo.vim.VmGuestStandbyEvent;
import dev.vireo.vim.VmMessageEvent;
import dev.vireo.vim.VmPoweredOffEvent;
import dev.vireo.vim.VmPoweredOnEvent;
import dev.vireo.vim.VmResettingEvent;
import dev.vireo.vim.VmResumingEvent;
import dev.vireo.vim.VmStartingEvent;
import dev.vireo.vim.VmStoppingEvent;
import dev.vireo.vim.VmSuspendedEvent;
import dev.vireo.vim.VmSuspendingEvent;
import java.util.List;

/// The events of a machine's power operations.
///
/// @param vm the machine
record PowerEvents(SimVirtualMachine vm) {
    /// Posts that a task that is to change the power state has begun.
    ///
    /// @param method for example `PowerOnVM_Task`
    void begun(String method) {
        switch (method) {
            case "PowerOnVM_Task" -> {
                if (vm.power() == PowerState.SUSPENDED) {
                    post(VmResumingEvent.builder(), place() + " is resuming");
                } else {
                    post(VmStartingEvent.builder(), place() + " is starting");
                }
            }
            case "PowerOffVM_Task" -> post(VmStoppingEvent.builder(), place() + " is stopping");
            case "SuspendVM_Task" ->
                    post(VmSuspendingEvent.builder(), place() + " is being suspended");
            case "ResetVM_Task" -> post(VmResettingEvent.builder(), place() + " is reset");
            default -> {} // others say what they do once they have done it
        }
    }

    /// Posts that a machine is in a power state from now on.
    void reached(PowerState state) {
        switch (state) {
            case ON -> post(VmPoweredOnEvent.builder(), place() + " is powered on");
            case OFF -> post(VmPoweredOffEvent.builder(), place() + " is powered off");
            case SUSPENDED -> post(VmSuspendedEvent.builder(), place() + " is suspended");
        }
    }

    /// Posts what the guest has been told.
    ///
    /// @param end in which state the machine is to end
    void guestTold(PowerState end) {
        switch (end) {
            case ON -> post(VmGuestRebootEvent.builder(), "Guest OS reboot for " + place());
            case OFF -> post(VmGuestShutdownEvent.builder(), "Guest OS shut down for " + place());
            case SUSPENDED ->
                    post(VmGuestStandbyEvent.builder(), "Guest OS standby for " + place());
        }
    }

    /// Posts that a method has failed.
    ///
    /// @param method for example `PowerOnVM_Task` or `ShutdownGuest`
    void failed(String method, SimFault fault) {
        LocalizedMethodFault reason = fault.localized();
        String why = ": " + fault.getMessage();
        switch (method) {
            case "PowerOnVM_Task" ->
                    post(
                            VmFailedToPowerOnEvent.builder().reason(reason),
                            "Cannot power On " + place() + why);
            case "PowerOffVM_Task" ->
                    post(
                            VmFailedToPowerOffEvent.builder().reason(reason),
                            "Cannot power Off " + place() + why);
            case "SuspendVM_Task" ->
                    post(
                            VmFailedToSuspendEvent.builder().reason(reason),
                            "Cannot suspend " + place() + why);
            case "ResetVM_Task" ->
                    post(
                            VmFailedToResetEvent.builder().reason(reason),
                            "Cannot reset " + place() + why);
            case "ShutdownGuest" ->
                    post(
                            VmFailedToShutdownGuestEvent.builder().reason(reason),
                            "Cannot shut down the guest OS of " + place() + why);
            case "RebootGuest" ->
                    post(
                            VmFailedToRebootGuestEvent.builder().reason(reason),
                            "Cannot reboot the guest OS of " + place() + why);
            case "StandbyGuest" ->
                    post(
                            VmFailedToStandbyGuestEvent.builder().reason(reason),
                            "Cannot put the guest OS of " + place() + " on standby" + why);
            default -> {} // no kind of event for it
        }
    }

    /// Posts a question.
    void asked(Question question) {
        VirtualMachineMessage message =
                VirtualMachineMessage.builder()
                        .id(question.messageId())
                        .text(question.text())
                        .build();
        post(
                VmMessageEvent.builder().message(question.text()).messageInfo(List.of(message)),
                "Message on " + place() + ": " + question.text());
    }

    private EventPlace place() {
        return EventPlace.of(vm);
    }

    private void post(Event.Builder<?> event, String message) {
        vm.inventory().events().post(vm, event, message);
    }
}
