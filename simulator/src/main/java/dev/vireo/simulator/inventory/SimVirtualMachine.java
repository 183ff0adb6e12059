package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.vim.AnswerVMRequest;
import dev.vireo.vim.ConsolidateVMDisksTaskRequest;
import dev.vireo.vim.CreateSnapshotExTaskRequest;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.ManagedEntityStatus;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.RebootGuestRequest;
import dev.vireo.vim.RemoveAllSnapshotsTaskRequest;
import dev.vireo.vim.ResetGuestInformationRequest;
import dev.vireo.vim.ResetVMTaskRequest;
import dev.vireo.vim.RevertToCurrentSnapshotTaskRequest;
import dev.vireo.vim.ShutdownGuestRequest;
import dev.vireo.vim.StandbyGuestRequest;
import dev.vireo.vim.SuspendVMTaskRequest;
import dev.vireo.vim.ToolsConfigInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineHandler;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A virtual machine.
public final class SimVirtualMachine extends SimEntity implements VirtualMachineHandler {
    private Surroundings surroundings;
    private MachineConfig config;
    private final long number;
    private final Map<String, Deque<Question>> scripted = new HashMap<>();
    private final VmReport report = new VmReport(this);
    private final VmGuest guest = new VmGuest(this);
    private final VmFileLayout layout = new VmFileLayout(this);
    private final VmSnapshots snapshots;
    private PowerState power;
    private boolean toolsInstalled = true;
    private boolean serialFileExists;
    private @Nullable Instant bootTime;
    private @Nullable Instant suspendTime;
    private @Nullable Pending pending;

    SimVirtualMachine(
            ManagedObjectReference self,
            SimFolder folder,
            Surroundings surroundings,
            MachineConfig config,
            long number,
            PowerState power) {
        super(folder.inventory(), self, folder, config.name());
        this.surroundings = surroundings;
        this.config = config;
        this.number = number;
        this.snapshots = new VmSnapshots(this, surroundings.datastore().snapshotDisks());
        this.power = power;
        this.bootTime = power == PowerState.ON ? inventory().now() : null;
        this.suspendTime = power == PowerState.SUSPENDED ? config.created() : null;
        this.serialFileExists = power != PowerState.OFF;
    }

    // What others ask

    /// Returns the configuration.
    ///
    /// @return the configuration
    public MachineConfig config() {
        return config;
    }

    /// Returns the identifier of the managed object.
    ///
    /// @return the identifier, for example `1` or `vm-42`
    public String id() {
        return self().value();
    }

    /// Returns the power state.
    ///
    /// @return the state
    public PowerState power() {
        return power;
    }

    /// Sets where it runs; the old and the new host, pool, datastore and network are told by the
    /// caller.
    void surroundings(Surroundings changed) {
        surroundings = changed;
        touch();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    SimHostSystem host() {
        return surroundings.host;
    }

    SimResourcePool pool() {
        return surroundings.pool;
    }

    SimDatastore datastore() {
        return surroundings.datastore;
    }

    SimNetwork network() {
        return surroundings.network;
    }

    /// Returns a number that tells the machines of a model apart, from 0.
    long number() {
        return number;
    }

    @Nullable Instant bootTime() {
        return bootTime;
    }

    @Nullable Instant suspendTime() {
        return suspendTime;
    }

    VmReport report() {
        return report;
    }

    VmGuest guest() {
        return guest;
    }

    VmSnapshots snapshots() {
        return snapshots;
    }

    VmFileLayout layout() {
        return layout;
    }

    boolean toolsInstalled() {
        return toolsInstalled;
    }

    boolean toolsRunning() {
        return toolsInstalled && power == PowerState.ON;
    }

    Optional<VirtualMachineQuestionInfo> question() {
        return Optional.ofNullable(pending).map(p -> p.question.describe(p.id));
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "config" -> describeConfig();
            case "runtime" -> report.runtime();
            case "summary" -> report.summary();
            case "guest" -> guest.describe();
            case "layout" -> layout.describe();
            case "layoutEx" -> layout.describeEx();
            case "storage" -> layout.storage();
            case "capability" -> VmCapabilities.describe();
            case "resourceConfig" -> report.resourceConfig();
            case "environmentBrowser" -> host().computeResource().environmentBrowser();
            case "resourcePool" -> pool().self();
            case "datastore" -> List.of(datastore().self());
            case "network" -> List.of(network().self());
            case "rootSnapshot" -> snapshots.roots();
            case "snapshot" -> snapshots.info();
            case "guestHeartbeatStatus" ->
                    toolsRunning() ? ManagedEntityStatus.GREEN : ManagedEntityStatus.GRAY;
            default -> super.property(property);
        };
    }

