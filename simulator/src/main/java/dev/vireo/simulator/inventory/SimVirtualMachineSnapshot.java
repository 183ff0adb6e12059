package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.Snapshot;
import dev.vireo.vim.ExportSnapshotRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RemoveSnapshotTaskRequest;
import dev.vireo.vim.RenameSnapshotRequest;
import dev.vireo.vim.RevertToSnapshotTaskRequest;
import dev.vireo.vim.VirtualMachineSnapshotHandler;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A snapshot of a virtual machine. What it holds is in the machine's [VmSnapshots].
final class SimVirtualMachineSnapshot extends SimObject implements VirtualMachineSnapshotHandler {
    private final SimVirtualMachine vm;
    private final int id;

    SimVirtualMachineSnapshot(SimVirtualMachine vm, ManagedObjectReference self, int id) {
        super(vm.inventory(), self);
        this.vm = vm;
        this.id = id;
    }

    int id() {
        return id;
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "config" -> snapshot().config();
            case "childSnapshot" ->
                    vm.snapshots().tree().children(OptionalInt.of(id)).stream()
                            .map(child -> vm.snapshots().reference(child.id()))
                            .toList();
            case "vm" -> vm.self();
            case "value", "availableField" -> List.of();
            default -> null;
        };
    }

    private Snapshot snapshot() {
        return vm.snapshots().tree().find(id).orElseThrow(() -> SimFault.notFound(self()));
    }

    @Override
    public ManagedObjectReference exportSnapshot(ExportSnapshotRequest request) {
        return LeaseStart.export(vm, snapshot().config());
    }

    @Override
    public void renameSnapshot(RenameSnapshotRequest request) {
        Snapshot before = snapshot();
        String name = Objects.requireNonNullElse(request.name(), before.name());
        if (name.isEmpty()) {
            throw SimFault.invalidName(name, self());
        }
        vm.snapshots()
                .rename(
                        id,
                        name,
                        Objects.requireNonNullElse(request.description(), before.description()));
        touch();
    }

    @Override
    public ManagedObjectReference revertToSnapshotTask(RevertToSnapshotTaskRequest request) {
        return vm.snapshots().revert(id, Objects.equals(request.suppressPowerOn(), true));
    }

    @Override
    public ManagedObjectReference removeSnapshotTask(RemoveSnapshotTaskRequest request) {
        return vm.snapshots()
                .remove(
                        id,
                        request.removeChildren(),
                        !Objects.equals(request.consolidate(), false));
    }
}
