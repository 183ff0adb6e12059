package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineDefaultPowerOpInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Switches a machine on and off.
final class VmPower {
    private static final Duration SPREAD = Duration.ofDays(20);

    private final SimVirtualMachine vm;
    private final VmTasks tasks;
    private final VmTransitions transitions;
    private PowerState state;
    private @Nullable Instant bootTime;
    private @Nullable Instant suspendTime;

    VmPower(SimVirtualMachine vm, PowerState state) {
        this.vm = vm;
        this.tasks = new VmTasks(vm);
        this.transitions = new VmTransitions(vm);
        this.state = state;
        this.bootTime = state == PowerState.ON ? vm.inventory().now().minus(age(vm)) : null;
        this.suspendTime = state == PowerState.SUSPENDED ? vm.config().created() : null;
    }

    /// Returns how long a machine that the model starts with has run: its past is there to be asked
    /// for.
    private static Duration age(SimVirtualMachine vm) {
        long seconds = vm.inventory().identities().number("age", vm.number());
        return Duration.ofDays(2).plusSeconds(Math.floorMod(seconds, SPREAD.toSeconds()));
    }

    PowerState state() {
        return state;
    }

    VmTransitions transitions() {
        return transitions;
    }

    @Nullable Instant bootTime() {
        return bootTime;
    }

    @Nullable Instant suspendTime() {
        return suspendTime;
    }

    ManagedObjectReference on() {
        return start(
                "PowerOnVM_Task",
                "powerOn",
                true,
                task -> {
                    require(task, PowerState.ON, PowerState.OFF, PowerState.SUSPENDED);
                    new PowerOnChecks(vm).run(task);
                    vm.questions().askScripted(task);
                    reach(PowerState.ON);
                });
    }

    ManagedObjectReference off() {
        return start(
                "PowerOffVM_Task",
                "powerOff",
                false,
                task -> {
                    require(task, PowerState.OFF, PowerState.ON, PowerState.SUSPENDED);
                    vm.questions().askScripted(task);
                    reach(PowerState.OFF);
                });
    }

    ManagedObjectReference suspend() {
        return start(
                "SuspendVM_Task",
                "suspend",
                true,
                task -> {
                    require(task, PowerState.SUSPENDED, PowerState.ON);
                    vm.questions().askScripted(task);
                    reach(PowerState.SUSPENDED);
                });
    }

    ManagedObjectReference reset() {
        return start(
                "ResetVM_Task",
                "reset",
                false,
                task -> {
                    require(task, PowerState.ON, PowerState.ON);
                    vm.questions().askScripted(task);
                    become(PowerState.ON);
                });
    }

    private ManagedObjectReference start(
            String method, String operation, boolean cancelable, Change change) {
        return tasks.start(
                method,
                operation,
                cancelable,
                task -> {
                    change.run(task);
                    return null;
                });
    }

    /// Tells the guest to reach a state.
    ///
    /// @param method for example `ShutdownGuest`
    void tellGuest(String method, PowerState end) {
        vm.inventory()
                .durably(() -> {
                    try {
                        requireGuest();
                    } catch (SimFault fault) {
                        new PowerEvents(vm).failed(method, fault);
                        throw fault;
                    }
                    new PowerEvents(vm).guestTold(end);
                    if (end == PowerState.SUSPENDED && staysOn()) {
                        transitions.stay(end);
                        return null;
                    }
                    transitions.begin(
                            end,
                            vm.inventory().tasks().time(method),
                            () -> {
                                if (end == PowerState.ON) {
                                    become(end);
                                } else {
                                    reach(end);
                                }
                            });
                    return null;
                });
    }

    /// Returns whether the machine stays on while its guest sleeps.
    private boolean staysOn() {
        VirtualMachineDefaultPowerOpInfo settings = vm.config().info().defaultPowerOps();
        return settings != null && Objects.equals(settings.standbyAction(), "powerOnSuspend");
    }

    private void requireGuest() {
        if (state != PowerState.ON) {
            throw SimFault.invalidPowerState(PowerState.ON.wire(), state);
        }
        if (!vm.toolsRunning()) {
            throw SimFault.toolsUnavailable();
        }
    }

    void reach(PowerState end) {
        become(end);
        new PowerEvents(vm).reached(end);
        if (end == PowerState.ON) {
            vm.customization().boot();
        }
    }

    private void require(SimTask task, PowerState requested, PowerState... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw SimFault.invalidPowerState(requested.wire(), state);
        }
        if (task.isFirstRun()) {
            new PowerEvents(vm).begun(task.methodName());
        }
    }

    /// Changes the state, as a user did or as it was saved.
    void become(PowerState end) {
        take(end);
        vm.files().reached(end);
    }

    /// Takes the machine for suspended, as its files are.
    void wasSuspended() {
        take(PowerState.SUSPENDED);
    }

    private void take(PowerState end) {
        transitions.over();
        if (end != PowerState.ON) {
            vm.writtenContents().clear();
        }
        if ((end == PowerState.ON && state != PowerState.SUSPENDED) || bootTime == null) {
            bootTime = vm.inventory().now();
        }
        if (end == PowerState.OFF) {
            bootTime = null;
        }
        if (state != PowerState.SUSPENDED && end != PowerState.SUSPENDED) {
            vm.guest().lockDoor(false);
        }
        suspendTime = end == PowerState.SUSPENDED ? vm.inventory().now() : null;
        state = end;
        vm.connectDevices(end == PowerState.ON);
        vm.touchLastingly();
        vm.host().machineChanged();
        vm.pool().touch();
    }

    void save(StateWriter out) {
        out.text("power", state.wire().value())
                .time("bootTime", bootTime)
                .time("suspendTime", suspendTime);
    }

    void restore(StateReader in) {
        if (!in.has("power")) {
            return;
        }
        PowerState kept = power(in);
        if (kept != state) {
            take(kept);
        }
        bootTime = in.time("bootTime").orElse(bootTime);
        suspendTime = in.time("suspendTime").orElse(suspendTime);
        vm.touch();
    }

    private static PowerState power(StateReader in) {
        try {
            return PowerState.of(VirtualMachinePowerState.of(in.requiredText("power")));
        } catch (IllegalArgumentException e) {
            throw in.bad("power", String.valueOf(e.getMessage()));
        }
    }

    @FunctionalInterface
    private interface Change {
        void run(SimTask task);
    }
}
