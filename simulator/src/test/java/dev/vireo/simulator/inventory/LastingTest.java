package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.AddPortGroupRequest;
import dev.vireo.vim.AutoStartPowerInfo;
import dev.vireo.vim.AutoStartWaitHeartbeatSetting;
import dev.vireo.vim.CreateFolderRequest;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.CreateVMTaskRequest;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.HostConfigManager;
import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostPortGroupSpec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigureAutostartRequest;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualMachineSnapshotInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a client changed is there again when another server opens the same folder.
class LastingTest {
    @TempDir private Path folder;

    private TestServer esx() {
        return keep(TestServer.esx(EsxModel.numbered(2).toArray(MachinePlan[]::new)));
    }

    private TestServer vcenter() {
        return keep(TestServer.vcenter(1, 1, 1));
    }

    private TestServer keep(TestServer server) {
        StateKeeper.attach(folder, server.inventory(), "test", server::inventory);
        return server;
    }

    private static ManagedObjectReference part(
            TestServer server, @Nullable ManagedObjectReference part) {
        assertThat(server.inventory().find(Objects.requireNonNull(part))).isPresent();
        return part;
    }

    private static HostConfigManager parts(TestServer server) {
        return (HostConfigManager)
                Objects.requireNonNull(
                        server.read(
                                new ManagedObjectReference("HostSystem", "ha-host"),
                                "configManager"));
    }

    @Test
    void snapshotsAndConfigurationSurvive() {
        TestServer before = esx();
        before.call(
                CreateSnapshotTaskRequest.builder(TestServer.vm(1))
                        .name("first")
                        .memory(false)
                        .quiesce(false)
                        .build());
        Object config = before.read(TestServer.vm(1), "config");
        var info = (VirtualMachineSnapshotInfo) before.read(TestServer.vm(1), "snapshot");

        TestServer after = esx();
        assertThat(after.read(TestServer.vm(1), "snapshot")).isEqualTo(info).isNotNull();
        assertThat(after.read(TestServer.vm(1), "config")).isEqualTo(config);
    }

    @Test
    void portGroupsAndTheirNetworksSurvive() {
        TestServer before = esx();
        before.call(
                AddPortGroupRequest.builder(part(before, parts(before).networkSystem()))
                        .portgrp(
                                HostPortGroupSpec.builder()
                                        .name("backup")
                                        .vlanId(7)
                                        .vswitchName("vSwitch0")
                                        .policy(HostNetworkPolicy.builder().build())
                                        .build())
                        .build());
        ManagedObjectReference host = new ManagedObjectReference("HostSystem", "ha-host");
        Object networks = before.read(host, "network");

        TestServer after = esx();
        assertThat(after.read(host, "config.network"))
                .isEqualTo(before.read(host, "config.network"));
        assertThat(after.read(host, "network")).isEqualTo(networks);
        assertThat(String.valueOf(networks)).contains("backup");
    }

    @Test
    void autostartSurvives() {
        TestServer before = esx();
        ManagedObjectReference manager = part(before, parts(before).autoStartManager());
        before.call(
                ReconfigureAutostartRequest.builder(manager)
                        .spec(
                                HostAutoStartManagerConfig.builder()
                                        .powerInfo(
                                                List.of(
                                                        AutoStartPowerInfo.builder()
                                                                .key(TestServer.vm(2))
                                                                .startOrder(1)
                                                                .startDelay(5)
                                                                .waitForHeartbeat(
                                                                        AutoStartWaitHeartbeatSetting
                                                                                .NO)
                                                                .startAction("powerOn")
                                                                .stopDelay(-1)
                                                                .stopAction("powerOff")
                                                                .build()))
                                        .build())
                        .build());
        assertThat(esx().read(manager, "config")).isEqualTo(before.read(manager, "config"));
    }

    @Test
    void foldersSurviveWithTheirIdentifiers() {
        TestServer before = vcenter();
        ManagedObjectReference datacenter =
                before.inventory().all(SimDatacenter.class).getFirst().self();
        ManagedObjectReference vms =
                (ManagedObjectReference)
                        Objects.requireNonNull(before.read(datacenter, "vmFolder"));
        ManagedObjectReference outer = folder(before, vms, "outer");
        ManagedObjectReference inner = folder(before, outer, "inner");

        TestServer after = vcenter();
        assertThat(after.read(inner, "name")).isEqualTo("inner");
        assertThat(after.read(inner, "parent")).isEqualTo(outer);
        assertThat(folder(after, outer, "third")).isNotIn(outer, inner);
    }

    @Test
    void machineMadeAfterARestartTakesNobodysPlace() {
        make(esx(), "first");
        make(esx(), "second");
        TestServer after = esx();
        make(after, "third");
        assertThat(after.inventory().machines())
                .extracting(SimVirtualMachine::name)
                .contains("first", "second", "third")
                .doesNotHaveDuplicates();
    }

    @Test
    void machinesOfTwoServersOnOneFolderTakeNobodysPlace() {
        TestServer one = esx();
        TestServer other = esx();
        make(one, "a");
        make(other, "b");
        make(one, "c");
        TestServer after = esx();
        assertThat(after.inventory().machines())
                .extracting(SimVirtualMachine::name)
                .contains("a", "b", "c");
    }

    private static void make(TestServer server, String name) {
        ManagedObjectReference task =
                server.call(
                        CreateVMTaskRequest.builder(
                                        new ManagedObjectReference("Folder", "ha-folder-vm"))
                                .config(
                                        VirtualMachineConfigSpec.builder()
                                                .name(name)
                                                .memoryMB(256L)
                                                .numCPUs(1)
                                                .files(
                                                        VirtualMachineFileInfo.builder()
                                                                .vmPathName("[datastore1]")
                                                                .build())
                                                .build())
                                .pool(new ManagedObjectReference("ResourcePool", "ha-root-pool"))
                                .build());
        assertThat(server.info(task).error()).isNull();
    }

    private static ManagedObjectReference folder(
            TestServer server, ManagedObjectReference parent, String name) {
        return server.call(CreateFolderRequest.builder(parent).name(name).build());
    }
}
