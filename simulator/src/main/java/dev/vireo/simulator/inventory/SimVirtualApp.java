package dev.vireo.simulator.inventory;

import dev.vireo.vim.CreateVAppRequest;
import dev.vireo.vim.ExportVAppRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOffVAppTaskRequest;
import dev.vireo.vim.PowerOnVAppTaskRequest;
import dev.vireo.vim.SuspendVAppTaskRequest;
import dev.vireo.vim.UnregisterVAppTaskRequest;
import dev.vireo.vim.UpdateVAppConfigRequest;
import dev.vireo.vim.VAppConfigInfo;
import dev.vireo.vim.VAppConfigSpec;
import dev.vireo.vim.VAppEntityConfigInfo;
import dev.vireo.vim.VAppIPAssignmentInfo;
import dev.vireo.vim.VirtualAppHandler;
import dev.vireo.vim.VirtualAppSummary;
import dev.vireo.vim.VirtualAppVAppState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A vApp: a pool whose machines are switched on and off together.
final class SimVirtualApp extends SimResourcePool implements VirtualAppHandler {
    private SimFolder folder;
    private VAppConfigInfo config;

    SimVirtualApp(
            SimResourcePool parent,
            ManagedObjectReference self,
            String name,
            CreateVAppRequest request) {
        super(parent.owner(), parent, self, name);
        ManagedObjectReference wanted = request.vmFolder();
        this.folder =
                wanted != null && inventory().find(wanted).orElse(null) instanceof SimFolder found
                        ? found
                        : parent.machineFolder();
        this.config =
                VAppConfigInfo.builder()
                        .ipAssignment(VAppIPAssignmentInfo.builder().build())
                        .installBootRequired(false)
                        .installBootStopDelay(0)
                        .annotation("")
                        .instanceUuid(inventory().identities().uuid("vapp", inventory().version()))
                        .build();
        apply(request.configSpec());
    }

    private SimVirtualApp(
            SimResourcePool parent,
            ManagedObjectReference self,
            String name,
            SimFolder folder,
            VAppConfigInfo config) {
        super(parent.owner(), parent, self, name);
        this.folder = folder;
        this.config = config;
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.object("folder", folder()).value("vApp", config);
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        folder = in.object("folder", SimFolder.class).orElse(folder);
        config = in.value("vApp", VAppConfigInfo.class).orElse(config);
        touch();
    }

    /// Makes a vApp that a client had made.
    static SimVirtualApp made(ManagedObjectReference self, StateReader in) {
        SimResourcePool outer = in.requiredObject("parent", SimResourcePool.class);
        return outer.take(
                new SimVirtualApp(
                        outer,
                        self,
                        in.requiredText("name"),
                        in.requiredObject("folder", SimFolder.class),
                        in.value("vApp", VAppConfigInfo.class)
                                .orElseThrow(() -> in.bad("vApp", "it is missing"))));
    }

    /// Returns the folder that shows it, which may have been removed meanwhile.
    private SimFolder folder() {
        return inventory().find(folder.self()).isPresent() ? folder : machineFolder();
    }

    /// Goes to another folder; the pool that it is in stays the same.
    void folder(SimFolder changed) {
        folder = changed;
        touchLastingly();
    }

    private void apply(VAppConfigSpec spec) {
        config =
                config.toBuilder()
                        .annotation(
                                Objects.requireNonNullElse(spec.annotation(), config.annotation()))
                        .instanceUuid(
                                spec.instanceUuid() == null
                                        ? config.instanceUuid()
                                        : spec.instanceUuid())
                        .entityConfig(
                                spec.entityConfig().isEmpty()
                                        ? config.entityConfig()
                                        : spec.entityConfig())
                        .build();
        touchLastingly();
    }

    @Override
    public void updateVAppConfig(UpdateVAppConfigRequest request) {
        inventory()
                .durably(() -> {
                    apply(request.spec());
                    return null;
                });
    }

    @Override
    public ManagedObjectReference exportVApp(ExportVAppRequest request) {
        return LeaseStart.export(this);
    }

    String annotation() {
        return Objects.requireNonNullElse(config.annotation(), "");
    }

    /// Sets in which order the machines start.
    void order(List<VAppEntityConfigInfo> order) {
        apply(VAppConfigSpec.builder().entityConfig(order).build());
    }

