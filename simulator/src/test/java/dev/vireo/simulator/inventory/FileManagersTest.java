package dev.vireo.simulator.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.vim.CopyDatastoreFileTaskRequest;
import dev.vireo.vim.CopyVirtualDiskTaskRequest;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.CreateVirtualDiskTaskRequest;
import dev.vireo.vim.DeleteDatastoreFileTaskRequest;
import dev.vireo.vim.DeleteVirtualDiskTaskRequest;
import dev.vireo.vim.DestroyDatastoreRequest;
import dev.vireo.vim.ExtendVirtualDiskTaskRequest;
import dev.vireo.vim.FileAlreadyExists;
import dev.vireo.vim.FileBackedVirtualDiskSpec;
import dev.vireo.vim.FileLocked;
import dev.vireo.vim.FileNotFound;
import dev.vireo.vim.HostDiskDimensionsChs;
import dev.vireo.vim.ImportUnmanagedSnapshotRequest;
import dev.vireo.vim.InflateVirtualDiskTaskRequest;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidDatastore;
import dev.vireo.vim.InvalidDatastorePath;
import dev.vireo.vim.InvalidDiskFormat;
import dev.vireo.vim.MakeDirectoryRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MoveDatastoreFileTaskRequest;
import dev.vireo.vim.MoveVirtualDiskTaskRequest;
import dev.vireo.vim.NoDiskSpace;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.QueryVirtualDiskGeometryRequest;
import dev.vireo.vim.QueryVirtualDiskUuidRequest;
import dev.vireo.vim.RenameDatastoreRequest;
import dev.vireo.vim.ResourceInUse;
import dev.vireo.vim.SetVirtualDiskUuidRequest;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.VirtualDiskSpec;
import dev.vireo.vim.ZeroFillVirtualDiskTaskRequest;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// FileManager and VirtualDiskManager.
class FileManagersTest {
    private static final long GIB_KB = 1 << 20;

    private TestServer server = TestServer.esx();
    private final SimDatastore datastore = server.inventory().all(SimDatastore.class).getFirst();
    private final DatastoreFiles files = datastore.files();
    private final ManagedObjectReference manager =
            Objects.requireNonNull(server.content().fileManager());
    private final ManagedObjectReference disks =
            Objects.requireNonNull(server.content().virtualDiskManager());

    @AfterEach
    void stop() {
        server.inventory().close();
    }

    private TaskInfo run(MethodRequest<ManagedObjectReference> request) {
        return server.info(server.call(request));
    }

    private void succeeds(MethodRequest<ManagedObjectReference> request) {
        assertThat(run(request).error()).isNull();
    }

    private MethodFault error(MethodRequest<ManagedObjectReference> request) {
        return Objects.requireNonNull(run(request).error()).fault();
    }

