package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.vim.ConfigTarget;
import dev.vireo.vim.EnvironmentBrowserConfigOptionQuerySpec;
import dev.vireo.vim.GuestOsDescriptor;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryConfigOptionDescriptorRequest;
import dev.vireo.vim.QueryConfigOptionExRequest;
import dev.vireo.vim.QueryConfigOptionRequest;
import dev.vireo.vim.QueryConfigTargetRequest;
import dev.vireo.vim.QueryTargetCapabilitiesRequest;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualMachineConfigOption;
import dev.vireo.vim.VirtualMachineConfigOptionDescriptor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EnvironmentBrowserTest {
    private final TestServer server = TestServer.vcenter(1, 2, 3);
    private final SimComputeResource resource =
            server.inventory().all(SimComputeResource.class).getFirst();
    private final ManagedObjectReference browser = resource.environmentBrowser();

    @Test
    void listsTheHardwareVersions() {
        assertThat(server.call(QueryConfigOptionDescriptorRequest.builder(browser).build()))
                .extracting(VirtualMachineConfigOptionDescriptor::key)
                .startsWith("vmx-04", "vmx-07")
                .endsWith("vmx-20", "vmx-21");
    }

    @Test
    void describesTheUsualVersionWithAllGuests() {
        VirtualMachineConfigOption option =
                Objects.requireNonNull(
                        server.call(QueryConfigOptionRequest.builder(browser).build()));
        assertThat(option.version()).isEqualTo("vmx-19");
        assertThat(option.guestOSDescriptor()).hasSizeGreaterThan(190);
        assertThat(option.defaultDevice())
                .extracting(VirtualDevice::key)
                .contains(100, 200, 201, 300, 400, 500, 600, 700, 12000);
    }

    @Test
    void describesOneGuestOfOneVersion() {
        VirtualMachineConfigOption option =
                Objects.requireNonNull(
                        server.call(
                                QueryConfigOptionExRequest.builder(browser)
                                        .spec(
                                                EnvironmentBrowserConfigOptionQuerySpec.builder()
                                                        .key("vmx-13")
                                                        .guestId(List.of("ubuntu64Guest"))
                                                        .build())
                                        .build()));
        assertThat(option.version()).isEqualTo("vmx-13");
        assertThat(option.guestOSDescriptor())
                .extracting(GuestOsDescriptor::recommendedDiskController)
                .containsExactly("ParaVirtualSCSIController");
        assertThatThrownBy(() ->
                        server.call(
                                QueryConfigOptionRequest.builder(browser).key("vmx-99").build()))
                .isInstanceOf(SimFault.class);
    }

    @Test
    void tellsWhatMachinesCanUse() {
        ConfigTarget target =
                Objects.requireNonNull(
                        server.call(QueryConfigTargetRequest.builder(browser).build()));
        assertThat(target.datastore()).isNotEmpty();
        assertThat(target.network()).isNotEmpty();
        assertThat(target.numCpus()).isPositive();
        assertThat(server.call(QueryTargetCapabilitiesRequest.builder(browser).build()))
                .isNotNull();
    }
}
