package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.CreateDVPortgroupTaskRequest;
import dev.vireo.vim.DVPortgroupConfigInfo;
import dev.vireo.vim.DVPortgroupConfigSpec;
import dev.vireo.vim.DestroyTaskRequest;
import dev.vireo.vim.DuplicateName;
import dev.vireo.vim.FetchDVPortsRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryDvsByUuidRequest;
import dev.vireo.vim.ReconfigureDVPortgroupTaskRequest;
import dev.vireo.vim.TaskInfo;
import java.util.List;
import java.util.Objects;
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
}
