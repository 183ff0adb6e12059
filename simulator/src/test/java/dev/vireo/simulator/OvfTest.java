package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.soap.SoapFaultException;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.CreateDescriptorRequest;
import dev.vireo.vim.CreateImportSpecRequest;
import dev.vireo.vim.ExportVmRequest;
import dev.vireo.vim.HttpNfcLeaseCompleteRequest;
import dev.vireo.vim.HttpNfcLeaseDeviceUrl;
import dev.vireo.vim.HttpNfcLeaseInfo;
import dev.vireo.vim.ImportVAppRequest;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.LogoutRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.OvfCreateDescriptorParams;
import dev.vireo.vim.OvfCreateDescriptorResult;
import dev.vireo.vim.OvfCreateImportSpecParams;
import dev.vireo.vim.OvfCreateImportSpecResult;
import dev.vireo.vim.OvfFile;
import dev.vireo.vim.OvfFileItem;
import dev.vireo.vim.OvfNetworkInfo;
import dev.vireo.vim.OvfParseDescriptorParams;
import dev.vireo.vim.OvfParseDescriptorResult;
import dev.vireo.vim.OvfUnsupportedDiskProvisioning;
import dev.vireo.vim.OvfUnsupportedElement;
import dev.vireo.vim.OvfValidateHostParams;
import dev.vireo.vim.OvfValidateHostResult;
import dev.vireo.vim.OvfXmlFormat;
import dev.vireo.vim.ParseDescriptorRequest;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.ToolsConfigInfo;
import dev.vireo.vim.ValidateHostRequest;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualMachineBootOptions;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineVMCIDevice;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Machines go out as OVF packages and come back, over HTTP.
class OvfTest {
    private static final ManagedObjectReference WEB =
            new ManagedObjectReference("VirtualMachine", "1");
    private static final ManagedObjectReference ON =
            new ManagedObjectReference("VirtualMachine", "2");
    private static final ManagedObjectReference POOL =
            new ManagedObjectReference("ResourcePool", "ha-root-pool");
    private static final ManagedObjectReference HOST =
            new ManagedObjectReference("HostSystem", "ha-host");
    private static final ManagedObjectReference OVF =
            new ManagedObjectReference("OvfManager", "ha-ovf-manager");

    private final Simulator simulator =
            Simulator.builder()
                    .machine("web", m -> m.diskGb(1).poweredOff())
                    .machine("on", m -> m.diskGb(1))
                    .user("viewer", "look", Role.READ_ONLY)
                    .start();
    private final TypedClient client = TypedClient.login(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private void login(String user, String password) {
        call(
                LoginRequest.builder(new ManagedObjectReference("SessionManager", "ha-sessionmgr"))
                        .userName(user)
                        .password(password)
                        .build());
    }

    private <R extends @Nullable Object> R call(MethodRequest<R> request) {
        return client.call(request);
    }

    private Object read(ManagedObjectReference object, String property) {
        return Objects.requireNonNull(client.read(object, property));
    }

    private VirtualMachineConfigInfo config(ManagedObjectReference vm) {
        return (VirtualMachineConfigInfo) read(vm, "config");
    }

    private ManagedObjectReference datastore() {
        ArrayValue all = (ArrayValue) read(HOST, "datastore");
        return (ManagedObjectReference) Objects.requireNonNull(all.items().getFirst());
    }

    private HttpURLConnection open(HttpNfcLeaseDeviceUrl device) throws IOException {
        return (HttpURLConnection)
                URI.create(device.url().replace("*", "127.0.0.1:" + simulator.port()))
                        .toURL()
                        .openConnection();
    }

    private HttpNfcLeaseInfo info(ManagedObjectReference lease) {
        return (HttpNfcLeaseInfo) read(lease, "info");
    }

    private void complete(ManagedObjectReference lease) {
        call(HttpNfcLeaseCompleteRequest.builder(lease).build());
    }

    /// A package: the descriptor and the files.
    private record Ova(String descriptor, List<byte[]> files) {}

    private Ova export(String... options) throws IOException {
        ManagedObjectReference lease = call(ExportVmRequest.builder(WEB).build());
        List<OvfFile> files = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        for (HttpNfcLeaseDeviceUrl device : info(lease).deviceUrl()) {
            byte[] content = open(device).getInputStream().readAllBytes();
            contents.add(content);
            files.add(
                    OvfFile.builder()
                            .deviceId(device.key())
                            .path(Objects.requireNonNull(device.targetId()))
                            .size(content.length)
                            .build());
        }
        complete(lease);
        OvfCreateDescriptorResult result =
                call(
                        CreateDescriptorRequest.builder(OVF)
                                .obj(WEB)
                                .cdp(
                                        OvfCreateDescriptorParams.builder()
                                                .ovfFiles(files)
                                                .exportOption(List.of(options))
                                                .build())
                                .build());
        assertThat(result.error()).isEmpty();
        return new Ova(result.ovfDescriptor(), contents);
    }

    private OvfCreateImportSpecResult importSpec(String descriptor, String provisioning) {
        return call(
                CreateImportSpecRequest.builder(OVF)
                        .ovfDescriptor(descriptor)
                        .resourcePool(POOL)
                        .datastore(datastore())
                        .cisp(
                                OvfCreateImportSpecParams.builder()
                                        .locale("")
                                        .deploymentOption("")
                                        .entityName("back")
                                        .diskProvisioning(provisioning)
                                        .build())
                        .build());
    }

    private ManagedObjectReference importAgain(Ova packed) throws IOException {
        OvfCreateImportSpecResult result = importSpec(packed.descriptor, "thin");
        assertThat(result.error()).isEmpty();
        assertThat(result.warning()).isEmpty();
        ManagedObjectReference lease =
                call(
                        ImportVAppRequest.builder(POOL)
                                .spec(Objects.requireNonNull(result.importSpec()))
                                .build());
        List<HttpNfcLeaseDeviceUrl> urls = info(lease).deviceUrl();
        assertThat(urls)
                .extracting(HttpNfcLeaseDeviceUrl::importKey)
                .containsAll(result.fileItem().stream().map(OvfFileItem::deviceId).toList());
        for (int i = 0; i < packed.files.size(); i++) {
            OvfFileItem item = result.fileItem().get(i);
            HttpNfcLeaseDeviceUrl url =
                    urls.stream()
                            .filter(each -> item.deviceId().equals(each.importKey()))
                            .findFirst()
                            .orElseThrow();
            HttpURLConnection connection = open(url);
            connection.setRequestMethod(item.create() ? "PUT" : "POST");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(packed.files.get(i));
            }
            assertThat(connection.getResponseCode()).isEqualTo(201);
        }
        ManagedObjectReference vm = info(lease).entity();
        complete(lease);
        return vm;
    }

