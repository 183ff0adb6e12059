package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.DiskChains;
import dev.vireo.simulator.machine.Snapshot;
import dev.vireo.simulator.machine.SnapshotTree;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineSnapshotInfo;
import dev.vireo.vim.VirtualMachineSnapshotTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The snapshots of a machine: the tree, the disks below it, and the tasks that change them.
final class VmSnapshots {
    private final SimVirtualMachine vm;
    private final SnapshotFiles disks;
    private final Map<Integer, SimVirtualMachineSnapshot> objects = new TreeMap<>();
    private final List<DiskChains.Step> unfinished = new ArrayList<>();
    private SnapshotTree tree = SnapshotTree.EMPTY;

    VmSnapshots(SimVirtualMachine vm, SnapshotFiles disks) {
        this.vm = vm;
        this.disks = disks;
    }

    SnapshotTree tree() {
        return tree;
    }

    boolean isEmpty() {
        return tree.snapshots().isEmpty();
    }

    private Predicate<String> shared() {
        return new VmDisks(vm)::isShared;
    }

    /// Sets the configurations of the snapshots, after the machine's files have moved.
    ///
    /// @param configs those of [SnapshotTree#snapshots()] in their order
    void reconfigured(List<VirtualMachineConfigInfo> configs) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < configs.size(); i++) {
            snapshots.add(tree.snapshots().get(i).with(configs.get(i)));
        }
        set(new SnapshotTree(snapshots, tree.current(), tree.lastId()));
    }

    /// Sets the tree as it was kept.
    ///
    /// @param left what may not have been done with the files yet
    void restore(SnapshotTree kept, List<DiskChains.Step> left) {
        unfinished.clear();
        unfinished.addAll(left);
        set(kept);
    }

    /// Returns what is to be done with the files, and is not known to be done.
    List<DiskChains.Step> unfinished() {
        return List.copyOf(unfinished);
    }

    /// Does what a process was killed before.
    void finish() {
        for (DiskChains.Step step : List.copyOf(unfinished)) {
            disks.run(step);
            unfinished.remove(step);
        }
    }

    /// Returns the reference of a snapshot.
    ManagedObjectReference reference(int id) {
        String owner = vm.id();
        String value =
                owner.startsWith("vm-")
                        ? "snapshot-" + (Long.parseLong(owner.substring(3)) * 10_000 + id)
                        : owner + "-snapshot-" + id;
        return new ManagedObjectReference("VirtualMachineSnapshot", value);
    }

    private void set(SnapshotTree changed) {
        tree = changed;
        objects.values()
                .removeIf(object -> {
                    boolean gone = changed.find(object.id()).isEmpty();
                    if (gone) {
                        vm.inventory().remove(object);
                    }
                    return gone;
                });
        for (Snapshot snapshot : changed.snapshots()) {
            objects.computeIfAbsent(snapshot.id(), this::object).touch();
        }
        vm.touchLastingly();
    }

    private SimVirtualMachineSnapshot object(int id) {
        return vm.inventory().add(new SimVirtualMachineSnapshot(vm, reference(id), id));
    }

    // Properties

    List<ManagedObjectReference> roots() {
        return tree.children(OptionalInt.empty()).stream().map(s -> reference(s.id())).toList();
    }

    /// Returns what `VirtualMachine.snapshot` shows.
    @Nullable VirtualMachineSnapshotInfo info() {
        if (isEmpty()) {
            return null;
        }
        VirtualMachineSnapshotInfo.Builder<?> info =
                VirtualMachineSnapshotInfo.builder().rootSnapshotList(nodes(OptionalInt.empty()));
        tree.current().ifPresent(id -> info.currentSnapshot(reference(id)));
        return info.build();
    }

    private List<VirtualMachineSnapshotTree> nodes(OptionalInt parent) {
        List<VirtualMachineSnapshotTree> nodes = new ArrayList<>();
        for (Snapshot each : tree.children(parent)) {
            nodes.add(
                    VirtualMachineSnapshotTree.builder()
                            .snapshot(reference(each.id()))
                            .vm(vm.self())
                            .name(each.name())
                            .description(each.description())
                            .id(each.id())
                            .createTime(each.created())
                            .state(each.state())
                            .quiesced(each.quiesced())
                            .childSnapshotList(nodes(OptionalInt.of(each.id())))
                            .replaySupported(false)
                            .build());
        }
        return nodes;
    }

    /// Says whether deltas are left over.
    boolean consolidationNeeded() {
        return vm.config() instanceof StoredConfig
                && DiskChains.needed(configs(tree, vm.config().info()), shared());
    }

    // Changes

    /// Takes a snapshot.
    ManagedObjectReference create(
            String name, String description, boolean memory, boolean quiesce) {
        if (name.isEmpty()) {
            throw SimFault.invalidName(name, vm.self());
        }
        if (vm.config().template()) {
            throw SimFault.notSupported();
        }
        return start(
                "CreateSnapshot_Task",
                "createSnapshot",
                task -> {
                    boolean withMemory = memory && vm.power() != PowerState.OFF;
                    check(withMemory);
                    return take(name, description, withMemory, quiesce && vm.toolsRunning());
                });
    }

    private void check(boolean withMemory) {
        if (tree.depth() >= SnapshotTree.MOST_LEVELS) {
            throw SimFault.tooManySnapshotLevels();
        }
        if (withMemory) {
            for (VirtualDevice device : vm.config().info().hardware().device()) {
                if (device.backing() instanceof VirtualDiskFlatVer2BackingInfo file
                        && file.diskMode().startsWith("independent")) {
                    throw SimFault.memorySnapshotOnIndependentDisk();
                }
            }
        }
    }

    private ManagedObjectReference take(
            String name, String description, boolean memory, boolean quiesced) {
        VirtualMachineConfigInfo frozen = vm.config().info();
        VirtualMachinePowerState state =
                memory || vm.power() == PowerState.SUSPENDED
                        ? vm.power().wire()
                        : PowerState.OFF.wire();
        Snapshot snapshot =
                new Snapshot(
                        tree.lastId() + 1,
                        tree.current(),
                        name,
                        description,
                        vm.inventory().now(),
                        state,
                        quiesced,
                        frozen);
        branch(frozen);
        vm.files()
                .writeSnapshot(snapshot.id(), !state.equals(VirtualMachinePowerState.POWERED_OFF));
        set(tree.add(snapshot));
        return reference(snapshot.id());
    }

    /// Lets the machine write to deltas on top of some disks from now on.
    private void branch(VirtualMachineConfigInfo frozen) {
        VirtualMachineConfigInfo branched = DiskChains.addDeltas(frozen, disks::exists);
        List<VirtualDevice> before = frozen.hardware().device();
        List<VirtualDevice> after = branched.hardware().device();
        for (int i = 0; i < before.size(); i++) {
            String parent = file(before.get(i));
            String delta = file(after.get(i));
            if (!delta.equals(parent)) {
                disks.createDelta(parent, delta);
            }
        }
        vm.configure(new StoredConfig(branched));
    }

    private static String file(VirtualDevice device) {
        return device.backing() instanceof VirtualDiskFlatVer2BackingInfo file
                ? file.fileName()
                : "";
    }

    void rename(int id, String name, String description) {
        vm.inventory()
                .durably(() -> {
                    set(tree.map(each -> each.id() == id ? each.renamed(name, description) : each));
                    return id;
                });
    }

    /// Goes back to the current snapshot.
    ManagedObjectReference revertToCurrent(boolean suppressPowerOn) {
        if (tree.current().isEmpty()) {
            throw SimFault.snapshotNotFound();
        }
        return revert(tree.current().getAsInt(), suppressPowerOn);
    }

    /// Goes back to a snapshot: what was done since the current one is lost.
    ManagedObjectReference revert(int id, boolean suppressPowerOn) {
        return start(
                "RevertToSnapshot_Task",
                "revertToSnapshot",
                task -> {
                    require(id);
                    List<VirtualMachineConfigInfo> before = configs(tree, vm.config().info());
                    List<VirtualMachineConfigInfo> kept = configs(tree);
                    run(DiskChains.consolidate(before, kept, shared()), false);
                    Snapshot snapshot =
                            tree.find(id).orElseThrow(); // its disks may have other names
                    vm.become(PowerState.OFF);
                    branch(here(snapshot.config()));
                    set(tree.goTo(id));
                    PowerState state = PowerState.of(snapshot.state());
                    if (!suppressPowerOn || state != PowerState.ON) {
                        vm.become(state);
                    }
                    return null;
                });
    }

    /// Returns a configuration as it is now that the machine may have got another name and place.
    private VirtualMachineConfigInfo here(VirtualMachineConfigInfo frozen) {
        VirtualMachineConfigInfo now = vm.config().info();
        return frozen.toBuilder()
                .name(vm.name())
                .files(now.files())
                .locationId(now.locationId())
                .build();
    }

    private void require(int id) {
        if (tree.find(id).isEmpty()) {
            throw SimFault.snapshotNotFound();
        }
    }

    /// Removes a snapshot. What it froze goes into what comes after it.
    ManagedObjectReference remove(int id, boolean withChildren, boolean consolidate) {
        return start(
                "RemoveSnapshot_Task",
                "removeSnapshot",
                task -> {
                    require(id);
                    change(t -> t.remove(id, withChildren), consolidate);
                    return null;
                });
    }

    /// Removes all snapshots; the machine stays as it is.
    ManagedObjectReference removeAll(boolean consolidate) {
        return start(
                "RemoveAllSnapshots_Task",
                "removeAllSnapshots",
                task -> {
                    change(
                            t -> new SnapshotTree(List.of(), OptionalInt.empty(), t.lastId()),
                            consolidate);
                    return null;
                });
    }

    /// Writes deltas that no snapshot needs into the disks below them.
    ManagedObjectReference consolidate() {
        return start(
                "ConsolidateVMDisks_Task",
                "consolidateDisks",
                task -> {
                    consolidateNow();
                    return null;
                });
    }

    /// Consolidates within a task that does something else.
    void consolidateNow() {
        change(t -> t, true);
    }

    private void change(Function<SnapshotTree, SnapshotTree> work, boolean consolidate) {
        List<VirtualMachineConfigInfo> before = configs(tree, vm.config().info());
        SnapshotTree changed = work.apply(tree);
        for (Snapshot each : tree.snapshots()) {
            if (changed.find(each.id()).isEmpty()) {
                vm.inventory().afterwards(() -> vm.files().deleteSnapshot(each.id()));
            }
        }
        set(changed);
        if (consolidate && !before.isEmpty()) {
            run(
                    DiskChains.consolidate(before, configs(changed, vm.config().info()), shared()),
                    true);
        }
    }

    /// Gives those that use files the names that they have after some steps, and does the steps
    /// when that is kept.
    private void run(List<DiskChains.Step> steps, boolean withMachine) {
        unfinished.addAll(steps);
        for (DiskChains.Step step : steps) {
            vm.inventory()
                    .afterwards(() -> {
                        disks.run(step);
                        unfinished.remove(step);
                    });
        }
        if (steps.isEmpty()) {
            return;
        }
        set(tree.map(each -> each.with(DiskChains.apply(each.config(), steps))));
        if (withMachine) {
            vm.configure(new StoredConfig(DiskChains.apply(vm.config().info(), steps)));
        }
    }

    private static List<VirtualMachineConfigInfo> configs(
            SnapshotTree tree, VirtualMachineConfigInfo... others) {
        List<VirtualMachineConfigInfo> configs = new ArrayList<>(List.of(others));
        tree.snapshots().forEach(each -> configs.add(each.config()));
        return configs;
    }

    private ManagedObjectReference start(String method, String operation, SimTask.Work work) {
        return new VmTasks(vm).start(method, operation, true, work);
    }
}
