package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.AlreadyExists;
import dev.vireo.vim.CheckCustomizationSpecRequest;
import dev.vireo.vim.CloneVMTaskRequest;
import dev.vireo.vim.ClusterPowerOnVmResult;
import dev.vireo.vim.ConcurrentAccess;
import dev.vireo.vim.CreateCustomizationSpecRequest;
import dev.vireo.vim.CreateScreenshotTaskRequest;
import dev.vireo.vim.CustomizationAdapterMapping;
import dev.vireo.vim.CustomizationFixedIp;
import dev.vireo.vim.CustomizationFixedName;
import dev.vireo.vim.CustomizationGlobalIPSettings;
import dev.vireo.vim.CustomizationIPSettings;
import dev.vireo.vim.CustomizationLinuxPrep;
import dev.vireo.vim.CustomizationPending;
import dev.vireo.vim.CustomizationSpec;
import dev.vireo.vim.CustomizationSpecInfo;
import dev.vireo.vim.CustomizationSpecItem;
import dev.vireo.vim.CustomizeVMTaskRequest;
import dev.vireo.vim.DeleteCustomizationSpecRequest;
import dev.vireo.vim.DoesCustomizationSpecExistRequest;
import dev.vireo.vim.DuplicateCustomizationSpecRequest;
import dev.vireo.vim.Event;
import dev.vireo.vim.EventFilterSpec;
import dev.vireo.vim.GetCustomizationSpecRequest;
import dev.vireo.vim.GuestInfo;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.NicSettingMismatch;
import dev.vireo.vim.NotFound;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.OverwriteCustomizationSpecRequest;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnMultiVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.QueryEventsRequest;
import dev.vireo.vim.RenameCustomizationSpecRequest;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.VirtualMachineCloneSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Guests that are given names and addresses, machines that start together, and screenshots, over
/// HTTP.
class CustomizationTest {
    private final Path state;
    private Simulator simulator;
    private TypedClient client;