    @Override
    public ManagedObjectReference powerOnVAppTask(PowerOnVAppTaskRequest request) {
        return start("PowerOnVApp_Task", "powerOn", () -> eachInOrder(PowerState.ON));
    }

    @Override
    public ManagedObjectReference powerOffVAppTask(PowerOffVAppTaskRequest request) {
        return start(
                "PowerOffVApp_Task",
                "powerOff",
                () -> {
                    if (!isStarted()) {
                        throw SimFault.invalidState("The vApp is not started.");
                    }
                    eachInOrder(PowerState.OFF);
                });
    }

    @Override
    public ManagedObjectReference suspendVAppTask(SuspendVAppTaskRequest request) {
        return start("SuspendVApp_Task", "suspend", () -> eachInOrder(PowerState.SUSPENDED));
    }

    /// Forgets the vApp with its machines; their files stay.
    @Override
    public ManagedObjectReference unregisterVAppTask(UnregisterVAppTaskRequest request) {
        return start(
                "unregisterVApp_Task",
                "unregister",
                () -> {
                    List.copyOf(machines()).forEach(machine -> new VmRemoval(machine).unregister());
                    new PoolChanges(this).destroy();
                });
    }

    /// Deletes the vApp with its machines.
    @Override
    void destroy() {
        machines().forEach(machine -> new VmRemoval(machine).requireNotOn());
        List.copyOf(machines()).forEach(machine -> new VmRemoval(machine).destroy());
        List.copyOf(pools()).forEach(SimEntity::destroy);
        super.destroy();
    }

    private ManagedObjectReference start(String method, String operation, Runnable work) {
        return inventory()
                .tasks()
                .start(
                        this,
                        new SimTask.Operation(
                                method,
                                "VirtualApp." + operation,
                                false,
                                _ -> {
                                    work.run();
                                    touch();
                                    return null;
                                }));
    }

    /// Brings the machines to a state in the order of their start, or the other way round.
    private void eachInOrder(PowerState state) {
        List<SimVirtualMachine> order = new ArrayList<>(machines());
        order.sort(Comparator.comparingInt(this::startOrder));
        for (SimVirtualMachine machine : state == PowerState.ON ? order : order.reversed()) {
            boolean possible =
                    state == PowerState.ON
                            ? machine.power() != PowerState.ON
                            : machine.power() == PowerState.ON;
            if (possible) {
                if (state == PowerState.ON) {
                    new VmAdmission(machine, machine.host()).require();
                }
                machine.powerControl().reach(state);
            }
        }
        for (SimResourcePool inner : pools()) {
            if (inner instanceof SimVirtualApp app) {
                app.eachInOrder(state);
            }
        }
    }

    int startOrder(SimVirtualMachine machine) {
        return config.entityConfig().stream()
                .filter(entry -> machine.self().equals(entry.key()))
                .map(VAppEntityConfigInfo::startOrder)
                .map(order -> Optional.ofNullable(order).orElse(0))
                .findFirst()
                .orElse(0);
    }

    private boolean isStarted() {
        return machines().stream().anyMatch(machine -> machine.power() == PowerState.ON);
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "parentFolder" -> parent() instanceof SimVirtualApp ? null : folder().self();
            case "parentVApp" -> parent() instanceof SimVirtualApp around ? around.self() : null;
            case "datastore" ->
                    references(
                            machines().stream()
                                    .flatMap(m -> m.placement().datastores().stream())
                                    .distinct()
                                    .toList());
            case "network" ->
                    references(
                            machines().stream()
                                    .flatMap(m -> m.placement().networks().stream())
                                    .distinct()
                                    .toList());
            case "vAppConfig" -> config;
            case "childLink" -> List.of();
            case "summary" -> summary();
            default -> super.property(property);
        };
    }

    private VirtualAppSummary summary() {
        return resources()
                .fill(
                        VirtualAppSummary.builder()
                                .vAppState(
                                        isStarted()
                                                ? VirtualAppVAppState.STARTED
                                                : VirtualAppVAppState.STOPPED)
                                .suspended(false)
                                .installBootRequired(false)
                                .instanceUuid(config.instanceUuid()))
                .build();
    }
}
