package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.AddPortGroupRequest;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.CannotAccessNetwork;
import dev.vireo.vim.CannotAccessVmConfig;
import dev.vireo.vim.CannotAccessVmDevice;
import dev.vireo.vim.CannotAccessVmDisk;
import dev.vireo.vim.CheckMigrateTaskRequest;
import dev.vireo.vim.CheckRelocateTaskRequest;
import dev.vireo.vim.CheckResult;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.EnterMaintenanceModeTaskRequest;
import dev.vireo.vim.Event;
import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostPortGroupSpec;
import dev.vireo.vim.InvalidHostState;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MigrateVMTaskRequest;
import dev.vireo.vim.MigrationEvent;
import dev.vireo.vim.MigrationHostErrorEvent;
import dev.vireo.vim.MigrationHostWarningEvent;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.RelocateVMTaskRequest;
import dev.vireo.vim.SnapshotRevertIssue;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.ValidateMigrationRequest;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualCdromIsoBackingInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineMovePriority;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a vCenter says against moves to a host that does not have all that a machine uses.
class MigrationTest {
    private final TestServer server =
            TestServer.described(
                    """
                    datacenters:
                      - name: DC
                        datastores: [shared]
                        hosts:
                          - {name: a, datastores: [{name: a-local, type: local}]}
                          - {name: b, datastores: [{name: b-local, type: local}]}
                        machines:
                          - {name: web, host: a, datastore: shared, nics: [VM Network, VM Network]}
                          - {name: stuck, host: a, datastore: a-local, disks: [1 GiB, 1 GiB]}
                    """);
    private final SimHostSystem a = host("a");
    private final SimHostSystem b = host("b");
    private final SimVirtualMachine web = machine("web");
    private final SimVirtualMachine stuck = machine("stuck");

    @AfterEach
    void deleteFiles() {
        server.inventory().all(SimDatastore.class).forEach(SimDatastore::close);
    }