    /// Takes from a device what cannot be the same in two machines.
    private static VirtualDevice common(VirtualDevice device) {
        VirtualDevice plain = device.toBuilder().deviceInfo(null).build();
        return switch (plain) {
            case VirtualDisk disk ->
                    disk.toBuilder()
                            .backing(
                                    ((VirtualDiskFlatVer2BackingInfo)
                                                    Objects.requireNonNull(disk.backing()))
                                            .toBuilder()
                                                    .fileName("")
                                                    .uuid(null)
                                                    .contentId(null)
                                                    .split(null) // false, as without it
                                                    .writeThrough(null)
                                                    .build())
                            .diskObjectId(null)
                            .shares(null)
                            .storageIOAllocation(null)
                            .build();
            case VirtualEthernetCard card -> card.toBuilder().macAddress(null).build();
            case VirtualMachineVMCIDevice vmci -> vmci.toBuilder().id(null).build();
            default -> plain;
        };
    }

    @Test
    void aMachineComesBackAsItWas() throws IOException {
        call(
                ReconfigVMTaskRequest.builder(WEB)
                        .spec(
                                VirtualMachineConfigSpec.builder()
                                        .numCPUs(4)
                                        .numCoresPerSocket(2)
                                        .memoryMB(3072L)
                                        .annotation("the <shop> & \"more\"\nsecond line")
                                        .firmware("efi")
                                        .bootOptions(
                                                VirtualMachineBootOptions.builder()
                                                        .efiSecureBootEnabled(true)
                                                        .build())
                                        .tools(
                                                ToolsConfigInfo.builder()
                                                        .syncTimeWithHost(true)
                                                        .build())
                                        .memoryHotAddEnabled(true)
                                        .build())
                        .build());
        VirtualMachineConfigInfo before = config(WEB);
        VirtualMachineConfigInfo after = config(importAgain(export()));
        assertThat(after.hardware().numCPU()).isEqualTo(4);
        assertThat(after.hardware().numCoresPerSocket()).isEqualTo(2);
        assertThat(after.hardware().memoryMB()).isEqualTo(3072);
        assertThat(after.annotation()).isEqualTo(before.annotation());
        assertThat(after.firmware()).isEqualTo("efi");
        assertThat(after.guestId()).isEqualTo(before.guestId());
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.bootOptions()).isEqualTo(before.bootOptions());
        assertThat(after.memoryHotAddEnabled()).isTrue();
        assertThat(Objects.requireNonNull(after.tools()).syncTimeWithHost()).isTrue();
        assertThat(after.hardware().device().stream().map(OvfTest::common))
                .containsExactlyInAnyOrderElementsOf(
                        before.hardware().device().stream().map(OvfTest::common).toList());
    }

    @Test
    void addressesAndFurtherEntriesGoAlongIfAskedFor() throws IOException {
        assertThat(export().descriptor).doesNotContain("rasd:Address>00:").doesNotContain("svga");
        assertThat(export("mac", "extraconfig", "uuid").descriptor)
                .contains("<rasd:Address>00:")
                .contains("svga.present")
                .contains(config(WEB).uuid())
                .doesNotContain("vmw:value=\"web.nvram\"");
    }

    @Test
    void whatIsInAPackageIsToldWithoutImportingIt() throws IOException {
        String descriptor = export().descriptor;
        OvfParseDescriptorResult parsed =
                call(
                        ParseDescriptorRequest.builder(OVF)
                                .ovfDescriptor(descriptor)
                                .pdp(
                                        OvfParseDescriptorParams.builder()
                                                .locale("")
                                                .deploymentOption("")
                                                .build())
                                .build());
        assertThat(parsed.defaultEntityName()).isEqualTo("web");
        assertThat(parsed.virtualApp()).isFalse();
        assertThat(parsed.network()).extracting(OvfNetworkInfo::name).containsExactly("VM Network");
        assertThat(parsed.approximateFlatDeploymentSize()).isEqualTo(1L << 30);
        OvfValidateHostResult valid = validate(descriptor);
        assertThat(valid.error()).isEmpty();
        assertThat(valid.supportedDiskProvisioning()).contains("thin", "thick");
        OvfValidateHostResult tooLarge =
                validate(
                        descriptor.replaceFirst(
                                "(?s)<rasd:VirtualQuantity>\\d+<", "<rasd:VirtualQuantity>9999<"));
        assertThat(tooLarge.error()).hasSize(1);
    }

    private OvfValidateHostResult validate(String descriptor) {
        return call(
                ValidateHostRequest.builder(OVF)
                        .ovfDescriptor(descriptor)
                        .host(HOST)
                        .vhp(
                                OvfValidateHostParams.builder()
                                        .locale("")
                                        .deploymentOption("")
                                        .build())
                        .build());
    }

    @Test
    void whatIsWrongWithAPackageIsPartOfTheResult() throws IOException {
        OvfCreateImportSpecResult broken = importSpec("<Envelope", "");
        assertThat(broken.importSpec()).isNull();
        assertThat(broken.error().getFirst().fault()).isInstanceOf(OvfXmlFormat.class);
        Ova packed = export();
        assertThat(importSpec(packed.descriptor, "twoGbMaxExtentSparse").error().getFirst().fault())
                .isInstanceOf(OvfUnsupportedDiskProvisioning.class);
        String group =
                packed.descriptor
                        .replace(
                                "<VirtualSystem ovf:id=\"web\">",
                                "<VirtualSystemCollection ovf:id=\"a\"><Info/>"
                                        + "<VirtualSystem ovf:id=\"web\">")
                        .replace("</VirtualSystem>", "</VirtualSystem></VirtualSystemCollection>");
        assertThat(importSpec(group, "").error().getFirst().fault())
                .isInstanceOf(OvfUnsupportedElement.class);
    }

    @Test
    void aMachineThatIsOnIsNotDescribed() {
        CreateDescriptorRequest request =
                CreateDescriptorRequest.builder(OVF)
                        .obj(ON)
                        .cdp(OvfCreateDescriptorParams.builder().build())
                        .build();
        assertThat(fault(request)).isInstanceOf(InvalidPowerState.class);
    }

    private Object fault(MethodRequest<?> request) {
        try {
            call(request);
        } catch (SoapFaultException e) {
            return Objects.requireNonNull(e.fault().fault());
        }
        return "nothing";
    }

    @Test
    void whoMayOnlyLookMayNeitherExportNorImport() throws IOException {
        String descriptor = export().descriptor;
        ManagedObjectReference store = datastore();
        call(
                LogoutRequest.builder(new ManagedObjectReference("SessionManager", "ha-sessionmgr"))
                        .build());
        login("viewer", "look");
        assertThat(
                        fault(
                                CreateDescriptorRequest.builder(OVF)
                                        .obj(WEB)
                                        .cdp(OvfCreateDescriptorParams.builder().build())
                                        .build()))
                .isInstanceOf(NoPermission.class);
        assertThat(
                        fault(
                                CreateImportSpecRequest.builder(OVF)
                                        .ovfDescriptor(descriptor)
                                        .resourcePool(POOL)
                                        .datastore(store)
                                        .cisp(
                                                OvfCreateImportSpecParams.builder()
                                                        .locale("")
                                                        .deploymentOption("")
                                                        .entityName("x")
                                                        .build())
                                        .build()))
                .isInstanceOf(NoPermission.class);
    }
}
