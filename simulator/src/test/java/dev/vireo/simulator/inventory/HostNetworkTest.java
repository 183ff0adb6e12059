package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.AddPortGroupRequest;
import dev.vireo.vim.AddVirtualNicRequest;
import dev.vireo.vim.AddVirtualSwitchRequest;
import dev.vireo.vim.AlreadyExists;
import dev.vireo.vim.HostDnsConfig;
import dev.vireo.vim.HostIpConfig;
import dev.vireo.vim.HostNetworkConfig;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostNetworkTrafficShapingPolicy;
import dev.vireo.vim.HostPortGroup;
import dev.vireo.vim.HostPortGroupConfig;
import dev.vireo.vim.HostPortGroupPort;
import dev.vireo.vim.HostPortGroupSpec;
import dev.vireo.vim.HostVirtualNicSpec;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.HostVirtualSwitchBondBridge;
import dev.vireo.vim.HostVirtualSwitchConfig;
import dev.vireo.vim.HostVirtualSwitchSpec;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NotFound;
import dev.vireo.vim.PhysicalNicLinkInfo;
import dev.vireo.vim.PlatformConfigFault;
import dev.vireo.vim.QueryNetworkHintRequest;
import dev.vireo.vim.RemovePortGroupRequest;
import dev.vireo.vim.RemoveVirtualNicRequest;
import dev.vireo.vim.RemoveVirtualSwitchRequest;
import dev.vireo.vim.ResourceInUse;
import dev.vireo.vim.UpdateDnsConfigRequest;
import dev.vireo.vim.UpdateNetworkConfigRequest;
import dev.vireo.vim.UpdatePhysicalNicLinkSpeedRequest;
import dev.vireo.vim.UpdatePortGroupRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostNetworkTest {
    private static final ManagedObjectReference SYSTEM =
            new ManagedObjectReference("HostNetworkSystem", "networkSystem");

    private final TestServer server = TestServer.esx(MachinePlan.linux("web", 1, 512, 1));

    private void run(MethodRequest<@Nullable Void> request) {
        server.call(request);
    }

    private HostNetworkInfo network() {
        return (HostNetworkInfo) Objects.requireNonNull(server.read(SYSTEM, "networkInfo"));
    }

    private HostVirtualSwitch virtualSwitch(String name) {
        return network().vswitch().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private HostPortGroup portGroup(String name) {
        return network().portgroup().stream()
                .filter(each -> each.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> networkNames() {
        return server.inventory().all(SimNetwork.class).stream().map(SimEntity::name).toList();
    }

    private void addSwitch(String name, String... adapters) {
        HostVirtualSwitchSpec.Builder<?> spec = HostVirtualSwitchSpec.builder().numPorts(128);
        if (adapters.length > 0) {
            spec.bridge(HostVirtualSwitchBondBridge.builder().nicDevice(List.of(adapters)).build());
        }
        server.call(
                AddVirtualSwitchRequest.builder(SYSTEM)
                        .vswitchName(name)
                        .spec(spec.build())
                        .build());
    }

    private static HostPortGroupSpec spec(String name, String switchName) {
        return HostPortGroupSpec.builder()
                .name(name)
                .vlanId(7)
                .vswitchName(switchName)
                .policy(HostNetworkPolicy.builder().build())
                .build();
    }

    private void addPortGroup(String name, String switchName) {
        server.call(AddPortGroupRequest.builder(SYSTEM).portgrp(spec(name, switchName)).build());
    }

    private void removePortGroup(String name) {
        server.call(RemovePortGroupRequest.builder(SYSTEM).pgName(name).build());
    }

    private String addInterface(String portGroup, HostIpConfig ip) {
        return server.call(
                AddVirtualNicRequest.builder(SYSTEM)
                        .portgroup(portGroup)
                        .nic(HostVirtualNicSpec.builder().ip(ip).build())
                        .build());
    }

    private static HostIpConfig address(String address) {
        return HostIpConfig.builder()
                .dhcp(false)
                .ipAddress(address)
                .subnetMask("255.255.255.0")
                .build();
    }

    private static <F extends MethodFault> F refused(Class<F> fault, Runnable call) {
        SimFault thrown = assertThatExceptionOfType(SimFault.class).isThrownBy(call::run).actual();
        return assertThat(thrown.fault())
                .isInstanceOf(fault)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(fault))
                .actual();
    }

    @Test
    void keepsSwitchThatWasAdded() {
        addSwitch("vSwitch1", "key-vim.host.PhysicalNic-vmnic1");
        HostVirtualSwitch added = virtualSwitch("vSwitch1");
        assertThat(added.key()).isEqualTo("key-vim.host.VirtualSwitch-vSwitch1");
        assertThat(added.pnic()).containsExactly("key-vim.host.PhysicalNic-vmnic1");
        assertThat(added.spec().bridge())
                .isEqualTo(
                        HostVirtualSwitchBondBridge.builder().nicDevice(List.of("vmnic1")).build());
    }

    @Test
    void refusesSwitchThatExists() {
        AlreadyExists fault = refused(AlreadyExists.class, () -> addSwitch("vSwitch0"));
        assertThat(fault.name()).isEqualTo("vSwitch0");
    }

    @Test
    void refusesAdapterThatServesAnotherSwitch() {
        ResourceInUse fault = refused(ResourceInUse.class, () -> addSwitch("vSwitch1", "vmnic0"));
        assertThat(fault.name()).isEqualTo("vmnic0");
    }

    @Test
    void refusesAdapterThatIsNotThere() {
        refused(PlatformConfigFault.class, () -> addSwitch("vSwitch1", "vmnic9"));
        assertThat(network().vswitch()).hasSize(1);
    }

    @Test
    void showsNetworkForPortGroupUntilItIsRemoved() {
        addPortGroup("lab", "vSwitch0");
        assertThat(networkNames()).containsExactly("VM Network", "lab");
        assertThat(portGroup("lab").key()).isEqualTo("key-vim.host.PortGroup-lab");
        assertThat(virtualSwitch("vSwitch0").portgroup()).contains("key-vim.host.PortGroup-lab");
        removePortGroup("lab");
        assertThat(networkNames()).containsExactly("VM Network");
    }

    @Test
    void refusesPortGroupThatExistsOrLacksItsSwitch() {
        refused(AlreadyExists.class, () -> addPortGroup("VM Network", "vSwitch0"));
        refused(NotFound.class, () -> addPortGroup("lab", "vSwitch9"));
    }

    @Test
    void refusesVlanThatNoFrameCanCarry() {
        InvalidArgument fault =
                refused(
                        InvalidArgument.class,
                        () ->
                                run(
                                        AddPortGroupRequest.builder(SYSTEM)
                                                .portgrp(
                                                        spec("lab", "vSwitch0").toBuilder()
                                                                .vlanId(4096)
                                                                .build())
                                                .build()));
        assertThat(fault.invalidProperty()).isEqualTo("portgrp.vlanId");
    }

    @Test
    void keepsPortGroupOfRunningMachine() {
        refused(ResourceInUse.class, () -> removePortGroup("VM Network"));
        refused(
                ResourceInUse.class,
                () ->
                        run(
                                RemoveVirtualSwitchRequest.builder(SYSTEM)
                                        .vswitchName("vSwitch0")
                                        .build()));
    }

    @Test
    void tellsWhoIsOnPortGroup() {
        assertThat(portGroup("Management Network").port())
                .extracting(HostPortGroupPort::type)
                .containsExactly("host");
        assertThat(portGroup("VM Network").port())
                .singleElement()
                .satisfies(port -> {
                    assertThat(port.type()).isEqualTo("virtualMachine");
                    assertThat(port.mac())
                            .containsExactly(server.machine(1).config().nics().getFirst().mac());
                });
    }

    @Test
    void computesPolicyFromSwitchWherePortGroupIsSilent() {
        server.call(
                UpdatePortGroupRequest.builder(SYSTEM)
                        .pgName("VM Network")
                        .portgrp(
                                spec("VM Network", "vSwitch0").toBuilder()
                                        .policy(
                                                HostNetworkPolicy.builder()
                                                        .shapingPolicy(
                                                                HostNetworkTrafficShapingPolicy
                                                                        .builder()
                                                                        .enabled(true)
                                                                        .averageBandwidth(8000L)
                                                                        .build())
                                                        .build())
                                        .build())
                        .build());
        HostNetworkPolicy policy = portGroup("VM Network").computedPolicy();
        assertThat(policy.shapingPolicy())
                .extracting(HostNetworkTrafficShapingPolicy::averageBandwidth)
                .isEqualTo(8000L);
        assertThat(policy.nicTeaming()).isNotNull();
    }

    @Test
    void addsInterfaceWithNextDevice() {
        addPortGroup("storage", "vSwitch0");
        assertThat(addInterface("storage", address("10.1.0.5"))).isEqualTo("vmk1");
        assertThat(networkNames()).containsExactly("VM Network");
        assertThat(network().vnic())
                .extracting(nic -> nic.device())
                .containsExactly("vmk0", "vmk1");
        refused(AlreadyExists.class, () -> addInterface("storage", address("10.1.0.6")));
        server.call(RemoveVirtualNicRequest.builder(SYSTEM).device("vmk1").build());
        assertThat(networkNames()).containsExactly("VM Network", "storage");
    }

    @Test
    void refusesInterfaceWithWrongAddress() {
        addPortGroup("storage", "vSwitch0");
        refused(InvalidArgument.class, () -> addInterface("storage", address("10.1.0.256")));
        refused(
                ResourceInUse.class,
                () -> run(RemoveVirtualNicRequest.builder(SYSTEM).device("vmk0").build()));
    }

    @Test
    void takesSpeedThatAdapterCanRunAt() {
        PhysicalNicLinkInfo slow = PhysicalNicLinkInfo.builder().speedMb(1000).duplex(true).build();
        server.call(
                UpdatePhysicalNicLinkSpeedRequest.builder(SYSTEM)
                        .device("vmnic1")
                        .linkSpeed(slow)
                        .build());
        assertThat(network().pnic().get(1).linkSpeed()).isEqualTo(slow);
        refused(
                PlatformConfigFault.class,
                () ->
                        run(
                                UpdatePhysicalNicLinkSpeedRequest.builder(SYSTEM)
                                        .device("vmnic1")
                                        .linkSpeed(slow.toBuilder().speedMb(7).build())
                                        .build()));
    }

    @Test
    void hostIsCalledAsItCallsItself() {
        server.call(
                UpdateDnsConfigRequest.builder(SYSTEM)
                        .config(
                                HostDnsConfig.builder()
                                        .dhcp(false)
                                        .hostName("two")
                                        .domainName("example.test")
                                        .build())
                        .build());
        assertThat(server.read(new ManagedObjectReference("HostSystem", "ha-host"), "name"))
                .isEqualTo("two.example.test");
    }

    @Test
    void replacingConfigurationRemovesWhatItDoesNotName() {
        addSwitch("vSwitch1");
        addPortGroup("lab", "vSwitch1");
        HostNetworkConfig config =
                (HostNetworkConfig) Objects.requireNonNull(server.read(SYSTEM, "networkConfig"));
        HostNetworkConfig wanted =
                config.toBuilder()
                        .vswitch(
                                config.vswitch().stream()
                                        .filter(each -> !each.name().equals("vSwitch1"))
                                        .toList())
                        .portgroup(
                                config.portgroup().stream()
                                        .filter(each ->
                                                !Objects.requireNonNull(each.spec())
                                                        .name()
                                                        .equals("lab"))
                                        .toList())
                        .build();
        server.call(
                UpdateNetworkConfigRequest.builder(SYSTEM)
                        .config(wanted)
                        .changeMode("replace")
                        .build());
        assertThat(network().vswitch()).hasSize(1);
        assertThat(networkNames()).containsExactly("VM Network");
    }

    @Test
    void appliesOperationsOfConfiguration() {
        server.call(
                UpdateNetworkConfigRequest.builder(SYSTEM)
                        .config(
                                HostNetworkConfig.builder()
                                        .vswitch(
                                                List.of(
                                                        HostVirtualSwitchConfig.builder()
                                                                .changeOperation("add")
                                                                .name("vSwitch1")
                                                                .build()))
                                        .portgroup(
                                                List.of(
                                                        HostPortGroupConfig.builder()
                                                                .changeOperation("add")
                                                                .spec(spec("lab", "vSwitch1"))
                                                                .build()))
                                        .build())
                        .changeMode("modify")
                        .build());
        assertThat(virtualSwitch("vSwitch1").portgroup())
                .containsExactly("key-vim.host.PortGroup-lab");
        assertThat(networkNames()).containsExactly("VM Network", "lab");
    }

    @Test
    void hintsOfAdaptersThatServeSwitches() {
        assertThat(server.call(QueryNetworkHintRequest.builder(SYSTEM).build()))
                .extracting(hint -> hint.subnet().size())
                .containsExactly(1, 0);
        refused(
                NotFound.class,
                () ->
                        assertThat(
                                        server.call(
                                                QueryNetworkHintRequest.builder(SYSTEM)
                                                        .device(List.of("vmnic7"))
                                                        .build()))
                                .isEmpty());
    }
}
