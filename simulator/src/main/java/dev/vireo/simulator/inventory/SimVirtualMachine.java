package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.performance.MachineLoad;
import dev.vireo.vim.AnswerVMRequest;
import dev.vireo.vim.ConsolidateVMDisksTaskRequest;
import dev.vireo.vim.CreateSnapshotExTaskRequest;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.ManagedEntityStatus;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.RebootGuestRequest;
import dev.vireo.vim.ReloadRequest;
import dev.vireo.vim.RemoveAllSnapshotsTaskRequest;
import dev.vireo.vim.ResetGuestInformationRequest;
import dev.vireo.vim.ResetVMTaskRequest;
import dev.vireo.vim.RevertToCurrentSnapshotTaskRequest;
import dev.vireo.vim.ShutdownGuestRequest;
import dev.vireo.vim.StandbyGuestRequest;
import dev.vireo.vim.SuspendVMTaskRequest;
import dev.vireo.vim.ToolsConfigInfo;
import dev.vireo.vim.UsbScanCodeSpecKeyEvent;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A virtual machine.
public final class SimVirtualMachine extends SimEntity
        implements VmConsole, VmUpkeep, VmChanges, Lasting {
    private final VmPlacement placement;
    private MachineConfig config;
    private final long number;
    private final VmQuestions questions = new VmQuestions(this);
    private final VmReport report = new VmReport(this);
    private final VmCustomization customization = new VmCustomization(this);
    private final VmGuest guest = new VmGuest(this);
    private final VmKeyboard keyboard = new VmKeyboard();
    private final VmLoad load = new VmLoad(this);
    private final VmFileLayout layout = new VmFileLayout(this);
    private final VmSnapshots snapshots;
    private final VmPower power;
    private final VmFiles files;
    private final Set<Long> writtenContents = new HashSet<>(); // of disks, since it was started
    private boolean toolsInstalled = true;
    private boolean toolsInstallerMounted;

    SimVirtualMachine(
            ManagedObjectReference self,
            SimFolder folder,
            Surroundings surroundings,
            MachineConfig config,
            long number,
            PowerState power) {
        super(folder.inventory(), self, folder, config.name());
        this.placement = new VmPlacement(this, surroundings);
        this.config = config;
        this.number = number;
        this.snapshots = new VmSnapshots(this, new SnapshotFiles(() -> host().datastores()));
        this.power = new VmPower(this, power);
        this.files = new VmFiles(this);
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
        return power.state();
    }

    @Override
    public SimVirtualMachine vm() {
        return this;
    }

    @Override
    void renameTo(String changed) {
        new VmTasks(this).requireIdle(SimTask.running().orElse(null));
        new VmRenaming(this).rename(changed);
    }

    @Override
    void destroy() {
        new VmTasks(this).requireIdle(SimTask.running().orElse(null));
        new VmRemoval(this).destroy();
    }

    @Override
    public void reload(ReloadRequest request) {
        inventory()
                .durably(() -> {
                    new VmTasks(this).requireIdle(null);
                    reread();
                    return null;
                });
    }

    VmFiles files() {
        return files;
    }

    /// Returns a disk as the guest sees it.
    ///
    /// @param number its number, from 0, in the order of the devices
    /// @return the disk
    /// @throws IllegalArgumentException if there are fewer
    public GuestDisk disk(int number) {
        int count = config.disks().size();
        if (number < 0 || number >= count) {
            throw new IllegalArgumentException(
                    "there is no disk " + number + ": " + config.name() + " has " + count);
        }
        return new GuestDisk(this, number);
    }

    /// Returns the identifiers that the contents of disks got when the running guest wrote to them.
    Set<Long> writtenContents() {
        return writtenContents;
    }

    VmPower powerControl() {
        return power;
    }

    VmPlacement placement() {
        return placement;
    }

    Surroundings surroundings() {
        return placement.at();
    }

    SimHostSystem host() {
        return placement.at().host;
    }

    SimResourcePool pool() {
        return placement.at().pool;
    }

    SimDatastore datastore() {
        return placement.at().datastore;
    }

    @Nullable SimNetwork network() {
        return placement.at().network;
    }

    /// Returns a number that tells the machines of a model apart, from 0.
    long number() {
        return number;
    }

    @Nullable Instant bootTime() {
        return power.bootTime();
    }

    @Nullable Instant suspendTime() {
        return power.suspendTime();
    }

    /// Returns what decides how this uses its host.
    MachineLoad load() {
        return load.current();
    }

    VmReport report() {
        return report;
    }

    VmGuest guest() {
        return guest;
    }

    VmKeyboard keyboard() {
        return keyboard;
    }

    /// Returns what was typed on its keyboard.
    ///
    /// @return the last keys, oldest first
    public List<UsbScanCodeSpecKeyEvent> typed() {
        return keyboard.typed();
    }

    VmCustomization customization() {
        return customization;
    }

    VmPower powerState() {
        return power;
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

    boolean toolsInstallerMounted() {
        return toolsInstallerMounted;
    }

    void toolsInstallerMounted(boolean mounted) {
        toolsInstallerMounted = mounted;
        touch();
    }

    boolean toolsRunning() {
        return toolsInstalled
                && power() == PowerState.ON
                && power.transitions().guestState().isEmpty();
    }

    /// Returns what a task waits to be told.
    ///
    /// @return `runtime.question`
    public Optional<VirtualMachineQuestionInfo> question() {
        return questions.describe();
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
            case "resourcePool" -> config.template() ? null : pool().self();
            case "parentVApp" -> pool() instanceof SimVirtualApp app ? app.self() : null;
            case "datastore" -> references(placement.datastores());
            case "network" -> references(placement.networks());
            case "disabledMethod" -> VmDisabledMethods.of(this);
            case "rootSnapshot" -> snapshots.roots();
            case "snapshot" -> snapshots.info();
            case "guestHeartbeatStatus" ->
                    toolsRunning() ? ManagedEntityStatus.GREEN : ManagedEntityStatus.GRAY;
            default -> super.property(property);
        };
    }

    private VirtualMachineConfigInfo describeConfig() {
        VirtualMachineConfigInfo info = inventory().recentConfigs().of(number, config);
        if (toolsInstalled) {
            return info;
        }
        return info.toBuilder().tools(ToolsConfigInfo.builder().toolsVersion(0).build()).build();
    }

    /// Sets another configuration.
    ///
    /// @param changed the configuration from now on
    void configure(MachineConfig changed) {
        configureQuietly(changed);
        placement.use();
        files.changed();
    }

    /// Sets another configuration while files and places are not as it says yet.
    void configureQuietly(MachineConfig changed) {
        inventory().unindex(this);
        config = changed;
        inventory().index(this);
        rename(changed.name());
    }

    void connectDevices(boolean on) {
        config = config.connected(on);
    }

    // Power

    @Override
    public ManagedObjectReference powerOnVMTask(PowerOnVMTaskRequest request) {
        return power.on();
    }

    @Override
    public ManagedObjectReference powerOffVMTask(PowerOffVMTaskRequest request) {
        return power.off();
    }

    @Override
    public ManagedObjectReference suspendVMTask(SuspendVMTaskRequest request) {
        return power.suspend();
    }

    @Override
    public ManagedObjectReference resetVMTask(ResetVMTaskRequest request) {
        return power.reset();
    }

    @Override
    public void shutdownGuest(ShutdownGuestRequest request) {
        power.tellGuest("ShutdownGuest", PowerState.OFF);
    }

    @Override
    public void rebootGuest(RebootGuestRequest request) {
        power.tellGuest("RebootGuest", PowerState.ON);
    }

    @Override
    public void standbyGuest(StandbyGuestRequest request) {
        power.tellGuest("StandbyGuest", PowerState.SUSPENDED);
    }

    @Override
    public void resetGuestInformation(ResetGuestInformationRequest request) {
        if (power() == PowerState.ON) {
            throw SimFault.invalidPowerState(null, power());
        }
    }

    /// Changes the power state, as a user did or as it was saved.
    ///
    /// @param state the state from now on; being switched on again starts the guest anew
    public void become(PowerState state) {
        power.become(state);
    }

    /// Sets whether VMware Tools are installed in the guest.
    ///
    /// @param installed whether they are
    public void toolsInstalled(boolean installed) {
        toolsInstalled = installed;
        touchLastingly();
    }

    /// Sets whether the guest keeps the doors of its CD-ROM drives locked.
    ///
    /// @param locked whether it does
    public void cdromDoorLocked(boolean locked) {
        guest.lockDoor(locked);
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
        questions.script(method, question);
    }

    /// Returns what the guest does, as `guest.guestState` says it.
    String guestState() {
        return power.transitions().guestState().orElse(toolsRunning() ? "running" : "notRunning");
    }

    /// Answers the question that a task waits with.
    ///
    /// @param choice the label or the key of a choice
    /// @throws IllegalArgumentException if nothing is asked, or this is no answer to it
    public void answer(String choice) {
        questions.answer(choice);
    }

    VmQuestions questions() {
        return questions;
    }

    @Override
    public void answerVM(AnswerVMRequest request) {
        questions.answer(request);
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        new VmState(this).save(out);
        saveCustomValues(out);
    }

    @Override
    public void trace(StateWriter out) {
        files.trace(out);
    }

    @Override
    public void restore(StateReader in) {
        new VmState(this).restore(in);
        restoreCustomValues(in);
    }

    @Override
    public boolean isSettled() {
        return new VmSettlement(this).isSettled();
    }

    @Override
    public void settle() {
        new VmSettlement(this).settle();
    }

    @Override
    public void discard() {
        new VmState(this).discard();
    }

    /// Where a machine runs and what it uses.
    record Surroundings(
            SimHostSystem host,
            SimResourcePool pool,
            SimDatastore datastore,
            @Nullable SimNetwork network) {}
}
