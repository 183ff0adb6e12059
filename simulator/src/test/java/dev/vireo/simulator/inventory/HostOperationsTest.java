package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.AutoStartDefaults;
import dev.vireo.vim.AutoStartPowerInfo;
import dev.vireo.vim.AutoStartPowerOffRequest;
import dev.vireo.vim.AutoStartPowerOnRequest;
import dev.vireo.vim.AutoStartWaitHeartbeatSetting;
import dev.vireo.vim.DisconnectHostTaskRequest;
import dev.vireo.vim.EnterMaintenanceModeTaskRequest;
import dev.vireo.vim.ExitMaintenanceModeTaskRequest;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.HostService;
import dev.vireo.vim.HostServiceInfo;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidState;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.NotFound;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.QueryOptionsRequest;
import dev.vireo.vim.RebootHostTaskRequest;
import dev.vireo.vim.ReconfigureAutostartRequest;
import dev.vireo.vim.StartServiceRequest;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.Timedout;
import dev.vireo.vim.UpdateOptionsRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HostOperationsTest {
    private static final ManagedObjectReference HOST =
            new ManagedObjectReference("HostSystem", "ha-host");
    private static final ManagedObjectReference SERVICES =
            new ManagedObjectReference("HostServiceSystem", "serviceSystem");
    private static final ManagedObjectReference OPTIONS =
            new ManagedObjectReference("OptionManager", "ha-adv-options");
    private static final ManagedObjectReference AUTOSTART =
            new ManagedObjectReference("HostAutoStartManager", "ha-autostart-mgr");

    private final TestServer server =
            TestServer.esx(
                    MachinePlan.linux("web", 1, 512, 1),
                    MachinePlan.linux("db", 1, 512, 1).in(PowerState.OFF));

    private TaskInfoState state(ManagedObjectReference task) {
        return server.info(task).state();
    }

    private boolean maintenance() {
        return Objects.equals(server.read(HOST, "runtime.inMaintenanceMode"), true);
    }

    private ManagedObjectReference enter(int timeout) {
        return server.call(EnterMaintenanceModeTaskRequest.builder(HOST).timeout(timeout).build());
    }

    @Test
    void waitsForMachinesBeforeMaintenance() {
        ManagedObjectReference task = enter(0);
        assertThat(state(task)).isEqualTo(TaskInfoState.RUNNING);
        assertThat(maintenance()).isFalse();
        server.call(PowerOffVMTaskRequest.builder(TestServer.vm(1)).build());
        server.runDeferred();
        assertThat(state(task)).isEqualTo(TaskInfoState.SUCCESS);
        assertThat(maintenance()).isTrue();
        server.call(ExitMaintenanceModeTaskRequest.builder(HOST).timeout(0).build());
        assertThat(maintenance()).isFalse();
    }

    @Test
    void givesUpMaintenanceWhenTimeIsOver() {
        ManagedObjectReference task = enter(60);
        server.runDeferred();
        LocalizedMethodFault error = Objects.requireNonNull(server.info(task).error());
        assertThat(error.fault()).isInstanceOf(Timedout.class);
        assertThat(maintenance()).isFalse();
    }

    @Test
    void restartsOutsideMaintenanceOnlyByForce() {
        ManagedObjectReference refused =
                server.call(RebootHostTaskRequest.builder(HOST).force(false).build());
        assertThat(Objects.requireNonNull(server.info(refused).error()).fault())
                .isInstanceOf(InvalidState.class);
        server.call(RebootHostTaskRequest.builder(HOST).force(true).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
    }

    @Test
    void hostWithoutVcenterCannotBeDisconnected() {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.call(DisconnectHostTaskRequest.builder(HOST).build()))
                .matches(fault -> fault.fault() instanceof NotSupported);
    }

    private HostService ssh() {
        HostServiceInfo info =
                (HostServiceInfo) Objects.requireNonNull(server.read(SERVICES, "serviceInfo"));
        return info.service().stream()
                .filter(service -> service.key().equals("TSM-SSH"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void startsServiceOnce() {
        assertThat(ssh().running()).isFalse();
        server.call(StartServiceRequest.builder(SERVICES).id("TSM-SSH").build());
        assertThat(ssh().running()).isTrue();
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> {
                    server.call(StartServiceRequest.builder(SERVICES).id("TSM-SSH").build());
                })
                .matches(fault -> fault.fault() instanceof InvalidState);
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> {
                    server.call(StartServiceRequest.builder(SERVICES).id("none").build());
                })
                .matches(fault -> fault.fault() instanceof NotFound);
    }

    private void set(String key, Object value) {
        server.call(
                UpdateOptionsRequest.builder(OPTIONS)
                        .changedValue(List.of(OptionValue.builder().key(key).value(value).build()))
                        .build());
    }

    @Test
    void keepsSettingWithinItsBounds() {
        set("NFS.MaxVolumes", 64L);
        assertThat(server.call(QueryOptionsRequest.builder(OPTIONS).name("NFS.MaxVolumes").build()))
                .extracting(OptionValue::value)
                .containsExactly(64L);
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> set("NFS.MaxVolumes", 7L))
                .matches(fault -> fault.fault() instanceof InvalidArgument);
    }

    private void autostart(int machine, int order) {
        server.call(
                ReconfigureAutostartRequest.builder(AUTOSTART)
                        .spec(
                                HostAutoStartManagerConfig.builder()
                                        .defaults(AutoStartDefaults.builder().enabled(true).build())
                                        .powerInfo(
                                                List.of(
                                                        AutoStartPowerInfo.builder()
                                                                .key(TestServer.vm(machine))
                                                                .startOrder(order)
                                                                .startDelay(-1)
                                                                .waitForHeartbeat(
                                                                        AutoStartWaitHeartbeatSetting
                                                                                .SYSTEM_DEFAULT)
                                                                .startAction("powerOn")
                                                                .stopDelay(-1)
                                                                .stopAction("powerOff")
                                                                .build()))
                                        .build())
                        .build());
    }

    @Test
    void startsAndStopsMachinesOfItsList() {
        autostart(2, 1);
        server.call(AutoStartPowerOnRequest.builder(AUTOSTART).build());
        assertThat(server.power(2)).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        server.call(AutoStartPowerOffRequest.builder(AUTOSTART).build());
        assertThat(server.power(2)).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_ON);
    }

    @Test
    void leavesEntriesOfOtherMachines() {
        autostart(1, 1);
        autostart(2, -1);
        HostAutoStartManagerConfig config =
                (HostAutoStartManagerConfig)
                        Objects.requireNonNull(server.read(AUTOSTART, "config"));
        assertThat(config.powerInfo())
                .extracting(AutoStartPowerInfo::key)
                .containsExactly(TestServer.vm(1), TestServer.vm(2));
    }
}
