package dev.vireo.simulator.inventory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.machine.Snapshot;
import dev.vireo.vim.CloneVMTaskRequest;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.DestroyTaskRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.RelocateVMTaskRequest;
import dev.vireo.vim.RemoveAllSnapshotsTaskRequest;
import dev.vireo.vim.RemoveSnapshotTaskRequest;
import dev.vireo.vim.RenameTaskRequest;
import dev.vireo.vim.RevertToCurrentSnapshotTaskRequest;
import dev.vireo.vim.RevertToSnapshotTaskRequest;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualMachineCloneSpec;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Machines whose disks move, are cloned and frozen: the files are always as the inventory says.
class MovingDisksTest {
    private final TestServer server =
            TestServer.vcenter(new VcenterModel.Size(1, 1, 1, 2, 0, 0, 3, 0, 2));
    private final Inventory inventory = server.inventory();
    private final List<SimDatastore> datastores = inventory.all(SimDatastore.class);
    private final Set<String> linked = new LinkedHashSet<>(); // machines with parts of others
    private int numbers;

    @AfterEach
    void deleteFiles() {
        inventory.all(SimDatastore.class).forEach(SimDatastore::close);
    }

    private TaskInfo succeed(MethodRequest<ManagedObjectReference> request) {
        TaskInfo info = server.info(server.call(request));
        assertThat(info.error()).isNull();
        return info;
    }

    private SimVirtualMachine machine() {
        SimVirtualMachine vm = inventory.machines().getFirst();
        succeed(PowerOffVMTaskRequest.builder(vm.self()).build());
        return vm;
    }

    private SimDatastore other(SimVirtualMachine vm) {
        return datastores.stream().filter(each -> each != vm.datastore()).findFirst().orElseThrow();
    }

    private void snapshot(SimVirtualMachine vm) {
        succeed(
                CreateSnapshotTaskRequest.builder(vm.self())
                        .name("s")
                        .memory(false)
                        .quiesce(false)
                        .build());
    }

    private void relocate(SimVirtualMachine vm, SimDatastore to) {
        succeed(
                RelocateVMTaskRequest.builder(vm.self())
                        .spec(VirtualMachineRelocateSpec.builder().datastore(to.self()).build())
                        .build());
    }

    private SimVirtualMachine clone(SimVirtualMachine vm, SimDatastore to, String move) {
        TaskInfo made =
                succeed(
                        CloneVMTaskRequest.builder(vm.self())
                                .folder(Objects.requireNonNull(vm.parent()).self())
                                .name("clone" + numbers++)
                                .spec(
                                        VirtualMachineCloneSpec.builder()
                                                .location(
                                                        VirtualMachineRelocateSpec.builder()
                                                                .datastore(to.self())
                                                                .diskMoveType(move)
                                                                .build())
                                                .template(false)
                                                .powerOn(false)
                                                .build())
                                .build());
        return (SimVirtualMachine)
                inventory
                        .find((ManagedObjectReference) Objects.requireNonNull(made.result()))
                        .orElseThrow();
    }

    private static String text(SimVirtualMachine vm) {
        return new String(vm.disk(0).read(0, 8), US_ASCII).replace('\0', '.');
    }

