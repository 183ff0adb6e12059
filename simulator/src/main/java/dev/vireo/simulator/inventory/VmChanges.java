package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.ConfigChanges;
import dev.vireo.simulator.machine.MachineClone;
import dev.vireo.simulator.machine.Reconfiguration;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.ChangesInfoEventArgument;
import dev.vireo.vim.CloneVMTaskRequest;
import dev.vireo.vim.CustomizationSpec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.ReloadVirtualMachineFromPathTaskRequest;
import dev.vireo.vim.RelocateVMTaskRequest;
import dev.vireo.vim.VirtualMachineCloneSpec;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineHandler;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import dev.vireo.vim.VmClonedEvent;
import dev.vireo.vim.VmEventArgument;
import dev.vireo.vim.VmReconfiguredEvent;

/// The methods that change what a machine is made of, or make another one of it.
interface VmChanges extends VirtualMachineHandler {
    /// Returns the machine.
    SimVirtualMachine vm();

    private HostSite site() {
        return new HostSite(vm().host());
    }

    @Override
    default ManagedObjectReference reconfigVMTask(ReconfigVMTaskRequest request) {
        return new VmTasks(vm())
                .start(
                        "ReconfigVM_Task",
                        "reconfigure",
                        false,
                        task -> {
                            vm().questions().askScripted(task);
                            reconfigure(task, request.spec());
                            return null;
                        });
    }

    private void reconfigure(SimTask task, VirtualMachineConfigSpec wanted) {
        VirtualMachineConfigSpec spec = wanted;
        String name = wanted.name();
        String before = vm().name();
        if (name != null) {
            String stored = EntityNames.given(name, vm().self());
            new VmRenaming(vm()).require(stored);
            spec = wanted.toBuilder().name(stored).build();
        }
        VirtualMachineConfigSpec checked = spec;
        Reconfiguration made =
                FolderMachines.translating(() ->
                        Reconfiguration.of(
                                vm().config().info(), checked, vm().power().wire(), site()));
        vm().guest().requireDoor(task, made.config());
        if (!spec.deviceChange().isEmpty()) {
            vm().files().prepare(); // a disk that goes leaves its file behind
        }
        new DiskWork(site()).run(made.files());
        vm().configure(new StoredConfig(made.config()));
        tell(wanted, made.changes());
        if (!vm().name().equals(before)) {
            new VmRenaming(vm()).posted(before);
        }
    }

    private void tell(VirtualMachineConfigSpec spec, ConfigChanges changes) {
        vm().inventory()
                .events()
                .post(
                        vm(),
                        VmReconfiguredEvent.builder()
                                .configSpec(spec)
                                .configChanges(
                                        ChangesInfoEventArgument.builder()
                                                .modified(String.join("\n", changes.modified()))
                                                .added(String.join("\n", changes.added()))
                                                .deleted(String.join("\n", changes.deleted()))
                                                .build()),
                        "Reconfigured " + EventPlace.of(vm()));
    }

    /// Reads the configuration again, if the machine is off: somebody may have edited it.
    default void reread() {
        if (vm().power() == PowerState.OFF && vm().files().isWritten()) {
            reread(vm().config().vmPathName());
        }
        vm().touch();
    }

    private void reread(String path) {
        HostSite site = site();
        VirtualMachineConfigInfo read = VmFiles.read(site.place(path), site);
        String name = EntityNames.given(read.name(), vm().self());
        vm().configure(
                        new StoredConfig(
                                read.toBuilder()
                                        .name(name)
                                        .template(vm().config().template())
                                        .build()));
    }

    @Override
    default ManagedObjectReference reloadVirtualMachineFromPathTask(
            ReloadVirtualMachineFromPathTaskRequest request) {
        return new VmTasks(vm())
                .start(
                        "reloadVirtualMachineFromPath_Task",
                        "reloadFromPath",
                        false,
                        _ -> {
                            if (vm().power() != PowerState.OFF) {
                                throw SimFault.invalidPowerState(
                                        PowerState.OFF.wire(), vm().power());
                            }
                            reread(request.configurationPath());
                            return vm().self();
                        });
    }

    @Override
    default ManagedObjectReference cloneVMTask(CloneVMTaskRequest request) {
        if (!vm().inventory().isVcenter()) {
            throw SimFault.notSupported();
        }
        if (!(vm().inventory().find(request.folder()).orElse(null) instanceof SimFolder folder)) {
            throw SimFault.notFound(request.folder());
        }
        if (request.spec().customization() != null) {
            vm().inventory().access().require(vm(), "VirtualMachine.Provisioning.Customize");
        }
        return new VmTasks(vm())
                .start(
                        "CloneVM_Task",
                        "clone",
                        true,
                        task -> {
                            vm().questions().askScripted(task);
                            return clone(folder, request.name(), request.spec()).self();
                        });
    }

    private SimVirtualMachine clone(SimFolder folder, String wanted, VirtualMachineCloneSpec spec) {
        String name = EntityNames.given(wanted, folder.self());
        EntityNames.requireFree(folder.children(), name, null);
        FolderMachines target = new FolderMachines(folder);
        VirtualMachineRelocateSpec location = spec.location();
        SimVirtualMachine.Surroundings around =
                location.pool() == null && location.host() == null
                        ? vm().surroundings()
                        : target.surroundings(location.pool(), location.host());
        VirtualMachineConfigInfo source =
                spec.snapshot() == null ? vm().config().info() : snapshotConfig(spec.snapshot());
        Reconfiguration made =
                FolderMachines.translating(
                        () -> MachineClone.of(source, name, spec, new HostSite(around.host())));
        CustomizationSpec customization = spec.customization();
        if (customization != null) {
            VmCustomization.require(customization, new StoredConfig(made.config()));
        }
        SimVirtualMachine clone =
                target.add(
                        made,
                        around,
                        VmClonedEvent.builder()
                                .sourceVm(
                                        VmEventArgument.builder()
                                                .name(vm().name())
                                                .vm(vm().self())
                                                .build()),
                        "Virtual machine " + vm().name() + " was cloned to ");
        if (customization != null) {
            clone.customization().prepare(customization);
        }
        if (spec.powerOn() && !spec.template()) {
            new VmAdmission(clone, clone.host()).require();
            clone.powerControl().reach(PowerState.ON);
        }
        return clone;
    }

    private VirtualMachineConfigInfo snapshotConfig(ManagedObjectReference id) {
        return vm().snapshots().tree().snapshots().stream()
                .filter(each -> vm().snapshots().reference(each.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> SimFault.notFound(id))
                .config();
    }

    @Override
    default ManagedObjectReference relocateVMTask(RelocateVMTaskRequest request) {
        if (!vm().inventory().isVcenter()) {
            throw SimFault.notSupported();
        }
        return new VmTasks(vm())
                .start(
                        "RelocateVM_Task",
                        "relocate",
                        true,
                        task -> {
                            vm().questions().askScripted(task);
                            VmRelocation.plan(vm(), request.spec()).run();
                            return null;
                        });
    }
}
