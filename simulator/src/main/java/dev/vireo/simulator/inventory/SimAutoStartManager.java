package dev.vireo.simulator.inventory;

import dev.vireo.vim.AutoStartDefaults;
import dev.vireo.vim.AutoStartPowerInfo;
import dev.vireo.vim.AutoStartPowerOffRequest;
import dev.vireo.vim.AutoStartPowerOnRequest;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.HostAutoStartManagerHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.ReconfigureAutostartRequest;
import dev.vireo.vim.ShutdownGuestRequest;
import dev.vireo.vim.SuspendVMTaskRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which machines a host starts when it boots.
final class SimAutoStartManager extends HostPart implements HostAutoStartManagerHandler, Lasting {
    private static final Set<String> START_ACTIONS = Set.of("none", "systemdefault", "poweron");
    private static final Set<String> STOP_ACTIONS =
            Set.of("none", "systemdefault", "poweroff", "suspend", "guestshutdown");

    private final Map<ManagedObjectReference, AutoStartPowerInfo> machines = new LinkedHashMap<>();
    private AutoStartDefaults defaults =
            AutoStartDefaults.builder()
                    .enabled(false)
                    .startDelay(120)
                    .stopDelay(120)
                    .waitForHeartbeat(false)
                    .stopAction("PowerOff")
                    .build();

    SimAutoStartManager(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
    }

    HostAutoStartManagerConfig config() {
        forgetStrangers();
        return HostAutoStartManagerConfig.builder()
                .defaults(defaults)
                .powerInfo(List.copyOf(machines.values()))
                .build();
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("config") ? config() : super.property(name);
    }

    /// Changes what the request sets and leaves the rest. A machine's start order is its place: -1
    /// means anywhere after the ordered ones.
    @Override
    public void reconfigureAutostart(ReconfigureAutostartRequest request) {
        request.spec().powerInfo().forEach(this::check);
        change(() -> {
            request.spec().powerInfo().forEach(this::put);
            defaults = merge(request.spec().defaults());
        });
    }

    @Override
    public void save(StateWriter out) {
        out.value("config", config());
    }

    @Override
    public void restore(StateReader in) {
        in.value("config", HostAutoStartManagerConfig.class)
                .ifPresent(config -> {
                    machines.clear();
                    config.powerInfo().forEach(this::put);
                    defaults = Objects.requireNonNullElse(config.defaults(), defaults);
                    touch();
                    host().touch();
                });
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    private void check(AutoStartPowerInfo info) {
        SimVirtualMachine machine = machine(info.key());
        if (machine == null || machine.host() != host()) {
            throw SimFault.invalidArgument("spec.powerInfo.key");
        }
        if (!START_ACTIONS.contains(lower(info.startAction()))) {
            throw SimFault.invalidArgument("spec.powerInfo.startAction");
        }
        if (!STOP_ACTIONS.contains(lower(info.stopAction()))) {
            throw SimFault.invalidArgument("spec.powerInfo.stopAction");
        }
        if (info.startOrder() < -1 || info.startOrder() == 0) {
            throw SimFault.invalidArgument("spec.powerInfo.startOrder");
        }
        if (info.startDelay() < -1) {
            throw SimFault.invalidArgument("spec.powerInfo.startDelay");
        }
        if (info.stopDelay() < -1) {
            throw SimFault.invalidArgument("spec.powerInfo.stopDelay");
        }
    }

    private static String lower(String action) {
        return action.toLowerCase(Locale.ROOT);
    }

    private void put(AutoStartPowerInfo info) {
        machines.put(info.key(), info);
    }

    private @Nullable SimVirtualMachine machine(ManagedObjectReference key) {
        return inventory().find(key).orElse(null) instanceof SimVirtualMachine machine
                ? machine
                : null;
    }

    /// Switches on, in their order, the machines that are to start with the host and are off.
    @Override
    public void autoStartPowerOn(AutoStartPowerOnRequest request) {
        if (Objects.equals(defaults.enabled(), true)) {
            ordered()
                    .filter(info -> info.startAction().equalsIgnoreCase("powerOn"))
                    .forEach(info -> {
                        SimVirtualMachine machine = machine(info.key());
                        if (machine != null && machine.power() != PowerState.ON) {
                            machine.powerOnVMTask(PowerOnVMTaskRequest.builder(info.key()).build());
                        }
                    });
        }
    }

    /// Stops the running machines in the reverse order, as their stop actions say.
    @Override
    public void autoStartPowerOff(AutoStartPowerOffRequest request) {
        ordered().toList().reversed().forEach(this::stop);
    }

    private void stop(AutoStartPowerInfo info) {
        SimVirtualMachine machine = machine(info.key());
        if (machine == null || machine.power() != PowerState.ON) {
            return;
        }
        String action = lower(info.stopAction());
        String usual = lower(Objects.requireNonNullElse(defaults.stopAction(), "powerOff"));
        switch (action.equals("systemdefault") ? usual : action) {
            case "poweroff" ->
                    machine.powerOffVMTask(PowerOffVMTaskRequest.builder(info.key()).build());
            case "suspend" ->
                    machine.suspendVMTask(SuspendVMTaskRequest.builder(info.key()).build());
            case "guestshutdown" -> {
                if (machine.toolsRunning()) {
                    machine.shutdownGuest(ShutdownGuestRequest.builder(info.key()).build());
                } else {
                    machine.powerOffVMTask(PowerOffVMTaskRequest.builder(info.key()).build());
                }
            }
            default -> {}
        }
    }

    private Stream<AutoStartPowerInfo> ordered() {
        return List.copyOf(machines.values()).stream()
                .sorted(
                        Comparator.comparingInt(info ->
                                info.startOrder() < 0 ? Integer.MAX_VALUE : info.startOrder()));
    }

    /// Forgets machines that are gone or run elsewhere.
    private void forgetStrangers() {
        machines.keySet()
                .removeIf(key -> {
                    SimVirtualMachine machine = machine(key);
                    return machine == null || machine.host() != host();
                });
    }

    private AutoStartDefaults merge(@Nullable AutoStartDefaults changed) {
        return changed == null
                ? defaults
                : AutoStartDefaults.builder()
                        .enabled(or(changed.enabled(), defaults.enabled()))
                        .startDelay(or(changed.startDelay(), defaults.startDelay()))
                        .stopDelay(or(changed.stopDelay(), defaults.stopDelay()))
                        .waitForHeartbeat(
                                or(changed.waitForHeartbeat(), defaults.waitForHeartbeat()))
                        .stopAction(or(changed.stopAction(), defaults.stopAction()))
                        .build();
    }

    private static <T> @Nullable T or(@Nullable T changed, @Nullable T before) {
        return changed == null ? before : changed;
    }
}