    private void refuses(Class<? extends MethodFault> fault, MethodRequest<?> request) {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.call(request))
                .extracting(SimFault::fault)
                .isInstanceOf(fault);
    }

    private MakeDirectoryRequest mkdir(String name, boolean parents) {
        return MakeDirectoryRequest.builder(manager)
                .name(name)
                .createParentDirectories(parents)
                .build();
    }

    private static FileBackedVirtualDiskSpec spec(String diskType, String adapter, long kb) {
        return FileBackedVirtualDiskSpec.builder()
                .diskType(diskType)
                .adapterType(adapter)
                .capacityKb(kb)
                .build();
    }

    private CreateVirtualDiskTaskRequest create(String name, VirtualDiskSpec spec) {
        return CreateVirtualDiskTaskRequest.builder(disks).name(name).spec(spec).build();
    }

    @Test
    void directoriesAreMade() {
        server.call(mkdir("[datastore1] a", false));
        server.call(mkdir("[datastore1] b/c/d", true));
        assertThat(files.below(""))
                .extracting(FileStat::path)
                .containsExactly("a", "b", "b/c", "b/c/d");
        refuses(FileAlreadyExists.class, mkdir("[datastore1] a", false));
        refuses(FileAlreadyExists.class, mkdir("[datastore1] a", true));
        refuses(FileNotFound.class, mkdir("[datastore1] x/y", false));
        refuses(InvalidDatastorePath.class, mkdir("[datastore1] ../x", false));
        refuses(InvalidDatastore.class, mkdir("[other] x", false));
    }

    @Test
    void filesAreNamedByUrlsToo() {
        server.call(
                mkdir("https://h/folder/a%20b%2Bc?dcPath=ha-datacenter&dsName=datastore1", true));
        assertThat(files.exists("a b+c")).isTrue();
        refuses(InvalidDatastorePath.class, mkdir("https://h/else/x?dsName=datastore1", true));
        refuses(InvalidDatastorePath.class, mkdir("https://h/folder/x?dsName=other", true));
    }

    @Test
    void filesAreCopiedMovedAndDeleted() {
        files.write("a", "a".getBytes(UTF_8));
        files.createDirectory("d", false);
        succeeds(copy("[datastore1] a", "[datastore1] d/b", false));
        assertThat(error(copy("[datastore1] a", "[datastore1] d/b", false)))
                .isEqualTo(FileAlreadyExists.builder().file("[datastore1] d/b").build());
        succeeds(copy("[datastore1] a", "[datastore1] d/b", true));
        assertThat(error(copy("[datastore1] no", "[datastore1] x", false)))
                .isInstanceOf(FileNotFound.class);
        succeeds(move("[datastore1] d", "[datastore1] e"));
        assertThat(files.below("")).extracting(FileStat::path).containsExactly("a", "e", "e/b");
        assertThat(error(move("[datastore1] a", "[datastore1] x/y")))
                .isInstanceOf(FileNotFound.class);
        succeeds(delete("[datastore1] e"));
        assertThat(error(delete("[datastore1] e")))
                .isEqualTo(FileNotFound.builder().file("[datastore1] e").build());
        assertThat(error(delete("[datastore1]"))).isInstanceOf(InvalidDatastorePath.class);
    }

    private CopyDatastoreFileTaskRequest copy(String from, String to, boolean force) {
        return CopyDatastoreFileTaskRequest.builder(manager)
                .sourceName(from)
                .destinationName(to)
                .force(force)
                .build();
    }

    private MoveDatastoreFileTaskRequest move(String from, String to) {
        return MoveDatastoreFileTaskRequest.builder(manager)
                .sourceName(from)
                .destinationName(to)
                .build();
    }

    private DeleteDatastoreFileTaskRequest delete(String name) {
        return DeleteDatastoreFileTaskRequest.builder(manager).name(name).build();
    }

    @Test
    void filesOfAMachineThatIsOnAreLocked() {
        server = TestServer.esx(MachinePlan.linux("web", 1, 512, 1));
        assertThat(error(delete("[datastore1] web"))).isInstanceOf(FileLocked.class);
        assertThat(error(delete("[datastore1] web/web.vmdk")))
                .isEqualTo(FileLocked.builder().file("[datastore1] web/web.vmdk").build());
    }

    /// A host opens for reading what the disks of a running machine are based on.
    @Test
    void theBaseOfARunningMachinesSnapshotIsLockedToo() {
        server = TestServer.esx(MachinePlan.linux("web", 1, 512, 1));
        succeeds(
                CreateSnapshotTaskRequest.builder(TestServer.vm(1))
                        .name("s")
                        .memory(false)
                        .quiesce(false)
                        .build());
        for (String base : List.of("[datastore1] web/web.vmdk", "[datastore1] web/web-flat.vmdk")) {
            assertThat(error(delete(base))).isInstanceOf(FileLocked.class);
            assertThat(error(move(base, "[datastore1] away.vmdk"))).isInstanceOf(FileLocked.class);
        }
        String base = "[datastore1] web/web.vmdk";
        assertThat(error(DeleteVirtualDiskTaskRequest.builder(disks).name(base).build()))
                .isInstanceOf(FileLocked.class);
        assertThat(
                        error(
                                MoveVirtualDiskTaskRequest.builder(disks)
                                        .sourceName(base)
                                        .destName("[datastore1] away.vmdk")
                                        .build()))
                .isInstanceOf(FileLocked.class);
        succeeds(create("[datastore1] other.vmdk", spec("thin", "lsiLogic", GIB_KB)));
        assertThat(error(copy("[datastore1] other.vmdk", base, true)))
                .isInstanceOf(FileLocked.class);
        succeeds(copy(base, "[datastore1] copied.vmdk", false));

        succeeds(PowerOffVMTaskRequest.builder(TestServer.vm(1)).build());
        succeeds(DeleteVirtualDiskTaskRequest.builder(disks).name(base).build());
    }

    @Test
    void noMachineIsOutsideOfItsDatastore() {
        server =
                TestServer.esx(
                        MachinePlan.linux("..", 1, 512, 1), MachinePlan.linux(".", 1, 512, 1));
        assertThat(server.inventory().all(SimVirtualMachine.class))
                .extracting(vm -> vm.config().vmPathName())
                .containsExactly("[datastore1] _../_...vmx", "[datastore1] _./_..vmx");
    }

    @Test
    void disksOfEachTypeAreCreated() {
        TaskInfo task = run(create("[datastore1] thin.vmdk", spec("thin", "lsiLogic", GIB_KB)));
        assertThat(task.result()).isEqualTo("[datastore1] thin.vmdk");
        succeeds(create("[datastore1] thick.vmdk", spec("preallocated", "busLogic", GIB_KB)));
        succeeds(create("[datastore1] eager.vmdk", spec("eagerZeroedThick", "ide", GIB_KB)));
        assertThat(VirtualDiskFiles.allocated(files, "thin.vmdk")).isZero();
        assertThat(VirtualDiskFiles.allocated(files, "thick.vmdk")).isEqualTo(1L << 30);
        assertThat(VirtualDiskFiles.describe(files, "eager.vmdk").entry("ddb.adapterType"))
                .hasValue("ide");
        assertThat(error(create("[datastore1] thin.vmdk", spec("thin", "lsiLogic", GIB_KB))))
                .isInstanceOf(FileAlreadyExists.class);
        assertThat(error(create("[datastore1] no/x.vmdk", spec("thin", "lsiLogic", GIB_KB))))
                .isInstanceOf(FileNotFound.class);
    }

    @Test
    void wrongSpecsAreRefused() {
        refuses(InvalidArgument.class, create("[datastore1] x.vmdk", spec("thin", "nvme", GIB_KB)));
        refuses(InvalidArgument.class, create("[datastore1] x.vmdk", spec("fat", "ide", GIB_KB)));
        refuses(InvalidArgument.class, create("[datastore1] x.vmdk", spec("thin", "ide", 0)));
        refuses(NotSupported.class, create("[datastore1] x.vmdk", spec("rdm", "ide", GIB_KB)));
        refuses(InvalidDatastorePath.class, create("[datastore1]", spec("thin", "ide", GIB_KB)));
        refuses(
                NotSupported.class,
                create(
                        "[datastore1] x.vmdk",
                        VirtualDiskSpec.builder().diskType("thin").adapterType("ide").build()));
        refuses(
                NotSupported.class,
                ImportUnmanagedSnapshotRequest.builder(disks).vdisk("x").vvolId("y").build());
    }

    @Test
    void aDiskLargerThanTheFreeSpaceIsRefusedIfItIsThick() {
        long tooMuch = 3L << 30; // 3 TiB on a volume of 2
        succeeds(create("[datastore1] thin.vmdk", spec("thin", "lsiLogic", tooMuch)));
        assertThat(error(create("[datastore1] x.vmdk", spec("thick", "lsiLogic", tooMuch))))
                .isInstanceOf(NoDiskSpace.class);
        assertThat(files.list("")).hasSize(2);
    }

    @Test
    void aDiskHasAUuidThatCanBeSet() {
        succeeds(create("[datastore1] x.vmdk", spec("thin", "lsiLogic", GIB_KB)));
        QueryVirtualDiskUuidRequest query =
                QueryVirtualDiskUuidRequest.builder(disks).name("[datastore1] x.vmdk").build();
        assertThat(server.call(query)).matches("60 00 c2 9[0-9a-f]( [0-9a-f]{2}){4}-.{23}");
        SetVirtualDiskUuidRequest.Builder<?> set =
                SetVirtualDiskUuidRequest.builder(disks).name("[datastore1] x.vmdk");
        server.call(set.uuid("00 11 22 33 44 55 66 77-88 99 aa bb cc dd ee ff").build());
        assertThat(server.call(query)).isEqualTo("00 11 22 33 44 55 66 77-88 99 aa bb cc dd ee ff");
        refuses(InvalidArgument.class, set.uuid("hello").build());
        refuses(
                FileNotFound.class,
                QueryVirtualDiskUuidRequest.builder(disks).name("[datastore1] no.vmdk").build());
        files.write("text.vmdk", "x".getBytes(UTF_8));
        refuses(
                InvalidDiskFormat.class,
                QueryVirtualDiskUuidRequest.builder(disks).name("[datastore1] text.vmdk").build());
    }

    @Test
    void aDiskHasAGeometry() {
        succeeds(create("[datastore1] x.vmdk", spec("thin", "lsiLogic", GIB_KB)));
        assertThat(
                        server.call(
                                QueryVirtualDiskGeometryRequest.builder(disks)
                                        .name("[datastore1] x.vmdk")
                                        .build()))
                .isEqualTo(
                        HostDiskDimensionsChs.builder().cylinder(130).head(255).sector(63).build());
    }

    @Test
    void aDiskIsCopiedWithTheTypeThatIsWanted() {
        succeeds(create("[datastore1] x.vmdk", spec("thin", "lsiLogic", GIB_KB)));
        CopyVirtualDiskTaskRequest.Builder<?> copy =
                CopyVirtualDiskTaskRequest.builder(disks).sourceName("[datastore1] x.vmdk");
        succeeds(copy.destName("[datastore1] y.vmdk").build());
        succeeds(
                copy.destName("[datastore1] z.vmdk")
                        .destSpec(
                                VirtualDiskSpec.builder()
                                        .diskType("preallocated")
                                        .adapterType("ide")
                                        .build())
                        .build());
        assertThat(VirtualDiskFiles.describe(files, "y.vmdk").isThin()).isTrue();
        assertThat(VirtualDiskFiles.describe(files, "z.vmdk").isThin()).isFalse();
        assertThat(VirtualDiskFiles.allocated(files, "z.vmdk")).isEqualTo(1L << 30);
        assertThat(VirtualDiskFiles.describe(files, "y.vmdk").entry("ddb.uuid"))
                .isNotEqualTo(VirtualDiskFiles.describe(files, "x.vmdk").entry("ddb.uuid"));
        assertThat(error(copy.destName("[datastore1] y.vmdk").build()))
                .isInstanceOf(FileAlreadyExists.class);
        succeeds(copy.destName("[datastore1] y.vmdk").force(true).build());
    }

    @Test
    void aCopyHoldsWhatTheOriginalHolds() {
        succeeds(create("[datastore1] x.vmdk", spec("thin", "lsiLogic", 1024)));
        byte[] content = new byte[1 << 20];
        content[1000] = 7;
        files.write("x-flat.vmdk", content);
        succeeds(
                CopyVirtualDiskTaskRequest.builder(disks)
                        .sourceName("[datastore1] x.vmdk")
                        .destName("[datastore1] y.vmdk")
                        .build());
        assertThat(files.read("y-flat.vmdk")).isEqualTo(content);
    }

    @Test
    void aDiskIsMovedExtendedFilledInflatedAndDeleted() {
        succeeds(create("[datastore1] x.vmdk", spec("thin", "lsiLogic", GIB_KB)));
        succeeds(
                MoveVirtualDiskTaskRequest.builder(disks)
                        .sourceName("[datastore1] x.vmdk")
                        .destName("[datastore1] y.vmdk")
                        .build());
        ExtendVirtualDiskTaskRequest.Builder<?> extend =
                ExtendVirtualDiskTaskRequest.builder(disks).name("[datastore1] y.vmdk");
        succeeds(extend.newCapacityKb(2 * GIB_KB).build());
        assertThat(error(extend.newCapacityKb(GIB_KB).build())).isInstanceOf(InvalidArgument.class);
        succeeds(ZeroFillVirtualDiskTaskRequest.builder(disks).name("[datastore1] y.vmdk").build());
        succeeds(InflateVirtualDiskTaskRequest.builder(disks).name("[datastore1] y.vmdk").build());
        assertThat(VirtualDiskFiles.allocated(files, "y.vmdk")).isEqualTo(2L << 30);
        DeleteVirtualDiskTaskRequest delete =
                DeleteVirtualDiskTaskRequest.builder(disks).name("[datastore1] y.vmdk").build();
        succeeds(delete);
        assertThat(files.list("")).isEmpty();
        assertThat(error(delete)).isInstanceOf(FileNotFound.class);
    }

    @Test
    void freeSpaceFollowsTheFiles() {
        Object before = server.read(datastore.self(), "summary.freeSpace");
        succeeds(create("[datastore1] x.vmdk", spec("thick", "lsiLogic", GIB_KB)));
        assertThat((long) Objects.requireNonNull(before))
                .isCloseTo(
                        (long)
                                        Objects.requireNonNull(
                                                server.read(datastore.self(), "summary.freeSpace"))
                                + (1L << 30),
                        Offset.offset(1000L));
    }

    @Test
    void aDatastoreInUseIsNotDestroyed() {
        server = TestServer.esx(MachinePlan.linux("web", 1, 512, 1));
        refuses(ResourceInUse.class, DestroyDatastoreRequest.builder(datastore.self()).build());
    }

    @Test
    void aRenamedDatastoreKeepsItsFiles() {
        files.write("a", "a".getBytes(UTF_8));
        server.call(RenameDatastoreRequest.builder(datastore.self()).newName("fast").build());
        assertThat(server.read(datastore.self(), "summary.name")).isEqualTo("fast");
        succeeds(copy("[fast] a", "[fast] b", false));
    }

    @Test
    void aVcenterWantsToKnowTheDatacenter() {
        TestServer vcenter = TestServer.vcenter(2, 1, 1);
        ManagedObjectReference files = Objects.requireNonNull(vcenter.content().fileManager());
        MakeDirectoryRequest.Builder<?> request =
                MakeDirectoryRequest.builder(files).name("[LocalDS_0] x");
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> vcenter.call(request.build()))
                .extracting(SimFault::fault)
                .isInstanceOf(InvalidArgument.class);
        SimDatacenter second = vcenter.inventory().all(SimDatacenter.class).getLast();
        vcenter.call(request.datacenter(second.self()).build());
        assertThat(second.allDatastores().getFirst().files().exists("x")).isTrue();
        vcenter.inventory().close();
    }
}
