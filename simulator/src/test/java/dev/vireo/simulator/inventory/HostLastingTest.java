package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.AddInternetScsiSendTargetsRequest;
import dev.vireo.vim.ConfigurePowerPolicyRequest;
import dev.vireo.vim.CreateNasDatastoreRequest;
import dev.vireo.vim.DestroyDatastoreRequest;
import dev.vireo.vim.DetachScsiLunRequest;
import dev.vireo.vim.EnableRulesetRequest;
import dev.vireo.vim.EnterMaintenanceModeTaskRequest;
import dev.vireo.vim.HostDateTimeConfig;
import dev.vireo.vim.HostFlagInfo;
import dev.vireo.vim.HostInternetScsiHbaSendTarget;
import dev.vireo.vim.HostNasVolumeSpec;
import dev.vireo.vim.HostNtpConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.RenameDatastoreRequest;
import dev.vireo.vim.RescanAllHbaRequest;
import dev.vireo.vim.SelectVnicForNicTypeRequest;
import dev.vireo.vim.StartServiceRequest;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.UpdateDateTimeConfigRequest;
import dev.vireo.vim.UpdateFlagsRequest;
import dev.vireo.vim.UpdateInternetScsiNameRequest;
import dev.vireo.vim.UpdateOptionsRequest;
import dev.vireo.vim.UpdateScsiLunDisplayNameRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a host was configured is as it was when another server opens the same folder.
class HostLastingTest {
    private static final ManagedObjectReference HOST =
            new ManagedObjectReference("HostSystem", "ha-host");
    private static final ManagedObjectReference STORAGE =
            new ManagedObjectReference("HostStorageSystem", "storageSystem");

    @TempDir private Path folder;

    private TestServer start() {
        TestServer server = TestServer.esx(MachinePlan.linux("web", 1, 512, 1).in(PowerState.OFF));
        StateKeeper.attach(folder, server.inventory(), "test", server::inventory);
        return server;
    }

    private static ManagedObjectReference part(String type, String id) {
        return new ManagedObjectReference(type, id);
    }

    /// Says that a property was changed, and that it is the same on another server.
    private void survives(TestServer before, ManagedObjectReference object, String property) {
        TestServer untouched = TestServer.esx(MachinePlan.linux("web", 1, 512, 1));
        assertThat(before.read(object, property)).isNotEqualTo(untouched.read(object, property));
        assertThat(start().read(object, property)).isEqualTo(before.read(object, property));
    }

    @Test
    void servicesSurvive() {
        TestServer before = start();
        ManagedObjectReference services = part("HostServiceSystem", "serviceSystem");
        before.call(StartServiceRequest.builder(services).id("TSM-SSH").build());
        survives(before, services, "serviceInfo");
    }

    @Test
    void firewallSurvives() {
        TestServer before = start();
        ManagedObjectReference firewall = part("HostFirewallSystem", "firewallSystem");
        before.call(EnableRulesetRequest.builder(firewall).id("syslog").build());
        survives(before, firewall, "firewallInfo");
    }

    @Test
    void timeServersSurvive() {
        TestServer before = start();
        ManagedObjectReference clock = part("HostDateTimeSystem", "dateTimeSystem");
        before.call(
                UpdateDateTimeConfigRequest.builder(clock)
                        .config(
                                HostDateTimeConfig.builder()
                                        .ntpConfig(
                                                HostNtpConfig.builder()
                                                        .server(List.of("10.0.0.9"))
                                                        .build())
                                        .build())
                        .build());
        survives(before, clock, "dateTimeInfo");
    }

    @Test
    void advancedSettingsSurvive() {
        TestServer before = start();
        ManagedObjectReference options = part("OptionManager", "ha-adv-options");
        before.call(
                UpdateOptionsRequest.builder(options)
                        .changedValue(
                                List.of(
                                        OptionValue.builder().key("Mem.IdleTax").value(50L).build(),
                                        OptionValue.builder()
                                                .key("Syslog.global.logHost")
                                                .value("tcp://10.0.0.9 & more")
                                                .build()))
                        .build());
        survives(before, options, "setting");
    }

    @Test
    void settingsOfTheServerSurvive() {
        TestServer before = start();
        ManagedObjectReference settings = part("OptionManager", "HostAgentSettings");
        before.call(
                UpdateOptionsRequest.builder(settings)
                        .changedValue(
                                List.of(
                                        OptionValue.builder()
                                                .key("Config.HostAgent.vmacore.soap.sessionTimeout")
                                                .value(60)
                                                .build()))
                        .build());
        survives(before, settings, "setting");
    }

