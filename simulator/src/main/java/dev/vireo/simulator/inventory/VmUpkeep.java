package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.AlreadyUpgraded;
import dev.vireo.vim.CheckCustomizationSpecRequest;
import dev.vireo.vim.CustomizeVMTaskRequest;
import dev.vireo.vim.DefragmentAllDisksRequest;
import dev.vireo.vim.DiskChangeExtent;
import dev.vireo.vim.DiskChangeInfo;
import dev.vireo.vim.ExportVmRequest;
import dev.vireo.vim.ExtractOvfEnvironmentRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MarkAsTemplateRequest;
import dev.vireo.vim.MarkAsVirtualMachineRequest;
import dev.vireo.vim.MigrateVMTaskRequest;
import dev.vireo.vim.MountToolsInstallerRequest;
import dev.vireo.vim.QueryChangedDiskAreasRequest;
import dev.vireo.vim.RefreshStorageInfoRequest;
import dev.vireo.vim.TerminateVMRequest;
import dev.vireo.vim.UnmountToolsInstallerRequest;
import dev.vireo.vim.UnregisterVMRequest;
import dev.vireo.vim.UpgradeToolsTaskRequest;
import dev.vireo.vim.UpgradeVMTaskRequest;
import dev.vireo.vim.VirtualMachineHandler;
import dev.vireo.vim.VmUpgradeCompleteEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The methods that keep a machine: in or out of the inventory, as a template, on a host, up to
/// date.
interface VmUpkeep extends VirtualMachineHandler {
    /// The newest virtual hardware.
    String NEWEST = "vmx-21";

    /// How many bytes changed areas begin and end at a multiple of.
    long BLOCK = 64 << 10;

    /// Returns the machine.
    SimVirtualMachine vm();

    private VmTasks tasks() {
        return new VmTasks(vm());
    }

    private void require(PowerState... allowed) {
        if (!List.of(allowed).contains(vm().power())) {
            throw SimFault.invalidPowerState(allowed[0].wire(), vm().power());
        }
    }

    private void requireVcenter() {
        if (!vm().inventory().isVcenter()) {
            throw SimFault.notSupported();
        }
    }

    @Override
    default void unregisterVM(UnregisterVMRequest request) {
        tasks().now("UnregisterVM", () -> new VmRemoval(vm()).unregister());
    }

    @Override
    default ManagedObjectReference exportVm(ExportVmRequest request) {
        return LeaseStart.export(vm());
    }

    // Templates

    @Override
    default void markAsTemplate(MarkAsTemplateRequest request) {
        requireVcenter();
        tasks().now(
                        "MarkAsTemplate",
                        () -> {
                            if (vm().config().template()) {
                                throw SimFault.notSupported();
                            }
                            require(PowerState.OFF);
                            template(true);
                        });
    }

    @Override
    default void markAsVirtualMachine(MarkAsVirtualMachineRequest request) {
        requireVcenter();
        tasks().now(
                        "MarkAsVirtualMachine",
                        () -> {
                            if (!vm().config().template()) {
                                throw SimFault.invalidState("It is no template.");
                            }
                            template(false);
                            vm().placement()
                                    .move(
                                            new VmMigration(vm())
                                                    .target(request.pool(), request.host()));
                        });
    }

    private void template(boolean template) {
        vm().configure(
                        new StoredConfig(
                                vm().config().info().toBuilder().template(template).build()));
    }

    // Hosts

    @Override
    default ManagedObjectReference migrateVMTask(MigrateVMTaskRequest request) {
        requireVcenter();
        return tasks().start(
                        "MigrateVM_Task",
                        "migrate",
                        true,
                        task -> {
                            vm().questions().askScripted(task);
                            new VmMigration(vm())
                                    .migrate(request.pool(), request.host(), request.state());
                            return null;
                        });
    }

    // Versions

    @Override
    default ManagedObjectReference upgradeVMTask(UpgradeVMTaskRequest request) {
        String version = Objects.requireNonNullElse(request.version(), NEWEST);
        if (!version.matches("vmx-[0-9]{2}")) {
            throw SimFault.invalidArgument("version");
        }
        return tasks().start(
                        "UpgradeVM_Task",
                        "upgradeVirtualHardware",
                        false,
                        _ -> {
                            upgrade(version);
                            return null;
                        });
    }

