package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.AddDVPortgroupTaskRequest;
import dev.vireo.vim.ConcurrentAccess;
import dev.vireo.vim.CreateDVPortgroupTaskRequest;
import dev.vireo.vim.CreateDVSTaskRequest;
import dev.vireo.vim.DVPortgroupConfigInfo;
import dev.vireo.vim.DVPortgroupConfigSpec;
import dev.vireo.vim.DVSCreateSpec;
import dev.vireo.vim.DVSNameArrayUplinkPortPolicy;
import dev.vireo.vim.DestroyTaskRequest;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberConfigSpec;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicBacking;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicSpec;
import dev.vireo.vim.DuplicateName;
import dev.vireo.vim.DvsFault;
import dev.vireo.vim.DvsOperationBulkFault;
import dev.vireo.vim.FetchDVPortsRequest;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidName;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.QueryDvsByUuidRequest;
import dev.vireo.vim.ReconfigureDVPortgroupTaskRequest;
import dev.vireo.vim.ReconfigureDvsTaskRequest;
import dev.vireo.vim.ResourceInUse;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.VMwareDVSConfigInfo;
import dev.vireo.vim.VMwareDVSConfigSpec;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistributedSwitchTest {
    private final TestServer server =
            TestServer.vcenter(new VcenterModel.Size(1, 1, 2, 2, 1, 1, 2, 2, 1));
    private final SimDistributedVirtualSwitch owner =
            server.inventory().all(SimDistributedVirtualSwitch.class).getFirst();

    private List<String> names(Class<? extends SimEntity> kind) {
        return server.inventory().all(kind).stream().map(SimEntity::name).toList();
    }

    private TaskInfo create(String name) {
        return server.info(
                server.call(
                        CreateDVPortgroupTaskRequest.builder(owner.self())
                                .spec(
                                        DVPortgroupConfigSpec.builder()
                                                .name(name)
                                                .numPorts(16)
                                                .type("earlyBinding")
                                                .build())
                                .build()));
    }

    private DVPortgroupConfigInfo config(ManagedObjectReference group) {
        return (DVPortgroupConfigInfo) Objects.requireNonNull(server.read(group, "config"));
    }

    @Test
    void modelHasAsMuchAsItsSizeSays() {
        assertThat(names(SimHostSystem.class))
                .containsExactly("DC0_H0", "DC0_C0_H0", "DC0_C0_H1", "DC0_C1_H0", "DC0_C1_H1");
        assertThat(names(SimResourcePool.class))
                .contains("DC0_C0_RP1", "DC0_C0_APP0", "DC0_C1_RP1", "DC0_C1_APP0");
        assertThat(names(SimDatastore.class)).containsExactly("LocalDS_0", "LocalDS_1");
        assertThat(names(SimVirtualMachine.class))
                .containsExactly(
                        "DC0_H0_VM0",
                        "DC0_C0_RP0_VM0",
                        "DC0_C0_RP1_VM0",
                        "DC0_C0_APP0_VM0",
                        "DC0_C1_RP0_VM0",
                        "DC0_C1_RP1_VM0",
                        "DC0_C1_APP0_VM0");
        assertThat(names(SimNetwork.class))
                .containsExactly("VM Network", "DVS0-DVUplinks", "DC0_DVPG0", "DC0_DVPG1");
    }

    @Test
    void findsSwitchByUuid() {
        ManagedObjectReference manager = Objects.requireNonNull(server.content().dvSwitchManager());
        assertThat(server.call(QueryDvsByUuidRequest.builder(manager).uuid(owner.uuid()).build()))
                .isEqualTo(owner.self());
        assertThat(owner.uuid())
                .matches("([0-9a-f]{2} ){7}[0-9a-f]{2}-([0-9a-f]{2} ){7}[0-9a-f]{2}");
    }

    @Test
    void makesPortGroupOnAllHostsOfSwitch() {
        ManagedObjectReference made =
                (ManagedObjectReference) Objects.requireNonNull(create("lab").result());
        assertThat(config(made).numPorts()).isEqualTo(16);
        assertThat(server.inventory().all(SimHostSystem.class))
                .allSatisfy(
                        host -> assertThat(SimEntity.references(host.networks())).contains(made));
        assertThat(Objects.requireNonNull(create("lab").error()).fault())
                .isInstanceOf(DuplicateName.class);
    }

    @Test
    void portsHaveKeysOfTheirOwn() {
        assertThat(server.call(FetchDVPortsRequest.builder(owner.self()).build()))
                .extracting(port -> port.key())
                .doesNotHaveDuplicates()
                .hasSize(10 + 2 * 128);
    }

    @Test
    void reconfiguresAndRemovesPortGroup() {
        ManagedObjectReference group = owner.portGroups().get(1).self();
        server.call(
                ReconfigureDVPortgroupTaskRequest.builder(group)
                        .spec(
                                DVPortgroupConfigSpec.builder()
                                        .configVersion(config(group).configVersion())
                                        .name("web")
                                        .numPorts(4)
                                        .build())
                        .build());
        assertThat(config(group).name()).isEqualTo("web");
        assertThat(config(group).numPorts()).isEqualTo(4);
        server.call(DestroyTaskRequest.builder(group).build());
        assertThat(names(SimNetwork.class)).doesNotContain("web");
    }

    // Made by a client

    private ManagedObjectReference folder() {
        return server.inventory().all(SimDatacenter.class).getFirst().networks().self();
    }

    private List<ManagedObjectReference> hosts() {
        return SimEntity.references(server.inventory().all(SimHostSystem.class));
    }

    private static DistributedVirtualSwitchHostMemberConfigSpec member(
            String operation, ManagedObjectReference host, String... devices) {
        return DistributedVirtualSwitchHostMemberConfigSpec.builder()
                .operation(operation)
                .host(host)
                .backing(
                        DistributedVirtualSwitchHostMemberPnicBacking.builder()
                                .pnicSpec(
                                        Stream.of(devices)
                                                .map(device ->
                                                        DistributedVirtualSwitchHostMemberPnicSpec
                                                                .builder()
                                                                .pnicDevice(device)
                                                                .build())
                                                .toList())
                                .build())
                .build();
    }

    private TaskInfo make(VMwareDVSConfigSpec spec) {
        return server.info(
                server.call(
                        CreateDVSTaskRequest.builder(folder())
                                .spec(DVSCreateSpec.builder().configSpec(spec).build())
                                .build()));
    }

    private ManagedObjectReference made(VMwareDVSConfigSpec spec) {
        return (ManagedObjectReference) Objects.requireNonNull(make(spec).result());
    }

    private static VMwareDVSConfigSpec.Builder<?> named(String name) {
        return VMwareDVSConfigSpec.builder().name(name);
    }

    private VMwareDVSConfigInfo whole(ManagedObjectReference made) {
        return (VMwareDVSConfigInfo) Objects.requireNonNull(server.read(made, "config"));
    }

    private List<HostProxySwitch> parts(ManagedObjectReference host) {
        HostNetworkInfo network =
                (HostNetworkInfo) Objects.requireNonNull(server.read(host, "config.network"));
        return network.proxySwitch();
    }

    private static MethodFault fault(TaskInfo task) {
        return Objects.requireNonNull(task.error()).fault();
    }

    private TaskInfo reconfigure(ManagedObjectReference made, VMwareDVSConfigSpec spec) {
        return server.info(server.call(ReconfigureDvsTaskRequest.builder(made).spec(spec).build()));
    }

    @Test
    void makesSwitchWithUplinksOnItsHosts() {
        ManagedObjectReference host = hosts().getFirst();
        ManagedObjectReference made =
                made(
                        named("core")
                                .maxMtu(9000)
                                .uplinkPortPolicy(
                                        DVSNameArrayUplinkPortPolicy.builder()
                                                .uplinkPortName(List.of("left", "right"))
                                                .build())
                                .host(List.of(member("add", host, "vmnic1")))
                                .build());
        assertThat(whole(made).name()).isEqualTo("core");
        assertThat(whole(made).maxMtu()).isEqualTo(9000);
        assertThat(((DVSNameArrayUplinkPortPolicy) whole(made).uplinkPortPolicy()).uplinkPortName())
                .containsExactly("left", "right");
        assertThat(whole(made).uplinkPortgroup()).hasSize(1);
        HostProxySwitch part = parts(host).getLast();
        assertThat(part.dvsName()).isEqualTo("core");
        assertThat(part.mtu()).isEqualTo(9000);
        assertThat(part.pnic()).containsExactly("key-vim.host.PhysicalNic-vmnic1");
        assertThat(parts(hosts().getLast()))
                .extracting(HostProxySwitch::dvsName)
                .containsExactly("DVS0");
    }

    @Test
    void refusesSwitchesThatCannotBe() {
        int before = names(SimDistributedVirtualSwitch.class).size();
        ManagedObjectReference host = hosts().getFirst();
        assertThat(fault(make(named("DVS0").build()))).isInstanceOf(DuplicateName.class);
        assertThat(fault(make(named("VM Network").build()))).isInstanceOf(DuplicateName.class);
        assertThat(fault(make(named(" ").build()))).isInstanceOf(InvalidName.class);
        assertThat(fault(make(named("n").maxMtu(10).build()))).isInstanceOf(InvalidArgument.class);
        assertThat(fault(make(named("n").host(List.of(member("add", host, "vmnic9"))).build())))
                .isInstanceOf(DvsFault.class);
        TaskInfo taken =
                make(named("n").host(List.of(member("add", host, "vmnic0"))).build()); // vSwitch0's
        assertThat(fault(taken)).isInstanceOf(DvsOperationBulkFault.class);
        assertThat(((DvsOperationBulkFault) fault(taken)).hostFault().getFirst().fault().fault())
                .isInstanceOf(ResourceInUse.class);
        assertThat(names(SimDistributedVirtualSwitch.class)).hasSize(before);
    }

    @Test
    void hostMakesNoDistributedSwitch() {
        TestServer esx = TestServer.esx();
        ManagedObjectReference networks =
                esx.inventory().all(SimDatacenter.class).getFirst().networks().self();
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() ->
                        esx.call(
                                CreateDVSTaskRequest.builder(networks)
                                        .spec(
                                                DVSCreateSpec.builder()
                                                        .configSpec(named("n").build())
                                                        .build())
                                        .build()))
                .extracting(SimFault::fault)
                .isInstanceOf(NotSupported.class);
    }

    @Test
    void hostsComeAndGoWithTheirAdapters() {
        ManagedObjectReference host = hosts().getFirst();
        ManagedObjectReference made =
                made(named("core").host(List.of(member("add", host))).build());
        String version = whole(made).configVersion();
        VMwareDVSConfigSpec edit =
                VMwareDVSConfigSpec.builder()
                        .configVersion(version)
                        .host(List.of(member("edit", host, "vmnic1")))
                        .build();
        assertThat(reconfigure(made, edit).error()).isNull();
        assertThat(parts(host).getLast().pnic()).hasSize(1);
        assertThat(fault(reconfigure(made, edit))).isInstanceOf(ConcurrentAccess.class);
        assertThat(fault(make(named("other").host(List.of(member("add", host, "vmnic1"))).build())))
                .isInstanceOf(DvsFault.class);
        assertThat(
                        reconfigure(
                                        made,
                                        VMwareDVSConfigSpec.builder()
                                                .host(List.of(member("remove", host)))
                                                .build())
                                .error())
                .isNull();
        assertThat(parts(host)).extracting(HostProxySwitch::dvsName).containsExactly("DVS0");
        made(named("other").host(List.of(member("add", host, "vmnic1"))).build());
    }

    @Test
    void addsAllPortGroupsOrNone() {
        ManagedObjectReference made = made(named("core").build());
        TaskInfo task =
                server.info(
                        server.call(
                                AddDVPortgroupTaskRequest.builder(made)
                                        .spec(
                                                List.of(
                                                        DVPortgroupConfigSpec.builder()
                                                                .name("good")
                                                                .build(),
                                                        DVPortgroupConfigSpec.builder()
                                                                .name("bad")
                                                                .defaultPortConfig(
                                                                        SimDistributedVirtualSwitch
                                                                                .setting(4095))
                                                                .build()))
                                        .build()));
        assertThat(fault(task)).isInstanceOf(InvalidArgument.class);
        assertThat(names(SimNetwork.class)).doesNotContain("good", "bad");
    }
}