    private VirtualMachineConfigInfo describeConfig() {
        VirtualMachineConfigInfo info = config.info();
        if (toolsInstalled) {
            return info;
        }
        return info.toBuilder().tools(ToolsConfigInfo.builder().toolsVersion(0).build()).build();
    }

    /// Sets another configuration.
    ///
    /// @param changed the configuration from now on
    void configure(MachineConfig changed) {
        inventory().unindex(this);
        config = changed;
        inventory().index(this);
        rename(changed.name());
    }

    /// Returns the file that the first serial port with one writes to.
    private Optional<String> serialFile() {
        return config.serialFile();
    }

    // Power

    @Override
    public ManagedObjectReference powerOnVMTask(PowerOnVMTaskRequest request) {
        return start(
                "PowerOnVM_Task",
                "powerOn",
                true,
                task -> {
                    require(task, PowerState.ON, PowerState.OFF, PowerState.SUSPENDED);
                    boolean asked = serialFile().isPresent() && serialFileExists;
                    if (asked && power == PowerState.OFF) {
                        task.ask(Question.serialFileExists(serialFile().orElseThrow()));
                    }
                    askScripted("PowerOnVM_Task", task);
                    reach(PowerState.ON);
                });
    }

    @Override
    public ManagedObjectReference powerOffVMTask(PowerOffVMTaskRequest request) {
        return start(
                "PowerOffVM_Task",
                "powerOff",
                false,
                task -> {
                    require(task, PowerState.OFF, PowerState.ON);
                    askScripted("PowerOffVM_Task", task);
                    reach(PowerState.OFF);
                });
    }

    @Override
    public ManagedObjectReference suspendVMTask(SuspendVMTaskRequest request) {
        return start(
                "SuspendVM_Task",
                "suspend",
                true,
                task -> {
                    require(task, PowerState.SUSPENDED, PowerState.ON);
                    askScripted("SuspendVM_Task", task);
                    reach(PowerState.SUSPENDED);
                });
    }

    @Override
    public ManagedObjectReference resetVMTask(ResetVMTaskRequest request) {
        return start(
                "ResetVM_Task",
                "reset",
                false,
                task -> {
                    require(task, PowerState.ON, PowerState.ON);
                    askScripted("ResetVM_Task", task);
                    become(PowerState.ON);
                });
    }

    @Override
    public void shutdownGuest(ShutdownGuestRequest request) {
        guestOperation("ShutdownGuest", PowerState.OFF);
    }

    @Override
    public void rebootGuest(RebootGuestRequest request) {
        guestOperation("RebootGuest", PowerState.ON);
    }

    @Override
    public void standbyGuest(StandbyGuestRequest request) {
        guestOperation("StandbyGuest", PowerState.SUSPENDED);
    }

    @Override
    public void resetGuestInformation(ResetGuestInformationRequest request) {
        if (power == PowerState.ON) {
            throw SimFault.invalidPowerState(null, power);
        }
    }

    private ManagedObjectReference start(
            String method, String operation, boolean cancelable, Change change) {
        return inventory()
                .tasks()
                .start(
                        this,
                        new SimTask.Operation(
                                method,
                                "VirtualMachine." + operation,
                                cancelable,
                                task -> {
                                    tellIfItFails(method, () -> change.run(task));
                                    return null;
                                }));
    }

    private void guestOperation(String method, PowerState end) {
        inventory()
                .durably(() -> {
                    tellIfItFails(method, this::requireGuest);
                    new PowerEvents(this).guestTold(end);
                    if (end == PowerState.ON) {
                        become(end);
                    } else {
                        reach(end);
                    }
                    return null;
                });
    }

    private void requireGuest() {
        if (power != PowerState.ON) {
            throw SimFault.invalidPowerState(PowerState.ON.wire(), power);
        }
        if (!toolsRunning()) {
            throw SimFault.toolsUnavailable();
        }
    }