    private void upgrade(String version) {
        require(PowerState.OFF);
        if (vm().config().version().compareTo(version) >= 0) {
            throw new SimFault(
                    AlreadyUpgraded.builder().build(),
                    "The virtual hardware is up to date already.");
        }
        vm().configure(new StoredConfig(vm().config().info().toBuilder().version(version).build()));
        vm().inventory()
                .events()
                .post(
                        vm(),
                        VmUpgradeCompleteEvent.builder().version(version),
                        "Virtual machine compatibility upgraded to " + version);
    }

    private void requireOn() {
        require(PowerState.ON);
    }

    @Override
    default void mountToolsInstaller(MountToolsInstallerRequest request) {
        requireOn();
        vm().toolsInstallerMounted(true);
    }

    @Override
    default void unmountToolsInstaller(UnmountToolsInstallerRequest request) {
        requireOn();
        vm().toolsInstallerMounted(false);
    }

    @Override
    default ManagedObjectReference upgradeToolsTask(UpgradeToolsTaskRequest request) {
        return tasks().start(
                        "UpgradeTools_Task",
                        "upgradeTools",
                        true,
                        _ -> {
                            requireOn();
                            if (!vm().toolsRunning()) {
                                throw SimFault.toolsUnavailable();
                            }
                            return null;
                        });
    }

    // The rest

    /// Ends the machine as if its process was killed.
    @Override
    default void terminateVM(TerminateVMRequest request) {
        requireOn();
        vm().inventory()
                .durably(() -> {
                    vm().powerControl().reach(PowerState.OFF);
                    return null;
                });
    }

    @Override
    default void defragmentAllDisks(DefragmentAllDisksRequest request) {
        require(PowerState.OFF, PowerState.SUSPENDED);
    }

    @Override
    default void refreshStorageInfo(RefreshStorageInfoRequest request) {
        vm().touch();
    }

    @Override
    default void checkCustomizationSpec(CheckCustomizationSpecRequest request) {
        requireVcenter();
        VmCustomization.require(request.spec(), vm().config());
    }

    @Override
    default ManagedObjectReference customizeVMTask(CustomizeVMTaskRequest request) {
        requireVcenter();
        return tasks().start(
                        "CustomizeVM_Task",
                        "customize",
                        false,
                        task -> {
                            require(PowerState.OFF);
                            vm().questions().askScripted(task);
                            VmCustomization.require(request.spec(), vm().config());
                            vm().customization().requireNonePending();
                            vm().customization().prepare(request.spec());
                            return null;
                        });
    }

    @Override
    default String extractOvfEnvironment(ExtractOvfEnvironmentRequest request) {
        requireOn();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Environment xmlns=\"http://schemas.dmtf.org/ovf/environment/1\""
                + " xmlns:oe=\"http://schemas.dmtf.org/ovf/environment/1\" oe:id=\"\">\n"
                + "   <PlatformSection>\n      <Kind>VMware ESXi</Kind>\n"
                + "      <Version>8.0.2</Version>\n      <Vendor>VMware, Inc.</Vendor>\n"
                + "      <Locale>en</Locale>\n   </PlatformSection>\n</Environment>\n";
    }

    /// Returns areas that depend on the disk and the seed only: every fourth of 16 parts of it.
    @Override
    default DiskChangeInfo queryChangedDiskAreas(QueryChangedDiskAreasRequest request) {
        long size =
                vm().config().disks().stream()
                                .filter(disk -> disk.key() == request.deviceKey())
                                .findFirst()
                                .orElseThrow(() -> SimFault.invalidArgument("deviceKey"))
                                .sizeKb()
                        << 10;
        if (!Objects.equals(vm().config().info().changeTrackingEnabled(), true)) {
            throw SimFault.invalidArgument("changeId");
        }
        if (request.startOffset() < 0 || request.startOffset() >= size) {
            throw SimFault.invalidArgument("startOffset");
        }
        long part = Math.max(BLOCK, size / 16 / BLOCK * BLOCK);
        long first =
                Math.floorMod(
                        vm().inventory().identities().number("changed", request.deviceKey()), 4);
        List<DiskChangeExtent> areas = new ArrayList<>();
        for (long at = first * part; at < size; at += 4 * part) {
            if (at >= request.startOffset()) {
                areas.add(
                        DiskChangeExtent.builder()
                                .start(at)
                                .length(Math.min(part, size - at))
                                .build());
            }
        }
        return DiskChangeInfo.builder()
                .startOffset(request.startOffset())
                .length(size - request.startOffset())
                .changedArea(areas)
                .build();
    }
}
