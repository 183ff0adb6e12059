package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.DiskChains;
import dev.vireo.simulator.machine.Snapshot;
import dev.vireo.simulator.machine.SnapshotTree;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What survives of a virtual machine: where it is registered, its configuration unless it is the
/// planned one, its power state and its snapshots.
final class VmState {
    private final SimVirtualMachine vm;

    VmState(SimVirtualMachine vm) {
        this.vm = vm;
    }

    /// Makes a machine that a client had made.
    static SimVirtualMachine made(ManagedObjectReference self, StateReader in) {
        StoredConfig config =
                new StoredConfig(
                        in.value("config", VirtualMachineConfigInfo.class)
                                .orElseThrow(() -> in.bad("config", "it is missing")));
        SimFolder folder = in.requiredObject("folder", SimFolder.class);
        SimVirtualMachine machine =
                new SimVirtualMachine(
                        self,
                        folder,
                        new SimVirtualMachine.Surroundings(
                                in.requiredObject("host", SimHostSystem.class),
                                in.requiredObject("pool", SimResourcePool.class),
                                in.requiredObject("datastore", SimDatastore.class),
                                in.object("network", SimNetwork.class).orElse(null)),
                        config,
                        in.number("number", 0),
                        PowerState.OFF);
        folder.add(machine);
        machine.placement().join();
        return machine;
    }

    void save(StateWriter out) {
        out.text("name", vm.name())
                .object("folder", vm.parent())
                .object("host", vm.host())
                .object("pool", vm.pool())
                .object("datastore", vm.datastore())
                .object("network", present(vm.network()))
                .number("number", vm.number())
                .flag("tools", vm.toolsInstalled())
                .text("path", vm.config().vmPathName());
        vm.powerState().save(out);
        vm.customization().save(out);
        if (vm.config() instanceof StoredConfig stored) {
            out.value("config", stored.info());
        }
        saveSnapshots(vm.snapshots().tree(), out);
        saveSteps(vm.snapshots().unfinished(), out);
    }

    /// Leaves a network out that is no more.
    private static @Nullable SimNetwork present(@Nullable SimNetwork network) {
        return network != null && network.inventory().find(network.self()).isPresent()
                ? network
                : null;
    }

    private static void saveSnapshots(SnapshotTree tree, StateWriter out) {
        if (tree.lastId() == 0) {
            return;
        }
        out.number("snapshots", tree.lastId());
        if (tree.current().isPresent()) {
            out.number("snapshot", tree.current().getAsInt());
        }
        for (Snapshot each : tree.snapshots()) {
            String prefix = "snapshot." + each.id() + ".";
            if (each.parent().isPresent()) {
                out.number(prefix + "parent", each.parent().getAsInt());
            }
            out.text(prefix + "name", each.name())
                    .text(prefix + "description", each.description())
                    .time(prefix + "created", each.created())
                    .text(prefix + "power", each.state().value())
                    .flag(prefix + "quiesced", each.quiesced())
                    .value(prefix + "config", each.config());
        }
    }

    private static void saveSteps(List<DiskChains.Step> steps, StateWriter out) {
        for (int i = 0; i < steps.size(); i++) {
            switch (steps.get(i)) {
                case DiskChains.Delete delete -> out.text("step." + i + ".delete", delete.file());
                case DiskChains.Merge merge ->
                        out.text("step." + i + ".merge", merge.child())
                                .text("step." + i + ".into", merge.parent());
            }
        }
    }

    private static List<DiskChains.Step> steps(StateReader in) {
        List<DiskChains.Step> steps = new ArrayList<>();
        String prefix = "step.0.";
        while (in.has(prefix + "delete") || in.has(prefix + "merge")) {
            steps.add(
                    in.has(prefix + "delete")
                            ? new DiskChains.Delete(in.requiredText(prefix + "delete"))
                            : new DiskChains.Merge(
                                    in.requiredText(prefix + "merge"),
                                    in.requiredText(prefix + "into")));
            prefix = "step." + steps.size() + ".";
        }
        return steps;
    }

    void restore(StateReader in) {
        vm.files().restore(in);
        in.value("config", VirtualMachineConfigInfo.class)
                .ifPresent(config -> {
                    vm.configureQuietly(new StoredConfig(config));
                    vm.placement().use();
                    vm.files().areThere();
                });
        in.text("name").ifPresent(vm::rename);
        in.object("folder", SimFolder.class)
                .filter(folder -> !folder.equals(vm.parent()))
                .ifPresent(folder -> folder.adopt(vm));
        place(in);
        vm.toolsInstalled(in.flag("tools", vm.toolsInstalled()));
        vm.snapshots().restore(snapshots(in), steps(in));
        vm.customization().restore(in);
        vm.powerState().restore(in);
    }

    private void place(StateReader in) {
        SimVirtualMachine.Surroundings before = vm.surroundings();
        SimVirtualMachine.Surroundings now =
                new SimVirtualMachine.Surroundings(
                        in.object("host", SimHostSystem.class).orElse(before.host()),
                        in.object("pool", SimResourcePool.class).orElse(before.pool()),
                        in.object("datastore", SimDatastore.class).orElse(before.datastore()),
                        in.object("network", SimNetwork.class).orElse(before.network()));
        if (!now.equals(before)) {
            vm.placement().move(now);
        }
    }

    private static SnapshotTree snapshots(StateReader in) {
        int last = (int) in.number("snapshots", 0);
        List<Snapshot> snapshots = new ArrayList<>();
        for (int id = 1; id <= last; id++) {
            String prefix = "snapshot." + id + ".";
            if (in.has(prefix + "name")) {
                snapshots.add(snapshot(in, id, prefix));
            }
        }
        try {
            return new SnapshotTree(parentsFirst(snapshots), number(in, "snapshot"), last);
        } catch (IllegalArgumentException e) {
            throw in.bad("snapshots", String.valueOf(e.getMessage()));
        }
    }

    /// A removed parent may have left a child to an older or a younger one.
    private static List<Snapshot> parentsFirst(List<Snapshot> all) {
        List<Snapshot> left = new ArrayList<>(all);
        List<Snapshot> ordered = new ArrayList<>();
        boolean found = true;
        while (found) {
            found =
                    left.removeIf(each -> {
                        boolean ready =
                                each.parent().isEmpty()
                                        || ordered.stream()
                                                .anyMatch(o -> each.parent().getAsInt() == o.id());
                        return ready && ordered.add(each);
                    });
        }
        ordered.addAll(left);
        return ordered;
    }

    private static OptionalInt number(StateReader in, String name) {
        return in.has(name) ? OptionalInt.of((int) in.number(name, 0)) : OptionalInt.empty();
    }

    private static Snapshot snapshot(StateReader in, int id, String prefix) {
        return new Snapshot(
                id,
                number(in, prefix + "parent"),
                in.requiredText(prefix + "name"),
                in.text(prefix + "description").orElse(""),
                in.time(prefix + "created")
                        .orElseThrow(() -> in.bad(prefix + "created", "it is missing")),
                VirtualMachinePowerState.of(in.requiredText(prefix + "power")),
                in.flag(prefix + "quiesced", false),
                in.value(prefix + "config", VirtualMachineConfigInfo.class)
                        .orElseThrow(() -> in.bad(prefix + "config", "it is missing")));
    }

    /// Takes the machine away from everything that lists it.
    void discard() {
        if (vm.parent() instanceof SimFolder folder) {
            folder.release(vm);
        }
        vm.placement().leave();
        vm.snapshots().restore(SnapshotTree.EMPTY, List.of());
        vm.inventory().remove(vm);
    }
}