    private SimHostSystem host(String name) {
        return server.inventory().all(SimHostSystem.class).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private SimVirtualMachine machine(String name) {
        return server.inventory().machines().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ManagedObjectReference datastore(String name) {
        return server.inventory().all(SimDatastore.class).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .self();
    }

    private List<Event> validate(SimVirtualMachine vm, SimHostSystem to) {
        return server.call(
                ValidateMigrationRequest.builder(
                                new ManagedObjectReference("ServiceInstance", "ServiceInstance"))
                        .vm(List.of(vm.self()))
                        .host(to.self())
                        .build());
    }

    private static MethodFault fault(Event event) {
        return ((MigrationEvent) event).fault().fault();
    }

    private @Nullable LocalizedMethodFault run(MethodRequest<ManagedObjectReference> request) {
        return server.info(server.call(request)).error();
    }

    private @Nullable LocalizedMethodFault migrate(SimVirtualMachine vm, SimHostSystem to) {
        return run(
                MigrateVMTaskRequest.builder(vm.self())
                        .host(to.self())
                        .priority(VirtualMachineMovePriority.DEFAULT_PRIORITY)
                        .build());
    }

    /// Connects the second card to a network that only the first host has.
    private void useANetworkThatOnlyTheFirstHostHas() {
        server.call(
                AddPortGroupRequest.builder(
                                Objects.requireNonNull(
                                        (ManagedObjectReference)
                                                server.read(
                                                        a.self(), "configManager.networkSystem")))
                        .portgrp(
                                HostPortGroupSpec.builder()
                                        .name("Lab")
                                        .vlanId(7)
                                        .vswitchName("vSwitch0")
                                        .policy(HostNetworkPolicy.builder().build())
                                        .build())
                        .build());
        VirtualDevice card =
                web.config().info().hardware().device().stream()
                        .filter(VirtualEthernetCard.class::isInstance)
                        .skip(1)
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        reconfigure(
                                web,
                                ((VirtualEthernetCard) card)
                                        .toBuilder()
                                                .backing(
                                                        VirtualEthernetCardNetworkBackingInfo
                                                                .builder()
                                                                .deviceName("Lab")
                                                                .build())
                                                .build()))
                .isNull();
    }

    private @Nullable LocalizedMethodFault reconfigure(SimVirtualMachine vm, VirtualDevice device) {
        return run(
                ReconfigVMTaskRequest.builder(vm.self())
                        .spec(
                                VirtualMachineConfigSpec.builder()
                                        .deviceChange(
                                                List.of(
                                                        VirtualDeviceConfigSpec.builder()
                                                                .operation(
                                                                        VirtualDeviceConfigSpecOperation
                                                                                .EDIT)
                                                                .device(device)
                                                                .build()))
                                        .build())
                        .build());
    }

    @Test
    void saysNothingAgainstAHostThatHasAll() {
        assertThat(validate(web, b)).isEmpty();
        assertThat(migrate(web, b)).isNull();
        assertThat(web.host()).isEqualTo(b);
    }

    @Test
    void namesEachFileThatTheHostDoesNotSee() {
        List<Event> events = validate(stuck, b);
        assertThat(events).hasOnlyElementsOfType(MigrationHostErrorEvent.class).hasSize(3);
        assertThat(fault(events.get(0))).isInstanceOf(CannotAccessVmConfig.class);
        assertThat(events.subList(1, 3))
                .extracting(event -> ((CannotAccessVmDisk) fault(event)).device())
                .isEqualTo(List.of("Hard disk 1", "Hard disk 2"));
        assertThat(Objects.requireNonNull(migrate(stuck, b)).fault())
                .isInstanceOf(CannotAccessVmConfig.class);
        assertThat(stuck.host()).isEqualTo(a);
    }

    @Test
    void namesTheCardWhoseNetworkIsMissing() {
        useANetworkThatOnlyTheFirstHostHas();
        List<Event> events = validate(web, b);
        assertThat(events).hasOnlyElementsOfType(MigrationHostErrorEvent.class).hasSize(1);
        assertThat(events.getFirst().fullFormattedMessage())
                .isEqualTo(
                        "Unable to migrate web from a to b: Currently connected network interface"
                                + " 'Network adapter 2' uses network 'Lab', which is not accessible.");
        CannotAccessNetwork fault = (CannotAccessNetwork) fault(events.getFirst());
        assertThat(fault.device()).isEqualTo("Network adapter 2");
        assertThat(fault.connected()).isTrue();
        assertThat(migrate(web, b)).isNotNull();
    }

    @Test
    void onlyWarnsOfANetworkWhileTheMachineDoesNotRun() {
        useANetworkThatOnlyTheFirstHostHas();
        assertThat(run(PowerOffVMTaskRequest.builder(web.self()).build())).isNull();
        List<Event> events = validate(web, b);
        assertThat(events).hasOnlyElementsOfType(MigrationHostWarningEvent.class).hasSize(1);
        assertThat(((CannotAccessNetwork) fault(events.getFirst())).connected()).isFalse();
        assertThat(migrate(web, b)).isNull();
        assertThat(web.host()).isEqualTo(b);
    }

    @Test
    void warnsOfASnapshotThatCouldNotBeGoneBackTo() {
        useANetworkThatOnlyTheFirstHostHas();
        assertThat(run(PowerOffVMTaskRequest.builder(web.self()).build())).isNull();
        assertThat(
                        run(
                                CreateSnapshotTaskRequest.builder(web.self())
                                        .name("before")
                                        .memory(false)
                                        .quiesce(false)
                                        .build()))
                .isNull();
        List<Event> events = validate(web, b);
        assertThat(events).hasOnlyElementsOfType(MigrationHostWarningEvent.class).hasSize(2);
        assertThat(((SnapshotRevertIssue) fault(events.get(1))).snapshotName()).isEqualTo("before");
    }

    @Test
    void stopsAMachineWithAnImageThatTheHostDoesNotSeeInItsDrive() {
        assertThat(reconfigure(web, withImage(true))).isNull();
        List<Event> events = validate(web, b);
        assertThat(events).hasOnlyElementsOfType(MigrationHostErrorEvent.class).hasSize(1);
        assertThat(((CannotAccessVmDevice) fault(events.getFirst())).backing())
                .isEqualTo("[a-local] cd.iso");
        assertThat(reconfigure(web, withImage(false))).isNull();
        assertThat(validate(web, b))
                .hasOnlyElementsOfType(MigrationHostWarningEvent.class)
                .hasSize(1);
        assertThat(migrate(web, b)).isNull();
    }

    private VirtualDevice withImage(boolean connected) {
        VirtualCdrom drive =
                web.config().info().hardware().device().stream()
                        .filter(VirtualCdrom.class::isInstance)
                        .map(VirtualCdrom.class::cast)
                        .findFirst()
                        .orElseThrow();
        a.datastores().stream()
                .filter(each -> each.name().equals("a-local"))
                .findFirst()
                .orElseThrow()
                .files();
        return drive.toBuilder()
                .backing(VirtualCdromIsoBackingInfo.builder().fileName("[a-local] cd.iso").build())
                .connectable(
                        VirtualDeviceConnectInfo.builder()
                                .startConnected(true)
                                .allowGuestControl(true)
                                .connected(connected)
                                .build())
                .build();
    }

    @Test
    void stopsAtAHostInMaintenance() {
        assertThat(run(EnterMaintenanceModeTaskRequest.builder(b.self()).timeout(0).build()))
                .isNull();
        assertThat(fault(validate(web, b).getFirst())).isInstanceOf(InvalidHostState.class);
    }

    @Test
    void movesTheFilesAlongToAHostThatDoesNotSeeThem() {
        assertThat(
                        run(
                                RelocateVMTaskRequest.builder(stuck.self())
                                        .spec(
                                                VirtualMachineRelocateSpec.builder()
                                                        .host(b.self())
                                                        .datastore(datastore("b-local"))
                                                        .build())
                                        .build()))
                .isNull();
        assertThat(stuck.host()).isEqualTo(b);
        assertThat(stuck.datastore().name()).isEqualTo("b-local");
        assertThat(stuck.config().disks())
                .allSatisfy(disk -> assertThat(disk.path()).startsWith("[b-local] "));
    }

    @Test
    void refusesToTakeTheMachineAlongWithoutItsNetwork() {
        useANetworkThatOnlyTheFirstHostHas();
        assertThat(
                        Objects.requireNonNull(
                                        run(
                                                RelocateVMTaskRequest.builder(web.self())
                                                        .spec(
                                                                VirtualMachineRelocateSpec.builder()
                                                                        .host(b.self())
                                                                        .datastore(
                                                                                datastore(
                                                                                        "b-local"))
                                                                        .build())
                                                        .build()))
                                .fault())
                .isInstanceOf(CannotAccessNetwork.class);
        assertThat(web.host()).isEqualTo(a);
        assertThat(web.datastore().name()).isEqualTo("shared");
    }

    @Test
    void checksMovesWithoutDoingThem() {
        CheckResult result =
                check(
                        CheckMigrateTaskRequest.builder(checker())
                                .vm(stuck.self())
                                .host(b.self())
                                .build());
        assertThat(result.error()).hasSize(3);
        assertThat(result.warning()).isEmpty();
        VirtualMachineRelocateSpec spec =
                VirtualMachineRelocateSpec.builder()
                        .host(b.self())
                        .datastore(datastore("b-local"))
                        .build();
        result =
                check(
                        CheckRelocateTaskRequest.builder(checker())
                                .vm(stuck.self())
                                .spec(spec)
                                .build());
        assertThat(result.error()).isEmpty();
        assertThat(result.host()).isEqualTo(b.self());
        assertThat(stuck.host()).isEqualTo(a);
        result =
                check(
                        CheckRelocateTaskRequest.builder(checker())
                                .vm(stuck.self())
                                .spec(spec.toBuilder().datastore(datastore("a-local")).build())
                                .build());
        assertThat(result.error()).isNotEmpty();
    }

    private ManagedObjectReference checker() {
        return Objects.requireNonNull(server.content().vmProvisioningChecker());
    }

    private CheckResult check(MethodRequest<ManagedObjectReference> request) {
        TaskInfo info = server.info(server.call(request));
        assertThat(info.error()).isNull();
        return (CheckResult)
                ((ArrayValue) Objects.requireNonNull(info.result())).items().getFirst();
    }

    @Test
    void wantsThePrivilegeThatFitsThePowerState() {
        server.user("viewer", -2);
        server.login("viewer");
        assertThat(refused()).isEqualTo("Resource.HotMigrate");
        server.login();
        assertThat(run(PowerOffVMTaskRequest.builder(web.self()).build())).isNull();
        server.login("viewer");
        assertThat(refused()).isEqualTo("Resource.ColdMigrate");
    }

    private @Nullable String refused() {
        SimFault thrown =
                assertThatExceptionOfType(SimFault.class)
                        .isThrownBy(() -> migrate(web, b))
                        .actual();
        return ((NoPermission) thrown.fault()).privilegeId();
    }
}