    CustomizationTest(@TempDir Path state) {
        this.state = state;
        simulator = Simulator.builder().vcenter(1, 1, 2).state(state).start();
        client = TypedClient.login(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private ManagedObjectReference machine(int index) {
        return new ManagedObjectReference("VirtualMachine", simulator.machines().get(index).id());
    }

    private ManagedObjectReference off(int index) {
        client.run(PowerOffVMTaskRequest.builder(machine(index)).build());
        return machine(index);
    }

    private static CustomizationSpec spec(int cards) {
        CustomizationAdapterMapping mapping =
                CustomizationAdapterMapping.builder()
                        .adapter(
                                CustomizationIPSettings.builder()
                                        .ip(
                                                CustomizationFixedIp.builder()
                                                        .ipAddress("192.168.7.9")
                                                        .build())
                                        .subnetMask("255.255.255.128")
                                        .build())
                        .build();
        return CustomizationSpec.builder()
                .identity(
                        CustomizationLinuxPrep.builder()
                                .hostName(CustomizationFixedName.builder().name("shop").build())
                                .domain("example.com")
                                .build())
                .globalIPSettings(CustomizationGlobalIPSettings.builder().build())
                .nicSettingMap(Collections.nCopies(cards, mapping))
                .build();
    }

    private GuestInfo guest(ManagedObjectReference machine) {
        return (GuestInfo) Objects.requireNonNull(client.read(machine, "guest"));
    }

    private void assertCustomized(ManagedObjectReference machine) {
        GuestInfo guest = guest(machine);
        assertThat(guest.hostName()).isEqualTo("shop.example.com");
        assertThat(guest.ipAddress()).isEqualTo("192.168.7.9");
        assertThat(
                        Objects.requireNonNull(guest.net().getFirst().ipConfig())
                                .ipAddress()
                                .getFirst()
                                .prefixLength())
                .isEqualTo(25);
    }

    private List<String> events() {
        return client
                .call(
                        QueryEventsRequest.builder(
                                        Objects.requireNonNull(client.content().eventManager()))
                                .filter(EventFilterSpec.builder().build())
                                .build())
                .stream()
                .map(Event::vimType)
                .map(type -> type.name())
                .toList();
    }

    @Test
    void guestHasItsNameAndAddressFromTheNextStartOn() {
        ManagedObjectReference vm = off(0);
        CustomizeVMTaskRequest request = CustomizeVMTaskRequest.builder(vm).spec(spec(1)).build();
        assertThat(client.run(request).state()).isEqualTo(TaskInfoState.SUCCESS);
        assertThat(client.fail(request)).isInstanceOf(CustomizationPending.class);
        assertThat(events()).doesNotContain("CustomizationStartedEvent");
        client.run(PowerOnVMTaskRequest.builder(vm).build());

        assertCustomized(vm);
        assertThat(events())
                .containsSubsequence(
                        "VmPoweredOnEvent", "CustomizationStartedEvent", "CustomizationSucceeded");
    }

    @Test
    void whatIsPendingOutlivesTheSimulator() {
        ManagedObjectReference vm = off(0);
        client.run(CustomizeVMTaskRequest.builder(vm).spec(spec(1)).build());
        client.close();
        simulator.close();
        simulator = Simulator.builder().vcenter(1, 1, 2).state(state).start();
        client = TypedClient.login(simulator);
        client.run(PowerOnVMTaskRequest.builder(vm).build());
        assertCustomized(vm);
    }

    @Test
    void refusesWhatDoesNotFitTheMachine() {
        ManagedObjectReference vm = machine(0);
        assertThat(client.fail(CustomizeVMTaskRequest.builder(vm).spec(spec(1)).build()))
                .isInstanceOf(InvalidPowerState.class);
        off(0);
        NicSettingMismatch mismatch =
                (NicSettingMismatch)
                        client.fail(CustomizeVMTaskRequest.builder(vm).spec(spec(3)).build());
        assertThat(mismatch.numberOfNicsInSpec()).isEqualTo(3);
        assertThat(mismatch.numberOfNicsInVM()).isEqualTo(1);
        client.refused(
                CheckCustomizationSpecRequest.builder(vm).spec(spec(0)).build(),
                NicSettingMismatch.class);
        CustomizationSpec noMask =
                spec(1).toBuilder()
                        .nicSettingMap(
                                List.of(
                                        CustomizationAdapterMapping.builder()
                                                .adapter(
                                                        CustomizationIPSettings.builder()
                                                                .ip(
                                                                        CustomizationFixedIp
                                                                                .builder()
                                                                                .ipAddress("1.2.3")
                                                                                .build())
                                                                .build())
                                                .build()))
                        .build();
        client.refused(
                CheckCustomizationSpecRequest.builder(vm).spec(noMask).build(),
                InvalidArgument.class);
        client.call(CheckCustomizationSpecRequest.builder(vm).spec(spec(1)).build());
    }

    @Test
    void cloneStartsCustomized() {
        ManagedObjectReference folder =
                (ManagedObjectReference) Objects.requireNonNull(client.read(machine(0), "parent"));
        VirtualMachineCloneSpec wanted =
                VirtualMachineCloneSpec.builder()
                        .location(VirtualMachineRelocateSpec.builder().build())
                        .template(false)
                        .customization(spec(1))
                        .powerOn(true)
                        .build();
        TaskInfo done =
                client.run(
                        CloneVMTaskRequest.builder(machine(0))
                                .folder(folder)
                                .name("clone")
                                .spec(wanted)
                                .build());
        assertThat(done.error()).isNull();
        assertCustomized((ManagedObjectReference) Objects.requireNonNull(done.result()));
        assertThat(
                        client.fail(
                                CloneVMTaskRequest.builder(machine(0))
                                        .folder(folder)
                                        .name("other")
                                        .spec(wanted.toBuilder().customization(spec(2)).build())
                                        .build()))
                .isInstanceOf(NicSettingMismatch.class);
    }

    @Test
    void hostDoesNotCustomize() {
        try (Simulator host = Simulator.builder().machine("web", m -> m.poweredOff()).start();
                TypedClient onHost = TypedClient.login(host)) {
            onHost.refused(
                    CustomizeVMTaskRequest.builder(
                                    new ManagedObjectReference("VirtualMachine", "1"))
                            .spec(spec(1))
                            .build(),
                    NotSupported.class);
        }
    }

    // Specifications that have a name

    private static CustomizationSpecItem item(String name) {
        return CustomizationSpecItem.builder()
                .info(
                        CustomizationSpecInfo.builder()
                                .name(name)
                                .description("")
                                .type("Linux")
                                .build())
                .spec(spec(1))
                .build();
    }

    @Test
    void specificationsAreKeptUnderNames() {
        ManagedObjectReference manager =
                Objects.requireNonNull(client.content().customizationSpecManager());
        CreateCustomizationSpecRequest create =
                CreateCustomizationSpecRequest.builder(manager).item(item("shop")).build();
        client.call(create);
        client.refused(create, AlreadyExists.class);
        CustomizationSpecItem kept =
                client.call(GetCustomizationSpecRequest.builder(manager).name("shop").build());
        assertThat(kept.spec()).isEqualTo(spec(1));
        client.call(OverwriteCustomizationSpecRequest.builder(manager).item(kept).build());
        client.refused(
                OverwriteCustomizationSpecRequest.builder(manager).item(kept).build(),
                ConcurrentAccess.class);
        client.call(
                DuplicateCustomizationSpecRequest.builder(manager)
                        .name("shop")
                        .newName("copy")
                        .build());
        client.call(
                RenameCustomizationSpecRequest.builder(manager)
                        .name("shop")
                        .newName("store")
                        .build());
        client.close();
        simulator.close();
        simulator = Simulator.builder().vcenter(1, 1, 2).state(state).start();
        client = TypedClient.login(simulator);
        assertThat(exists(manager, "shop")).isFalse();
        assertThat(exists(manager, "store")).isTrue();
        client.call(DeleteCustomizationSpecRequest.builder(manager).name("copy").build());
        client.refused(
                DeleteCustomizationSpecRequest.builder(manager).name("copy").build(),
                NotFound.class);
    }

    private boolean exists(ManagedObjectReference manager, String name) {
        return client.call(DoesCustomizationSpecExistRequest.builder(manager).name(name).build());
    }

    // Several at once

    @Test
    void datacenterStartsSeveralMachines() {
        ManagedObjectReference first = off(0);
        ManagedObjectReference running = machine(1);
        ManagedObjectReference unknown = new ManagedObjectReference("VirtualMachine", "vm-none");
        ManagedObjectReference datacenter = datacenter(first);
        TaskInfo done =
                client.run(
                        PowerOnMultiVMTaskRequest.builder(datacenter)
                                .vm(List.of(first, running, unknown))
                                .build());

        ClusterPowerOnVmResult result =
                (ClusterPowerOnVmResult) Objects.requireNonNull(done.result());
        assertThat(result.attempted()).extracting(each -> each.vm()).containsExactly(first);
        assertThat(
                        client.info(Objects.requireNonNull(result.attempted().getFirst().task()))
                                .state())
                .isEqualTo(TaskInfoState.SUCCESS);
        assertThat(result.notAttempted())
                .extracting(each -> each.vm())
                .containsExactly(running, unknown);
        assertThat(result.notAttempted().getFirst().fault().fault())
                .isInstanceOf(InvalidPowerState.class);
        assertThat(simulator.machines().getFirst().powerState())
                .isEqualTo(VirtualMachinePowerState.POWERED_ON);
    }

    private ManagedObjectReference datacenter(ManagedObjectReference machine) {
        ManagedObjectReference at = machine;
        while (!at.type().equals("Datacenter")) {
            at = (ManagedObjectReference) Objects.requireNonNull(client.read(at, "parent"));
        }
        return at;
    }

    // Screenshots

    @Test
    void screenshotIsPictureBesideTheConfiguration() throws Exception {
        String first = screenshot();
        String second = screenshot();
        assertThat(first).matches("\\[.+] .+/.+-1\\.png");
        assertThat(second).endsWith("-2.png");
        String path = first.substring(first.indexOf(' ') + 1);
        try (var files = Files.walk(state.resolve("datastores"))) {
            Path file = files.filter(each -> each.endsWith(path)).findFirst().orElseThrow();
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .startsWith("\u0089PNG\r\n")
                    .contains("IEND");
        }
        assertThat(client.fail(CreateScreenshotTaskRequest.builder(off(0)).build()))
                .isInstanceOf(InvalidPowerState.class);
    }

    private String screenshot() {
        return (String)
                Objects.requireNonNull(
                        client.run(CreateScreenshotTaskRequest.builder(machine(0)).build())
                                .result());
    }
}
