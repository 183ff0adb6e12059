package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.AddInternetScsiSendTargetsRequest;
import dev.vireo.vim.AlreadyExists;
import dev.vireo.vim.CreateNasDatastoreRequest;
import dev.vireo.vim.CreateVmfsDatastoreRequest;
import dev.vireo.vim.DatastoreSummary;
import dev.vireo.vim.DetachScsiLunRequest;
import dev.vireo.vim.DuplicateName;
import dev.vireo.vim.HostInternetScsiHba;
import dev.vireo.vim.HostInternetScsiHbaSendTarget;
import dev.vireo.vim.HostInternetScsiHbaStaticTarget;
import dev.vireo.vim.HostInternetScsiTargetTransport;
import dev.vireo.vim.HostNasVolumeSpec;
import dev.vireo.vim.HostScsiDisk;
import dev.vireo.vim.HostScsiTopologyTarget;
import dev.vireo.vim.HostStorageDeviceInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NotFound;
import dev.vireo.vim.QueryAvailableDisksForVmfsRequest;
import dev.vireo.vim.QueryVmfsDatastoreCreateOptionsRequest;
import dev.vireo.vim.RemoveDatastoreRequest;
import dev.vireo.vim.RescanHbaRequest;
import dev.vireo.vim.ResourceInUse;
import dev.vireo.vim.ScsiLun;
import dev.vireo.vim.UpdateInternetScsiNameRequest;
import dev.vireo.vim.VmfsDatastoreCreateSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostStorageTest {
    private static final ManagedObjectReference STORAGE =
            new ManagedObjectReference("HostStorageSystem", "storageSystem");
    private static final ManagedObjectReference DATASTORES =
            new ManagedObjectReference("HostDatastoreSystem", "ha-datastoresystem");

    private final TestServer server = TestServer.esx(MachinePlan.linux("web", 1, 512, 1));

    private HostStorageDeviceInfo devices() {
        return (HostStorageDeviceInfo)
                Objects.requireNonNull(server.read(STORAGE, "storageDeviceInfo"));
    }

    private HostInternetScsiHba iscsi() {
        return devices().hostBusAdapter().stream()
                .filter(HostInternetScsiHba.class::isInstance)
                .map(HostInternetScsiHba.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<String> disksOf(String iqn) {
        return Objects.requireNonNull(devices().scsiTopology()).adapter().stream()
                .flatMap(adapter -> adapter.target().stream())
                .filter(target ->
                        target.transport() instanceof HostInternetScsiTargetTransport transport
                                && transport.iScsiName().equals(iqn))
                .flatMap(HostStorageTest::luns)
                .toList();
    }

    private static java.util.stream.Stream<String> luns(HostScsiTopologyTarget target) {
        return target.lun().stream().map(lun -> lun.scsiLun());
    }

    private void rescan() {
        server.call(RescanHbaRequest.builder(STORAGE).hbaDevice("vmhba64").build());
    }

    private void run(MethodRequest<@Nullable Void> request) {
        server.call(request);
    }

    private static void refused(Class<? extends MethodFault> fault, Runnable call) {
        SimFault thrown = assertThatExceptionOfType(SimFault.class).isThrownBy(call::run).actual();
        assertThat(thrown.fault()).isInstanceOf(fault);
    }

    private ManagedObjectReference mountNfs(String name, String path) {
        return server.call(
                CreateNasDatastoreRequest.builder(DATASTORES)
                        .spec(
                                HostNasVolumeSpec.builder()
                                        .remoteHost("10.0.0.9")
                                        .remotePath(path)
                                        .localPath(name)
                                        .accessMode("readWrite")
                                        .build())
                        .build());
    }

    private VmfsDatastoreCreateSpec optionOn(HostScsiDisk disk, String name) {
        VmfsDatastoreCreateSpec spec =
                (VmfsDatastoreCreateSpec)
                        server.call(
                                        QueryVmfsDatastoreCreateOptionsRequest.builder(DATASTORES)
                                                .devicePath(disk.devicePath())
                                                .build())
                                .getFirst()
                                .spec();
        return spec.toBuilder().vmfs(spec.vmfs().toBuilder().volumeName(name).build()).build();
    }

    private List<HostScsiDisk> freeDisks() {
        return server.call(QueryAvailableDisksForVmfsRequest.builder(DATASTORES).build());
    }

    @Test
    void joinsTargetsToDisksByKey() {
        String iqn = iscsi().configuredStaticTarget().getFirst().iScsiName();
        List<String> keys = devices().scsiLun().stream().map(ScsiLun::key).toList();
        assertThat(disksOf(iqn)).hasSize(2).allMatch(keys::contains);
    }

    @Test
    void findsNewTargetsWhenItScans() {
        server.call(
                AddInternetScsiSendTargetsRequest.builder(STORAGE)
                        .iScsiHbaDevice("vmhba64")
                        .targets(
                                List.of(
                                        HostInternetScsiHbaSendTarget.builder()
                                                .address("10.0.0.9")
                                                .build()))
                        .build());
        assertThat(disksOf("iqn.2025-01.test.vireo:archive")).isEmpty();
        rescan();
        assertThat(iscsi().configuredStaticTarget())
                .extracting(HostInternetScsiHbaStaticTarget::iScsiName)
                .containsExactly("iqn.2025-01.test.vireo:disks", "iqn.2025-01.test.vireo:archive");
        assertThat(disksOf("iqn.2025-01.test.vireo:archive")).hasSize(1);
    }

    @Test
    void refusesAdapterThatIsNotThere() {
        refused(
                NotFound.class,
                () -> run(RescanHbaRequest.builder(STORAGE).hbaDevice("vmhba9").build()));
        refused(
                NotFound.class,
                () ->
                        run(
                                UpdateInternetScsiNameRequest.builder(STORAGE)
                                        .iScsiHbaDevice("vmhba0")
                                        .iScsiName("iqn.2025-01.test:x")
                                        .build()));
    }

    @Test
    void mountsExportUnderItsName() {
        ManagedObjectReference mounted = mountNfs("backup", "/exports/backup");
        DatastoreSummary summary =
                (DatastoreSummary) Objects.requireNonNull(server.read(mounted, "summary"));
        assertThat(summary.name()).isEqualTo("backup");
        assertThat(summary.type()).isEqualTo("NFS");
        assertThat(server.read(DATASTORES, "datastore"))
                .isEqualTo(
                        server.read(
                                new ManagedObjectReference("HostSystem", "ha-host"), "datastore"))
                .asString()
                .contains(mounted.value());
    }

    @Test
    void refusesExportOrNameThatIsTaken() {
        mountNfs("backup", "/exports/backup");
        refused(AlreadyExists.class, () -> assertThat(mountNfs("b2", "/exports/backup")).isNull());
        refused(DuplicateName.class, () -> assertThat(mountNfs("backup", "/exports/x")).isNull());
    }

    @Test
    void makesDatastoreOnFreeDisk() {
        List<HostScsiDisk> before = freeDisks();
        HostScsiDisk disk = before.getFirst();
        ManagedObjectReference made =
                server.call(
                        CreateVmfsDatastoreRequest.builder(DATASTORES)
                                .spec(optionOn(disk, "fast"))
                                .build());
        assertThat(server.read(made, "name")).isEqualTo("fast");
        assertThat(freeDisks()).hasSize(before.size() - 1).doesNotContain(disk);
        refused(
                ResourceInUse.class,
                () -> run(DetachScsiLunRequest.builder(STORAGE).lunUuid(disk.uuid()).build()));
        server.call(RemoveDatastoreRequest.builder(DATASTORES).datastore(made).build());
        assertThat(freeDisks()).hasSize(before.size());
    }

    @Test
    void keepsDatastoreWithMachines() {
        ManagedObjectReference used = server.machine(1).datastore().self();
        refused(
                ResourceInUse.class,
                () -> run(RemoveDatastoreRequest.builder(DATASTORES).datastore(used).build()));
    }
}
