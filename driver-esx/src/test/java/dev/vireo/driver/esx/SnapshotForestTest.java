package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineFileLayoutEx;
import dev.vireo.vim.VirtualMachineFileLayoutExDiskLayout;
import dev.vireo.vim.VirtualMachineFileLayoutExDiskUnit;
import dev.vireo.vim.VirtualMachineFileLayoutExFileInfo;
import dev.vireo.vim.VirtualMachineFileLayoutExSnapshotLayout;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineSnapshotInfo;
import dev.vireo.vim.VirtualMachineSnapshotTree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotForestTest {
    private static final ManagedObjectReference VM =
            new ManagedObjectReference("VirtualMachine", "1");

    /// before (1) > same (2) > after (3), and same (4) beside before.
    private static final VirtualMachineSnapshotInfo INFO =
            VirtualMachineSnapshotInfo.builder()
                    .currentSnapshot(reference(3))
                    .rootSnapshotList(
                            List.of(
                                    tree(1, "before", tree(2, "same", tree(3, "after"))),
                                    tree(4, "same")))
                    .build();

    @Test
    void findsByNameThenIdThenPath() {
        SnapshotForest forest = forest(Map.of(VirtualMachines.SNAPSHOT, INFO));
        assertThat(forest.find("after").id()).isEqualTo(3);
        assertThat(forest.find("id:4").id()).isEqualTo(4);
        assertThat(forest.find("before/same").id()).isEqualTo(2);
        assertThatThrownBy(() -> forest.find("same"))
                .hasMessage(
                        "invalid argument: 'same' can be any of 2 snapshots: id:2 is 'before/same',"
                                + " id:4 is 'same'");
        assertThatThrownBy(() -> forest.find("id:9"))
                .hasMessage("Domain snapshot not found: Could not find snapshot with name 'id:9'");
    }

    @Test
    void countsWhatComesAfter() {
        SnapshotForest forest = forest(Map.of(VirtualMachines.SNAPSHOT, INFO));
        SnapshotNode first = forest.find("before");
        assertThat(forest.children(first)).isEqualTo(1);
        assertThat(forest.descendants(first)).isEqualTo(2);
        assertThat(forest.current().map(SnapshotNode::name)).contains("after");
        assertThat(forest.nodes()).extracting(SnapshotNode::id).containsExactly(1, 2, 3, 4);
    }

    @Test
    void takesTheNextSecondThatIsFree() {
        SnapshotForest forest =
                forest(
                        Map.of(
                                VirtualMachines.SNAPSHOT,
                                VirtualMachineSnapshotInfo.builder()
                                        .rootSnapshotList(List.of(tree(1, "100", tree(2, "101"))))
                                        .build()));
        assertThat(forest.freeName(Instant.ofEpochSecond(100))).isEqualTo("102");
        assertThat(forest.freeName(Instant.ofEpochSecond(99))).isEqualTo("99");
    }

    /// The base has 1, 10 and 100 bytes come on top of it; each snapshot has a state of 1,000.
    @Test
    void addsUpWhatASnapshotHolds() {
        Map<String, Object> properties =
                Map.of(
                        VirtualMachines.SNAPSHOT,
                        VirtualMachineSnapshotInfo.builder()
                                .currentSnapshot(reference(2))
                                .rootSnapshotList(List.of(tree(1, "one", tree(2, "two"))))
                                .build(),
                        SnapshotSize.LAYOUT,
                        VirtualMachineFileLayoutEx.builder()
                                .timestamp(Instant.EPOCH)
                                .file(
                                        List.of(
                                                file(0, 1),
                                                file(1, 10),
                                                file(2, 100),
                                                file(3, 1_000),
                                                file(4, 1_000)))
                                .disk(List.of(disk(0, 1, 2)))
                                .snapshot(List.of(layout(1, 3, disk(0)), layout(2, 4, disk(0, 1))))
                                .build());
        Row row = new Row(VM, properties);
        SnapshotForest forest = SnapshotForest.of(row, "vm");
        assertThat(SnapshotSize.of(row, forest, forest.find("one"))).hasValue(1_010);
        assertThat(SnapshotSize.of(row, forest, forest.find("two"))).hasValue(1_100);
    }

    private static SnapshotForest forest(Map<String, Object> properties) {
        return SnapshotForest.of(new Row(VM, properties), "vm");
    }

    private static ManagedObjectReference reference(int id) {
        return new ManagedObjectReference("VirtualMachineSnapshot", "1-snapshot-" + id);
    }

    private static VirtualMachineSnapshotTree tree(
            int id, String name, VirtualMachineSnapshotTree... children) {
        return VirtualMachineSnapshotTree.builder()
                .snapshot(reference(id))
                .vm(VM)
                .name(name)
                .description("")
                .id(id)
                .createTime(Instant.EPOCH)
                .state(VirtualMachinePowerState.POWERED_OFF)
                .quiesced(false)
                .childSnapshotList(List.of(children))
                .build();
    }

    private static VirtualMachineFileLayoutExFileInfo file(int key, long size) {
        return VirtualMachineFileLayoutExFileInfo.builder()
                .key(key)
                .name("f" + key)
                .type("x")
                .size(size)
                .build();
    }

    private static VirtualMachineFileLayoutExDiskLayout disk(int... files) {
        return VirtualMachineFileLayoutExDiskLayout.builder()
                .key(2000)
                .chain(
                        IntStream.of(files)
                                .mapToObj(file ->
                                        VirtualMachineFileLayoutExDiskUnit.builder()
                                                .fileKey(List.of(file))
                                                .build())
                                .toList())
                .build();
    }

    private static VirtualMachineFileLayoutExSnapshotLayout layout(
            int id, int data, VirtualMachineFileLayoutExDiskLayout disk) {
        return VirtualMachineFileLayoutExSnapshotLayout.builder()
                .key(reference(id))
                .dataKey(data)
                .memoryKey(-1)
                .disk(List.of(disk))
                .build();
    }
}
