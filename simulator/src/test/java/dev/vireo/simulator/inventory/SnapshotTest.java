package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.ConsolidateVMDisksTaskRequest;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.InvalidName;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.RemoveAllSnapshotsTaskRequest;
import dev.vireo.vim.RemoveSnapshotTaskRequest;
import dev.vireo.vim.RenameSnapshotRequest;
import dev.vireo.vim.RevertToCurrentSnapshotTaskRequest;
import dev.vireo.vim.RevertToSnapshotTaskRequest;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.TooManySnapshotLevels;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineSnapshotInfo;
import dev.vireo.vim.VirtualMachineSnapshotTree;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final TestServer server =
            TestServer.esx(
                    MachinePlan.linux("web", 1, 512, 10),
                    MachinePlan.linux("off", 1, 512, 10).in(PowerState.OFF));

    @Test
    void machineWithoutSnapshotsShowsNone() {
        assertThat(server.read(TestServer.vm(1), "snapshot")).isNull();
    }

    @Test
    void snapshotsFormAChainWhoseLastIsTheCurrentOne() {
        ManagedObjectReference first = create(1, "s1", true);
        ManagedObjectReference second = create(1, "s2", false);

        VirtualMachineSnapshotInfo info = info(1);
        assertThat(info.currentSnapshot()).isEqualTo(second);
        VirtualMachineSnapshotTree root = info.rootSnapshotList().getFirst();
        assertThat(root.snapshot()).isEqualTo(first);
        assertThat(root.name()).isEqualTo("s1");
        assertThat(root.state()).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        VirtualMachineSnapshotTree child = root.childSnapshotList().getFirst();
        assertThat(child.snapshot()).isEqualTo(second);
        assertThat(child.state()).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        assertThat(server.read(first, "childSnapshot")).isEqualTo(references(second));
        assertThat(server.read(TestServer.vm(1), "rootSnapshot")).isEqualTo(references(first));
    }

    @Test
    void eachSnapshotFreezesADiskAndTheMachineWritesToADelta() {
        create(1, "s1", false);
        assertThat(disk(1)).isEqualTo("[datastore1] web/web-000001.vmdk");
        ManagedObjectReference second = create(1, "s2", false);

        assertThat(disk(1)).isEqualTo("[datastore1] web/web-000002.vmdk");
        assertThat(server.read(second, "config.hardware.device[2000].backing.fileName"))
                .isEqualTo("[datastore1] web/web-000001.vmdk");
        assertThat(server.read(TestServer.vm(1), "config.hardware.device[2000].backing.parent"))
                .isNotNull();
    }

    @Test
    void revertingGoesBackToTheStateOfTheSnapshot() {
        ManagedObjectReference withMemory = create(1, "memory", true);
        ManagedObjectReference without = create(1, "disk", false);
        succeed(PowerOffVMTaskRequest.builder(TestServer.vm(1)).build());

        succeed(RevertToSnapshotTaskRequest.builder(withMemory).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        assertThat(info(1).currentSnapshot()).isEqualTo(withMemory);
        succeed(RevertToSnapshotTaskRequest.builder(without).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        succeed(RevertToSnapshotTaskRequest.builder(withMemory).suppressPowerOn(true).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        succeed(RevertToCurrentSnapshotTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_ON);
    }

    @Test
    void twoBranchesFromOneSnapshotHaveDeltasOfTheirOwn() {
        ManagedObjectReference base = create(2, "base", false);
        create(2, "left", false);
        Object left = disk(2);
        succeed(RevertToSnapshotTaskRequest.builder(base).build());
        create(2, "right", false);

        assertThat(disk(2)).isNotEqualTo(left);
        VirtualMachineSnapshotTree root = info(2).rootSnapshotList().getFirst();
        assertThat(root.childSnapshotList())
                .extracting(VirtualMachineSnapshotTree::name)
                .containsExactly("left", "right");
    }

    @Test
    void removingTheOnlySnapshotBringsTheMachineBackToItsBaseDisk() {
        ManagedObjectReference only = create(1, "only", false);
        succeed(RemoveSnapshotTaskRequest.builder(only).removeChildren(false).build());

        assertThat(server.read(TestServer.vm(1), "snapshot")).isNull();
        assertThat(disk(1)).isEqualTo("[datastore1] web/web.vmdk");
        assertThat(server.inventory().locked(() -> server.inventory().find(only))).isEmpty();
    }

    @Test
    void removingOneInTheMiddleKeepsItsChildren() {
        ManagedObjectReference first = create(1, "s1", false);
        ManagedObjectReference second = create(1, "s2", false);
        ManagedObjectReference third = create(1, "s3", false);
        succeed(RemoveSnapshotTaskRequest.builder(second).removeChildren(false).build());

        VirtualMachineSnapshotTree root = info(1).rootSnapshotList().getFirst();
        assertThat(root.snapshot()).isEqualTo(first);
        assertThat(root.childSnapshotList().getFirst().snapshot()).isEqualTo(third);
        assertThat(info(1).currentSnapshot()).isEqualTo(third);
        assertThat(server.read(third, "config.hardware.device[2000].backing.fileName"))
                .isEqualTo("[datastore1] web/web-000001.vmdk");
    }

    @Test
    void removingWithChildrenMakesTheParentCurrent() {
        ManagedObjectReference first = create(1, "s1", false);
        ManagedObjectReference second = create(1, "s2", false);
        create(1, "s3", false);
        succeed(RemoveSnapshotTaskRequest.builder(second).removeChildren(true).build());

        assertThat(info(1).currentSnapshot()).isEqualTo(first);
        assertThat(info(1).rootSnapshotList().getFirst().childSnapshotList()).isEmpty();
    }

    @Test
    void deltasThatWereNotConsolidatedAreReportedUntilSomeoneDoes() {
        create(1, "s1", false);
        create(1, "s2", false);
        succeed(RemoveAllSnapshotsTaskRequest.builder(TestServer.vm(1)).consolidate(false).build());
        assertThat(server.read(TestServer.vm(1), "runtime.consolidationNeeded")).isEqualTo(true);
        assertThat(disk(1)).isEqualTo("[datastore1] web/web-000002.vmdk");

        succeed(ConsolidateVMDisksTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(server.read(TestServer.vm(1), "runtime.consolidationNeeded")).isEqualTo(false);
        assertThat(disk(1)).isEqualTo("[datastore1] web/web.vmdk");
    }

    @Test
    void renamesAndKeepsWhatWasNotGiven() {
        ManagedObjectReference snapshot = create(1, "s1", false);
        server.call(RenameSnapshotRequest.builder(snapshot).name("better").build());

        VirtualMachineSnapshotTree node = info(1).rootSnapshotList().getFirst();
        assertThat(node.name()).isEqualTo("better");
        assertThat(node.description()).isEqualTo("about s1");
    }

    @Test
    void namesMayBeUsedTwiceButNotBeEmpty() {
        create(1, "same", false);
        create(1, "same", false);
        assertThat(info(1).rootSnapshotList().getFirst().childSnapshotList()).hasSize(1);
        assertThat(fault(request(1, "", false))).isInstanceOf(InvalidName.class);
    }

    @Test
    void refusesTheThirtyThirdLevel() {
        for (int i = 1; i <= 32; i++) {
            create(2, "s" + i, false);
        }
        TaskInfo task = server.info(server.call(request(2, "one more", false)));
        assertThat(Objects.requireNonNull(task.error()).fault())
                .isInstanceOf(TooManySnapshotLevels.class);
    }

    private static ArrayValue references(ManagedObjectReference reference) {
        return new ArrayValue("ManagedObjectReference", List.of(reference));
    }

    private MethodFault fault(MethodRequest<?> request) {
        try {
            server.call(request);
        } catch (SimFault e) {
            return e.fault();
        }
        throw new AssertionError("no fault");
    }

    private static CreateSnapshotTaskRequest request(int vm, String name, boolean memory) {
        return CreateSnapshotTaskRequest.builder(TestServer.vm(vm))
                .name(name)
                .description("about " + name)
                .memory(memory)
                .quiesce(false)
                .build();
    }

    private ManagedObjectReference create(int vm, String name, boolean memory) {
        return (ManagedObjectReference)
                Objects.requireNonNull(succeed(request(vm, name, memory)).result());
    }

    private TaskInfo succeed(MethodRequest<ManagedObjectReference> request) {
        TaskInfo info = server.info(server.call(request));
        assertThat(info.error()).isNull();
        assertThat(info.state()).isEqualTo(TaskInfoState.SUCCESS);
        return info;
    }

    private VirtualMachineSnapshotInfo info(int vm) {
        return (VirtualMachineSnapshotInfo)
                Objects.requireNonNull(server.read(TestServer.vm(vm), "snapshot"));
    }

    private Object disk(int vm) {
        return Objects.requireNonNull(
                server.read(TestServer.vm(vm), "config.hardware.device[2000].backing.fileName"));
    }
}