    private void tellIfItFails(String method, Runnable work) {
        try {
            work.run();
        } catch (SimFault fault) {
            new PowerEvents(this).failed(method, fault);
            throw fault;
        }
    }

    private void reach(PowerState state) {
        become(state);
        new PowerEvents(this).reached(state);
    }

    /// Checks that nothing else is going on and the machine is in one of some states.
    private void require(SimTask task, PowerState requested, PowerState... allowed) {
        requireIdle(task);
        if (!List.of(allowed).contains(power)) {
            throw SimFault.invalidPowerState(requested.wire(), power);
        }
    }

    /// Checks that no other task works on the machine.
    void requireIdle(SimTask task) {
        for (SimTask other : recentTasks()) {
            if (other != task && !other.isDone()) {
                throw SimFault.taskInProgress(other.self());
            }
        }
    }

    /// Changes the power state, as a user did or as it was saved.
    ///
    /// @param state the state from now on; being switched on again starts the guest anew
    public void become(PowerState state) {
        if ((state == PowerState.ON && power != PowerState.SUSPENDED) || bootTime == null) {
            bootTime = inventory().now();
        }
        if (state == PowerState.OFF) {
            bootTime = null;
        }
        suspendTime = state == PowerState.SUSPENDED ? inventory().now() : null;
        power = state;
        config = config.connected(state == PowerState.ON);
        serialFileExists |= state != PowerState.OFF;
        touch();
        host().touch();
        pool().touch();
    }

    /// Sets whether VMware Tools are installed in the guest.
    ///
    /// @param installed whether they are
    public void toolsInstalled(boolean installed) {
        toolsInstalled = installed;
        touch();
    }

    // Snapshots

    @Override
    public ManagedObjectReference createSnapshotTask(CreateSnapshotTaskRequest request) {
        return snapshots.create(
                request.name(),
                Objects.requireNonNullElse(request.description(), ""),
                request.memory(),
                request.quiesce());
    }

    @Override
    public ManagedObjectReference createSnapshotExTask(CreateSnapshotExTaskRequest request) {
        return snapshots.create(
                request.name(),
                Objects.requireNonNullElse(request.description(), ""),
                request.memory(),
                request.quiesceSpec() != null);
    }

    @Override
    public ManagedObjectReference revertToCurrentSnapshotTask(
            RevertToCurrentSnapshotTaskRequest request) {
        return snapshots.revertToCurrent(Objects.equals(request.suppressPowerOn(), true));
    }

    @Override
    public ManagedObjectReference removeAllSnapshotsTask(RemoveAllSnapshotsTaskRequest request) {
        return snapshots.removeAll(!Objects.equals(request.consolidate(), false));
    }

    @Override
    public ManagedObjectReference consolidateVMDisksTask(ConsolidateVMDisksTaskRequest request) {
        return snapshots.consolidate();
    }

    // Questions

    /// Lets a method's next task ask a question.
    ///
    /// @param method for example `PowerOnVM_Task`
    /// @param question the question
    public void script(String method, Question question) {
        scripted.computeIfAbsent(method, _ -> new ArrayDeque<>()).add(question);
    }

    private void askScripted(String method, SimTask task) {
        Deque<Question> questions = scripted.getOrDefault(method, new ArrayDeque<>());
        questions.forEach(task::ask); // the answered ones do not ask again
        questions.clear();
    }

    void ask(SimTask task, Question question) {
        pending = new Pending(task.self().value() + "." + question.messageId(), task, question);
        touch();
        new PowerEvents(this).asked(question);
    }

    void withdrawQuestion() {
        pending = null;
        touch();
    }

    @Override
    public void answerVM(AnswerVMRequest request) {
        Pending answered = pending;
        if (answered == null || !answered.id.equals(request.questionId())) {
            throw SimFault.invalidArgument("questionId");
        }
        if (answered.question.choice(request.answerChoice()).isEmpty()) {
            throw SimFault.invalidArgument("answerChoice");
        }
        withdrawQuestion();
        answered.task.answered(answered.question, request.answerChoice());
    }

    /// Where a machine runs and what it uses.
    record Surroundings(
            SimHostSystem host, SimResourcePool pool, SimDatastore datastore, SimNetwork network) {}

    @FunctionalInterface
    private interface Change {
        void run(SimTask task);
    }

    private record Pending(String id, SimTask task, Question question) {}
}
