package dev.vireo.simulator.inventory;

import dev.vireo.vim.EnteredMaintenanceModeEvent;
import dev.vireo.vim.EnteringMaintenanceModeEvent;
import dev.vireo.vim.Event;
import dev.vireo.vim.ExitMaintenanceModeEvent;
import dev.vireo.vim.HostConnectedEvent;
import dev.vireo.vim.HostDisconnectedEvent;
import dev.vireo.vim.HostRuntimeInfo;
import dev.vireo.vim.HostShutdownEvent;
import dev.vireo.vim.HostSystemConnectionState;
import dev.vireo.vim.HostSystemPowerState;
import dev.vireo.vim.ManagedEntityStatus;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.Timedout;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a host runs, is connected and is in maintenance, and what changes that.
final class HostOperations {
    private final SimHostSystem host;
    private boolean maintenance;
    private boolean connected = true;
    private boolean running = true;
    private Instant bootTime;
    private @Nullable SimTask entering;
    private boolean tooLate;

    HostOperations(SimHostSystem host) {
        this.host = host;
        this.bootTime = host.inventory().now().minus(Duration.ofDays(SimHostSystem.AGE));
    }

    boolean inMaintenance() {
        return maintenance;
    }

    /// Tells whether the host is on and connected.
    boolean isReachable() {
        return connected && running;
    }

    Instant bootTime() {
        return bootTime;
    }

    HostRuntimeInfo describe() {
        return HostRuntimeInfo.builder()
                .connectionState(state())
                .powerState(
                        running
                                ? HostSystemPowerState.POWERED_ON
                                : HostSystemPowerState.POWERED_OFF)
                .standbyMode("none")
                .inMaintenanceMode(maintenance)
                .inQuarantineMode(false)
                .bootTime(running ? bootTime : null)
                .healthSystemRuntime(SimHostHealthStatusSystem.describe(host.hardware()))
                .hostMaxVirtualDiskCapacity(62L << 40)
                .cryptoState("incapable")
                .build();
    }

    ManagedEntityStatus health() {
        return connected && running ? ManagedEntityStatus.GREEN : ManagedEntityStatus.RED;
    }

    private HostSystemConnectionState state() {
        if (!running) {
            return HostSystemConnectionState.NOT_RESPONDING;
        }
        return connected
                ? HostSystemConnectionState.CONNECTED
                : HostSystemConnectionState.DISCONNECTED;
    }

    void save(StateWriter out) {
        out.flag("maintenance", maintenance)
                .flag("connected", connected)
                .flag("running", running)
                .time("booted", bootTime);
    }

    void restore(StateReader in) {
        maintenance = in.flag("maintenance", maintenance);
        connected = in.flag("connected", connected);
        bootTime = in.time("booted").orElse(bootTime);
        running = in.flag("running", running);
        if (!running && !host.isManaged()) { // nobody else could switch it on
            running = true;
            bootTime = host.inventory().now();
        }
    }

    // Maintenance

    /// Waits until no machine runs on the host, at most a number of seconds if it is not 0.
    ManagedObjectReference enterMaintenance(int timeout) {
        if (timeout < 0) {
            throw SimFault.invalidArgument("timeout");
        }
        return start(
                "EnterMaintenanceMode_Task",
                "enterMaintenanceMode",
                true,
                task -> enter(task, timeout));
    }

    private void enter(SimTask task, int timeout) {
        requireConnected();
        if (maintenance) {
            throw invalidState("the host is in maintenance mode");
        }
        if (entering == null) {
            post(EnteringMaintenanceModeEvent.builder(), "started to enter maintenance mode");
        }
        if (host.children().stream().anyMatch(vm -> vm.power() == PowerState.ON)) {
            if (tooLate) {
                entering = null;
                throw new SimFault(Timedout.builder().build(), "Operation timed out.");
            }
            if (entering == null) {
                entering = task;
                if (timeout > 0) {
                    host.inventory().later(Duration.ofSeconds(timeout), () -> expire(task));
                }
            }
            throw task.waiting();
        }
        entering = null;
        maintenance = true;
        host.touchAround();
        post(EnteredMaintenanceModeEvent.builder(), "has entered maintenance mode");
    }