    private static void write(SimVirtualMachine vm, int position, String text) {
        vm.disk(0).write(position, text.getBytes(US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "moveAllDiskBackingsAndDisallowSharing",
                "moveChildMostDiskBacking",
                "createNewChildDiskBacking"
            })
    void aCloneHoldsWhatItsSourceHeld(String move) {
        SimVirtualMachine vm = machine();
        write(vm, 0, "base");
        snapshot(vm);
        write(vm, 2, "delta");
        SimVirtualMachine clone = clone(vm, vm.datastore(), move);
        assertThat(text(clone)).isEqualTo("badelta.");

        write(clone, 0, "CLONE");
        assertThat(text(clone)).isEqualTo("CLONEta.");
        assertThat(text(vm)).isEqualTo("badelta.");
    }

    @Test
    void aMovedMachineHoldsWhatItHeld() {
        SimVirtualMachine vm = machine();
        write(vm, 0, "base");
        snapshot(vm);
        write(vm, 2, "delta");
        relocate(vm, other(vm));
        assertThat(text(vm)).isEqualTo("badelta.");
    }

    private static final String WHOLE = "moveAllDiskBackingsAndDisallowSharing";

    private static List<VirtualDiskFlatVer2BackingInfo> chain(VirtualMachineConfigInfo config) {
        List<VirtualDiskFlatVer2BackingInfo> chain = new ArrayList<>();
        for (VirtualDevice device : config.hardware().device()) {
            if (device instanceof VirtualDisk disk) {
                var at = (VirtualDiskFlatVer2BackingInfo) Objects.requireNonNull(disk.backing());
                while (at != null) {
                    chain.add(at);
                    at = at.parent();
                }
            }
        }
        return chain;
    }

    private static List<VirtualMachineConfigInfo> configs(SimVirtualMachine vm) {
        List<VirtualMachineConfigInfo> configs = new ArrayList<>();
        configs.add(vm.config().info());
        vm.snapshots().tree().snapshots().stream().map(Snapshot::config).forEach(configs::add);
        return configs;
    }

    /// Says that all files are there, that their descriptors say what the inventory says, and that
    /// no machine has files of another one.
    private void check() {
        Map<String, SimVirtualMachine> owners = new LinkedHashMap<>();
        for (SimVirtualMachine vm : inventory.machines()) {
            HostSite site = new HostSite(vm.host());
            for (VirtualMachineConfigInfo config : configs(vm)) {
                String vmx = Objects.requireNonNull(config.files().vmPathName());
                assertThat(vmx).isEqualTo(vm.config().vmPathName());
                assertThat(site.exists(vmx)).as(vmx).isTrue();
                for (VirtualDiskFlatVer2BackingInfo file : chain(config)) {
                    check(site, file);
                    if (!linked.contains(vm.name())) {
                        assertThat(owners.putIfAbsent(file.fileName(), vm))
                                .as(file.fileName())
                                .isIn(null, vm);
                    }
                }
            }
            assertThat(vm.snapshots().consolidationNeeded() && !linked.contains(vm.name()))
                    .isFalse();
        }
    }

    private static void check(HostSite site, VirtualDiskFlatVer2BackingInfo file) {
        assertThat(file.fileName()).doesNotContain("..");
        FilePlace place = site.place(file.fileName());
        assertThat(file.datastore()).isEqualTo(place.datastore().self());
        List<String> chain = VirtualDiskFiles.chain(place.files(), place.path());
        List<String> expected = new ArrayList<>();
        for (var at = file; at != null; at = at.parent()) {
            expected.add(site.place(at.fileName()).path());
        }
        assertThat(chain).isEqualTo(expected);
        VirtualDiskFiles.extents(place.files(), place.path())
                .forEach(extent -> assertThat(place.files().exists(extent)).isTrue());
        assertThat(VirtualDiskFiles.describe(place.files(), place.path()).entry("ddb.uuid"))
                .isEqualTo(
                        VirtualDiskFiles.describe(place.files(), chain.getLast())
                                .entry("ddb.uuid"));
    }

    private void destroyAll() {
        for (SimVirtualMachine vm : List.copyOf(inventory.machines())) {
            if (vm.power() == PowerState.ON) {
                succeed(PowerOffVMTaskRequest.builder(vm.self()).build());
            }
            succeed(DestroyTaskRequest.builder(vm.self()).build());
            check();
        }
        for (SimDatastore datastore : datastores) {
            assertThat(datastore.files().list("")).as(datastore.name()).isEmpty();
        }
    }

    @Test
    void relocationMovesTheWholeChainOfADiskAndItsSnapshots() {
        SimVirtualMachine vm = machine();
        snapshot(vm);
        snapshot(vm);
        SimDatastore from = vm.datastore();
        SimDatastore to = other(vm);
        String folder = vm.files().directory();
        relocate(vm, to);
        check();
        assertThat(vm.datastore()).isEqualTo(to);
        assertThat(from.files().exists(folder)).isFalse();
        assertThat(configs(vm))
                .allSatisfy(config ->
                        assertThat(chain(config))
                                .allSatisfy(file ->
                                        assertThat(file.fileName())
                                                .startsWith("[" + to.name() + "]")));

        succeed(RevertToCurrentSnapshotTaskRequest.builder(vm.self()).build());
        check();
        assertThat(vm.config().vmPathName()).startsWith("[" + to.name() + "]");
        clone(vm, from, WHOLE);
        check();
        succeed(RemoveAllSnapshotsTaskRequest.builder(vm.self()).build());
        check();
        assertThat(chain(vm.config().info())).hasSize(1);
        destroyAll();
    }

    @Test
    void linkedCloneLeavesTheDiskOfItsSourceAlone() {
        SimVirtualMachine vm = machine();
        snapshot(vm);
        SimVirtualMachine clone = clone(vm, vm.datastore(), "createNewChildDiskBacking");
        linked.add(clone.name());
        check();
        snapshot(clone);
        succeed(RemoveAllSnapshotsTaskRequest.builder(clone.self()).build());
        check();
        assertThat(chain(clone.config().info())).hasSizeGreaterThan(1);
        succeed(DestroyTaskRequest.builder(clone.self()).build());
        check();
        destroyAll();
    }

    @Test
    void sourceOfLinkedCloneMayMoveOrGo() {
        SimVirtualMachine vm = machine();
        snapshot(vm);
        SimVirtualMachine clone = clone(vm, vm.datastore(), "createNewChildDiskBacking");
        linked.add(clone.name());
        relocate(vm, other(vm));
        check();
        relocate(clone, other(clone));
        check();
        linked.clear();
        check();
        destroyAll();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void filesAreAsTheInventorySaysWhateverHappens(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            List<SimVirtualMachine> all = inventory.machines();
            if (!all.isEmpty()) {
                change(random, all.get(random.nextInt(all.size())), all.size());
                check();
            }
        }
        destroyAll();
    }

    private void change(Random random, SimVirtualMachine vm, int count) {
        SimDatastore datastore = datastores.get(random.nextInt(datastores.size()));
        List<Snapshot> snapshots = vm.snapshots().tree().snapshots();
        switch (random.nextInt(10)) {
            case 0, 1 -> snapshot(vm);
            case 2, 3 -> relocate(vm, datastore);
            case 4 -> succeed(RemoveAllSnapshotsTaskRequest.builder(vm.self()).build());
            case 5 -> {
                if (!snapshots.isEmpty()) {
                    Snapshot any = snapshots.get(random.nextInt(snapshots.size()));
                    ManagedObjectReference it = vm.snapshots().reference(any.id());
                    succeed(
                            random.nextBoolean()
                                    ? RevertToSnapshotTaskRequest.builder(it).build()
                                    : RemoveSnapshotTaskRequest.builder(it)
                                            .removeChildren(random.nextBoolean())
                                            .build());
                }
            }
            case 6 -> {
                if (count < 6) {
                    boolean link = random.nextBoolean();
                    SimVirtualMachine made =
                            clone(vm, datastore, link ? "createNewChildDiskBacking" : WHOLE);
                    if (link || linked.contains(vm.name())) {
                        linked.add(made.name());
                        linked.add(vm.name());
                    }
                }
            }
            case 7 ->
                    succeed(
                            RenameTaskRequest.builder(datastore.self())
                                    .newName("ds" + numbers++)
                                    .build());
            case 8 ->
                    succeed(
                            vm.power() == PowerState.ON
                                    ? PowerOffVMTaskRequest.builder(vm.self()).build()
                                    : PowerOnVMTaskRequest.builder(vm.self()).build());
            default -> {
                if (vm.power() != PowerState.ON && count > 2) {
                    succeed(DestroyTaskRequest.builder(vm.self()).build());
                }
            }
        }
    }
}
