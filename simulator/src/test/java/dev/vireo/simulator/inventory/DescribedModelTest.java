package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.vim.DisconnectHostTaskRequest;
import dev.vireo.vim.EnterMaintenanceModeTaskRequest;
import dev.vireo.vim.InvalidHostConnectionState;
import dev.vireo.vim.InvalidHostState;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DescribedModelTest {
    static final String ESX =
            """
            host:
              name: lab.example.com
              cpus: 8
              memory: 32 GiB
              networks: [VM Network, {name: Lab, vlan: 12, switch: vSwitch1}]
              datastores:
                - {name: fast, capacity: 4 TiB}
                - {name: nfs1, type: nfs, server: 10.0.0.9, path: /exports/nfs1}
                - {name: scratch, type: local, capacity: 100 GiB}
            machines:
              - name: web
                cpus: 2
                memory: 4 GiB
                guest: debian12_64Guest
                notes: the shop
                disks: [{size: 20 GiB, thin: false}, 100 GiB]
                nics: [VM Network, {network: Lab, mac: "00:50:56:12:34:56"}]
                datastore: nfs1
              - {name: golden, template: true}
              - {name: old, power: suspended, tools: false, serialFile: out.txt}
            """;

    static final String VCENTER =
            """
            datacenters:
              - name: Berlin
                networks: [VM Network, {name: Lab, vlan: 12}]
                datastores: [{name: shared1, type: nfs}, {name: shared2}]
                switches: [{name: DVS0, portGroups: [Blue, {name: Red, ports: 16}]}]
                folders: [Empty]
                hosts: [{name: esx0, datastores: [{name: esx0-local, type: local}]}]
                clusters:
                  - name: Prod
                    hosts: [{name: esx1, cpus: 64, memory: 512 GiB}, esx2]
                    pools: [{name: Web, pools: [{name: Test}], vApps: [Shop]}]
                machines:
                  - {name: web, pool: Web, folder: Sites/Public, nics: [Blue, Lab]}
                  - {name: db, cluster: Prod, host: esx2, datastore: shared2, power: off}
                  - {name: job, datastore: esx0-local}
                  - {name: cart, pool: Shop}
              - machines: 2
            """;

    private static SimVirtualMachine machine(TestServer server, String name) {
        return server.inventory().machines().stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static VirtualMachineConfigInfo config(TestServer server, String name) {
        return (VirtualMachineConfigInfo)
                Objects.requireNonNull(server.read(machine(server, name).self(), "config"));
    }

    private static <T> List<T> devices(VirtualMachineConfigInfo config, Class<T> kind) {
        return config.hardware().device().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void aHostHasWhatItsDescriptionSays() {
        TestServer server = TestServer.described(ESX);
        SimHostSystem host = server.inventory().all(SimHostSystem.class).getFirst();
        assertThat(host.name()).isEqualTo("lab.example.com");
        assertThat(host.hardware().cores()).isEqualTo(8);
        assertThat(host.hardware().memoryBytes()).isEqualTo(32L << 30);
        assertThat(host.networks())
                .extracting(SimNetwork::name)
                .containsExactlyInAnyOrder("VM Network", "Lab");
        assertThat(host.networking().switches().portGroupSpec("Lab").vlanId()).isEqualTo(12);
        assertThat(host.datastores())
                .extracting(
                        each -> each.name() + " " + each.volume().type() + " " + each.capacity())
                .containsExactly(
                        "fast VMFS " + (4L << 40),
                        "nfs1 NFS " + (2L << 40),
                        "scratch OTHER " + (100L << 30));
    }

    @Test
    void aMachineHasTheDisksAndAdaptersOfItsDescription() {
        VirtualMachineConfigInfo config = config(TestServer.described(ESX), "web");
        assertThat(config.annotation()).isEqualTo("the shop");
        assertThat(config.guestId()).isEqualTo("debian12_64Guest");
        assertThat(config.hardware().memoryMB()).isEqualTo(4096);
        List<VirtualDisk> disks = devices(config, VirtualDisk.class);
        assertThat(disks)
                .extracting(VirtualDisk::capacityInKB)
                .containsExactly(20L << 20, 100L << 20);
        assertThat(disks)
                .extracting(VirtualDevice::backing)
                .extracting(backing -> (VirtualDiskFlatVer2BackingInfo) backing)
                .extracting(backing -> backing.fileName() + " " + backing.thinProvisioned())
                .containsExactly("[nfs1] web/web.vmdk false", "[nfs1] web/web_1.vmdk true");
        List<VirtualEthernetCard> cards = devices(config, VirtualEthernetCard.class);
        assertThat(cards.getFirst().addressType()).isEqualTo("generated");
        assertThat(cards.getLast().macAddress()).isEqualTo("00:50:56:12:34:56");
        assertThat(cards.getLast().addressType()).isEqualTo("manual");
    }

    @Test
    void itsFilesAreWrittenWhenSomebodyLooks() {
        TestServer server = TestServer.described(ESX);
        DatastoreFiles files = machine(server, "web").datastore().files();
        String vmx = new String(files.read("web/web.vmx"), StandardCharsets.UTF_8);
        assertThat(vmx)
                .contains(
                        "ethernet1.networkName = \"Lab\"",
                        "ethernet1.address = \"00:50:56:12:34:56\"")
                .contains("annotation = \"the shop\"");
        assertThat(files.stat("web/web-flat.vmdk").size()).isEqualTo(20L << 30);
        assertThat(files.exists("web/web_1-flat.vmdk")).isTrue();
    }

    @Test
    void statesAndTemplatesAreAsDescribed() {
        TestServer server = TestServer.described(ESX);
        assertThat(machine(server, "old").power().wire())
                .isEqualTo(VirtualMachinePowerState.SUSPENDED);
        assertThat(machine(server, "old").toolsInstalled()).isFalse();
        assertThat(config(server, "golden").template()).isTrue();
        assertThat(machine(server, "golden").power()).isEqualTo(PowerState.OFF);
    }

    @Test
    void machinesOfAVcenterAreWhereTheDescriptionPutsThem() {
        TestServer server = TestServer.described(VCENTER);
        SimVirtualMachine web = machine(server, "web");
        assertThat(web.pool().name()).isEqualTo("Web");
        assertThat(web.parent()).extracting(SimEntity::name).isEqualTo("Public");
        assertThat(web.placement().networks())
                .extracting(SimNetwork::name)
                .containsExactly("Blue", "Lab");
        assertThat(devices(config(server, "web"), VirtualEthernetCard.class).getFirst().backing())
                .isInstanceOf(VirtualEthernetCardDistributedVirtualPortBackingInfo.class);
        assertThat(machine(server, "db").host().name()).isEqualTo("esx2");
        assertThat(machine(server, "db").datastore().name()).isEqualTo("shared2");
        assertThat(machine(server, "job").host().name()).isEqualTo("esx0");
        assertThat(machine(server, "cart").pool()).isInstanceOf(SimVirtualApp.class);
        assertThat(machine(server, "DC1_VM1").host().name()).isEqualTo("DC1_H0");
    }

    @Test
    void aHostThatIsAwayOrInMaintenanceRunsNoMachines() {
        TestServer server =
                TestServer.described("datacenters: {machines: {name: web, power: off}}");
        SimVirtualMachine web = machine(server, "web");
        server.call(EnterMaintenanceModeTaskRequest.builder(web.host().self()).timeout(0).build());
        assertThat(refusal(server, web)).isExactlyInstanceOf(InvalidHostState.class);
        server = TestServer.described("datacenters: {machines: {name: web, power: off}}");
        web = machine(server, "web");
        server.call(DisconnectHostTaskRequest.builder(web.host().self()).build());
        assertThat(refusal(server, web)).isExactlyInstanceOf(InvalidHostConnectionState.class);
    }

    private static Object refusal(TestServer server, SimVirtualMachine machine) {
        LocalizedMethodFault error =
                server.info(server.call(PowerOnVMTaskRequest.builder(machine.self()).build()))
                        .error();
        return Objects.requireNonNull(error).fault();
    }
}