    private void expire(SimTask task) {
        if (task == entering) {
            tooLate = true;
            task.resume();
            tooLate = false;
        }
    }

    /// Looks again whether the host can go into maintenance.
    void machineChanged() {
        SimTask waiting = entering;
        if (waiting == null) {
            return;
        }
        if (waiting.isDone()) {
            entering = null;
        } else {
            host.inventory().later(Duration.ZERO, waiting::resume);
        }
    }

    ManagedObjectReference exitMaintenance() {
        return start(
                "ExitMaintenanceMode_Task",
                "exitMaintenanceMode",
                false,
                _ -> {
                    requireConnected();
                    if (!maintenance) {
                        throw invalidState("the host is not in maintenance mode");
                    }
                    maintenance = false;
                    host.touchAround();
                    post(ExitMaintenanceModeEvent.builder(), "has exited maintenance mode");
                });
    }

    // Power

    /// Stops the machines that run and starts again.
    ManagedObjectReference reboot(boolean force) {
        return start(
                "RebootHost_Task",
                "reboot",
                false,
                _ -> {
                    requireStoppable(force);
                    post(HostShutdownEvent.builder().reason("reboot"), "is rebooting");
                    stopMachines();
                    bootTime = host.inventory().now();
                    host.touchAround();
                });
    }

    ManagedObjectReference shutdown(boolean force) {
        return start(
                "ShutdownHost_Task",
                "shutdown",
                false,
                _ -> {
                    requireStoppable(force);
                    post(HostShutdownEvent.builder().reason("shutdown"), "is shutting down");
                    stopMachines();
                    running = false;
                    host.touchAround();
                });
    }

    private void requireStoppable(boolean force) {
        requireConnected();
        if (!maintenance && !force) {
            throw invalidState("the host is not in maintenance mode");
        }
    }

    private void stopMachines() {
        for (SimVirtualMachine machine : host.children()) {
            if (machine.power() == PowerState.ON) {
                machine.become(PowerState.OFF);
            }
        }
    }

    // Connection to the vCenter

    ManagedObjectReference disconnect() {
        requireManaged();
        return start(
                "DisconnectHost_Task",
                "disconnect",
                false,
                _ -> {
                    requireConnected();
                    connected = false;
                    host.touchAround();
                    post(HostDisconnectedEvent.builder().reason("user"), "was disconnected");
                });
    }

    /// Connects the host again; one that was shut down has been started meanwhile.
    ManagedObjectReference reconnect() {
        requireManaged();
        return start(
                "ReconnectHost_Task",
                "reconnect",
                false,
                _ -> {
                    if (connected && running) {
                        throw invalidState("the host is connected");
                    }
                    if (!running) {
                        bootTime = host.inventory().now();
                    }
                    connected = true;
                    running = true;
                    host.touchAround();
                    post(HostConnectedEvent.builder(), "is connected");
                });
    }

    private void requireManaged() {
        if (!host.isManaged()) {
            throw SimFault.notSupported();
        }
    }

    private void requireConnected() {
        if (!connected || !running) {
            throw invalidState("the host is not connected");
        }
    }

    private static SimFault invalidState(String text) {
        return SimFault.invalidState(
                "The operation is not allowed in the current state: " + text + ".");
    }

    private ManagedObjectReference start(
            String method, String operation, boolean cancelable, Change change) {
        return host.inventory()
                .tasks()
                .start(
                        host,
                        new SimTask.Operation(
                                method,
                                "HostSystem." + operation,
                                cancelable,
                                task -> {
                                    change.run(task);
                                    return null;
                                }));
    }

    private void post(Event.Builder<?> event, String what) {
        host.inventory().events().post(host, event, "Host " + host.name() + " " + what);
    }

    @FunctionalInterface
    private interface Change {
        void run(SimTask task);
    }
}