    @Test
    void selectedInterfacesSurvive() {
        TestServer before = start();
        ManagedObjectReference manager = part("HostVirtualNicManager", "ha-vnic-mgr");
        before.call(
                SelectVnicForNicTypeRequest.builder(manager)
                        .nicType("vmotion")
                        .device("vmk0")
                        .build());
        survives(before, manager, "info");
    }

    @Test
    void powerPolicySurvives() {
        TestServer before = start();
        ManagedObjectReference power = part("HostPowerSystem", "ha-power-system");
        before.call(ConfigurePowerPolicyRequest.builder(power).key(3).build());
        survives(before, power, "info");
    }

    @Test
    void targetsOfIscsiSurviveAndTheDisksBehindThem() {
        TestServer before = start();
        before.call(
                AddInternetScsiSendTargetsRequest.builder(STORAGE)
                        .iScsiHbaDevice("vmhba64")
                        .targets(
                                List.of(
                                        HostInternetScsiHbaSendTarget.builder()
                                                .address(IscsiTarget.ADDRESS)
                                                .build()))
                        .build());
        before.call(RescanAllHbaRequest.builder(STORAGE).build());
        before.call(
                UpdateInternetScsiNameRequest.builder(STORAGE)
                        .iScsiHbaDevice("vmhba64")
                        .iScsiName("iqn.2026-01.test:esx")
                        .build());
        survives(before, STORAGE, "storageDeviceInfo");
    }

    @Test
    void disksKeepTheirNamesAndStayDetached() {
        TestServer before = start();
        SimHostSystem host = (SimHostSystem) before.inventory().find(HOST).orElseThrow();
        List<HostDisk> free =
                host.storage().disks().stream()
                        .filter(disk -> host.datastoreOn(disk).isEmpty())
                        .toList();
        before.call(
                UpdateScsiLunDisplayNameRequest.builder(STORAGE)
                        .lunUuid(free.getFirst().uuid())
                        .displayName("scratch")
                        .build());
        before.call(DetachScsiLunRequest.builder(STORAGE).lunUuid(free.getLast().uuid()).build());
        survives(before, STORAGE, "storageDeviceInfo");
    }

    @Test
    void flagsSurvive() {
        TestServer before = start();
        before.call(
                UpdateFlagsRequest.builder(HOST)
                        .flagInfo(HostFlagInfo.builder().backgroundSnapshotsEnabled(false).build())
                        .build());
        survives(before, HOST, "config.flags");
    }

    @Test
    void hostStaysInMaintenanceAndRunsNothing() {
        TestServer before = start();
        before.call(EnterMaintenanceModeTaskRequest.builder(HOST).timeout(0).build());
        survives(before, HOST, "runtime.inMaintenanceMode");

        TestServer after = start();
        ManagedObjectReference task =
                after.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(after.info(task).state()).isEqualTo(TaskInfoState.ERROR);
    }

    private static ManagedObjectReference mount(TestServer server) {
        return server.call(
                CreateNasDatastoreRequest.builder(part("HostDatastoreSystem", "ha-datastoresystem"))
                        .spec(
                                HostNasVolumeSpec.builder()
                                        .remoteHost("nas.test")
                                        .remotePath("/export")
                                        .localPath("backup")
                                        .accessMode("readWrite")
                                        .build())
                        .build());
    }

    @Test
    void datastoresSurviveAndAreGoneWhenRemoved() {
        TestServer before = start();
        ManagedObjectReference datastore = mount(before);
        TestServer after = start();
        assertThat(after.read(datastore, "summary")).isEqualTo(before.read(datastore, "summary"));
        assertThat(after.read(HOST, "datastore")).isEqualTo(before.read(HOST, "datastore"));

        after.call(DestroyDatastoreRequest.builder(datastore).build());
        assertThat(start().inventory().find(datastore)).isEmpty();
    }

    @Test
    void machinesFollowTheNameOfTheirDatastore() {
        TestServer before = start();
        ManagedObjectReference datastore =
                before.inventory().all(SimDatastore.class).getFirst().self();
        before.call(RenameDatastoreRequest.builder(datastore).newName("fast & new").build());
        survives(before, datastore, "name");
        survives(before, TestServer.vm(1), "config.files");
        assertThat(String.valueOf(start().read(TestServer.vm(1), "config")))
                .contains("[fast & new] web/web.vmx", "[fast & new] web/web.vmdk")
                .doesNotContain("[datastore1]");
    }
}
