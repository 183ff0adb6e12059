package dev.vireo.simulator.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.datastore.VirtualDiskFiles.Provisioning;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.DeleteFileRequest;
import dev.vireo.vim.FileInfo;
import dev.vireo.vim.FileNotFound;
import dev.vireo.vim.FileQuery;
import dev.vireo.vim.FileQueryFlags;
import dev.vireo.vim.FloppyImageFileInfo;
import dev.vireo.vim.FloppyImageFileQuery;
import dev.vireo.vim.FolderFileInfo;
import dev.vireo.vim.FolderFileQuery;
import dev.vireo.vim.HostDatastoreBrowserSearchResults;
import dev.vireo.vim.HostDatastoreBrowserSearchSpec;
import dev.vireo.vim.InvalidDatastore;
import dev.vireo.vim.InvalidDatastorePath;
import dev.vireo.vim.IsoImageFileInfo;
import dev.vireo.vim.IsoImageFileQuery;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.SearchDatastoreSubFoldersTaskRequest;
import dev.vireo.vim.SearchDatastoreTaskRequest;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TemplateConfigFileInfo;
import dev.vireo.vim.TemplateConfigFileQuery;
import dev.vireo.vim.VmConfigFileInfo;
import dev.vireo.vim.VmConfigFileQuery;
import dev.vireo.vim.VmConfigFileQueryFlags;
import dev.vireo.vim.VmDiskFileInfo;
import dev.vireo.vim.VmDiskFileQuery;
import dev.vireo.vim.VmDiskFileQueryFilter;
import dev.vireo.vim.VmDiskFileQueryFlags;
import dev.vireo.vim.VmLogFileInfo;
import dev.vireo.vim.VmLogFileQuery;
import dev.vireo.vim.VmNvramFileInfo;
import dev.vireo.vim.VmNvramFileQuery;
import dev.vireo.vim.VmSnapshotFileInfo;
import dev.vireo.vim.VmSnapshotFileQuery;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatastoreBrowserTest {
    private final TestServer server = TestServer.esx();
    private final SimDatastore datastore = server.inventory().all(SimDatastore.class).getFirst();
    private final DatastoreFiles files = datastore.files();
    private final ManagedObjectReference browser =
            (ManagedObjectReference)
                    Objects.requireNonNull(server.read(datastore.self(), "browser"));

    @BeforeEach
    void fill() {
        files.createDirectory("web", false);
        files.createDirectory("web/logs", false);
        files.createDirectory("iso", false);
        VirtualDiskFiles.create(
                files,
                "web/web.vmdk",
                new VirtualDiskFiles.Spec(
                        8L << 30,
                        Provisioning.THIN,
                        "lsilogic",
                        "6000c290-0000-0000-0000-000000000001",
                        1,
                        20,
                        3 << 20));
        text("web/web.vmx", "config.version = \"8\"\nvirtualHW.version = \"20\"\n");
        text("web/web.vmtx", "config.version = \"7\"\n");
        text("web/web.nvram", "x");
        text("web/Snapshot1.vmsn", "x");
        text("web/vmware.log", "hello");
        text("web/logs/vmware-1.log", "x");
        text("web/broken.vmdk", "x");
        text("iso/Debian.iso", "iso");
        text("iso/a.flp", "flp");
        text("root.txt", "12345");
    }

    @AfterEach
    void stop() {
        server.inventory().close();
    }

    private void text(String path, String content) {
        files.write(path, content.getBytes(UTF_8));
    }

    private static HostDatastoreBrowserSearchSpec.Builder<?> spec(FileQuery... queries) {
        return HostDatastoreBrowserSearchSpec.builder()
                .query(List.of(queries))
                .details(
                        FileQueryFlags.builder()
                                .fileType(true)
                                .fileSize(true)
                                .modification(true)
                                .fileOwner(true)
                                .build());
    }

    private TaskInfo search(String path, HostDatastoreBrowserSearchSpec spec) {
        return server.info(
                server.call(
                        SearchDatastoreTaskRequest.builder(browser)
                                .datastorePath(path)
                                .searchSpec(spec)
                                .build()));
    }

    private List<FileInfo> hits(String path, HostDatastoreBrowserSearchSpec spec) {
        return ((HostDatastoreBrowserSearchResults)
                        Objects.requireNonNull(search(path, spec).result()))
                .file();
    }

    private List<String> names(String path, HostDatastoreBrowserSearchSpec spec) {
        return hits(path, spec).stream().map(FileInfo::path).toList();
    }

    @Test
    void eachQueryFindsFilesOfItsType() {
        FileQuery[] queries = {
            VmDiskFileQuery.builder().build(),
            VmConfigFileQuery.builder().build(),
            TemplateConfigFileQuery.builder().build(),
            VmSnapshotFileQuery.builder().build(),
            VmNvramFileQuery.builder().build(),
            VmLogFileQuery.builder().build(),
            FolderFileQuery.builder().build(),
        };
        Class<?>[] types = {
            VmDiskFileInfo.class,
            VmConfigFileInfo.class,
            TemplateConfigFileInfo.class,
            VmSnapshotFileInfo.class,
            VmNvramFileInfo.class,
            VmLogFileInfo.class,
            FolderFileInfo.class,
        };
        for (int i = 0; i < queries.length; i++) {
            assertThat(hits("[datastore1] web", spec(queries[i]).build()))
                    .singleElement()
                    .isExactlyInstanceOf(types[i]);
        }
        assertThat(hits("[datastore1] iso/", spec(IsoImageFileQuery.builder().build()).build()))
                .singleElement()
                .isExactlyInstanceOf(IsoImageFileInfo.class);
        assertThat(hits("[datastore1]iso", spec(FloppyImageFileQuery.builder().build()).build()))
                .singleElement()
                .isExactlyInstanceOf(FloppyImageFileInfo.class);
    }

    @Test
    void plainQueryAndNoQueryFindEverythingWithExtents() {
        List<String> all =
                List.of(
                        "Snapshot1.vmsn",
                        "broken.vmdk",
                        "logs",
                        "vmware.log",
                        "web-flat.vmdk",
                        "web.nvram",
                        "web.vmdk",
                        "web.vmtx",
                        "web.vmx");
        assertThat(names("[datastore1] web", spec().build())).isEqualTo(all);
        assertThat(names("[datastore1] web", spec(FileQuery.builder().build()).build()))
                .isEqualTo(all);
        assertThat(names("[datastore1] web", HostDatastoreBrowserSearchSpec.builder().build()))
                .isEqualTo(all);
    }

    @Test
    void withoutDetailsThereIsOnlyThePath() {
        assertThat(hits("[datastore1]", HostDatastoreBrowserSearchSpec.builder().build()))
                .containsExactly(
                        FileInfo.builder().path("iso").build(),
                        FileInfo.builder().path("root.txt").build(),
                        FileInfo.builder().path("web").build());
    }

    @Test
    void detailsSaySizeTimeAndOwner() {
        FileInfo file =
                hits("[datastore1]", spec().matchPattern(List.of("root.*")).build()).getFirst();
        assertThat(file.fileSize()).isEqualTo(5);
        assertThat(file.modification()).isEqualTo(server.instant());
        assertThat(file.owner()).isEqualTo("root");
    }

    @Test
    void detailsOfDisksComeFromTheDescriptor() {
        VmDiskFileQueryFlags.Builder<?> flags =
                VmDiskFileQueryFlags.builder()
                        .diskType(true)
                        .capacityKb(true)
                        .hardwareVersion(true)
                        .controllerType(true)
                        .diskExtents(true)
                        .thin(true);
        FileInfo file =
                hits(
                                "[datastore1] web",
                                spec(VmDiskFileQuery.builder().details(flags.build()).build())
                                        .build())
                        .getFirst();
        assertThat(file)
                .isEqualTo(
                        VmDiskFileInfo.builder()
                                .path("web.vmdk")
                                .fileSize(3L << 20)
                                .modification(server.instant())
                                .owner("root")
                                .diskType("VirtualDiskFlatVer2BackingInfo")
                                .capacityKb(8L << 20)
                                .hardwareVersion(20)
                                .controllerType("VirtualLsiLogicController")
                                .diskExtents(List.of("web-flat.vmdk"))
                                .thin(true)
                                .build());
    }

    @Test
    void filtersOfDisksApply() {
        assertThat(filtered(VmDiskFileQueryFilter.builder().thin(true))).isOne();
        assertThat(filtered(VmDiskFileQueryFilter.builder().thin(false))).isZero();
        assertThat(filtered(VmDiskFileQueryFilter.builder().encrypted(true))).isZero();
        assertThat(filtered(VmDiskFileQueryFilter.builder().matchHardwareVersion(List.of(20))))
                .isOne();
        assertThat(filtered(VmDiskFileQueryFilter.builder().matchHardwareVersion(List.of(7))))
                .isZero();
        assertThat(
                        filtered(
                                VmDiskFileQueryFilter.builder()
                                        .controllerType(List.of("VirtualIDEController"))))
                .isZero();
        assertThat(
                        filtered(
                                VmDiskFileQueryFilter.builder()
                                        .diskType(List.of("VirtualDiskFlatVer2BackingInfo"))))
                .isOne();
    }

    private int filtered(VmDiskFileQueryFilter.Builder<?> filter) {
        FileQuery query = VmDiskFileQuery.builder().filter(filter.build()).build();
        return hits("[datastore1] web", spec(query).build()).size();
    }

    @Test
    void versionOfAConfigurationIsReadFromIt() {
        FileQuery query =
                VmConfigFileQuery.builder()
                        .details(VmConfigFileQueryFlags.builder().configVersion(true).build())
                        .build();
        assertThat(hits("[datastore1] web", spec(query).build()))
                .singleElement()
                .extracting(file -> ((VmConfigFileInfo) file).configVersion())
                .isEqualTo(8);
    }

    @Test
    void patternsSelectNames() {
        assertThat(names("[datastore1] web", spec().matchPattern(List.of("web.v*")).build()))
                .containsExactly("web.vmdk", "web.vmtx", "web.vmx");
        assertThat(names("[datastore1] web", spec().matchPattern(List.of("web.vm?")).build()))
                .containsExactly("web.vmx");
        assertThat(
                        names(
                                "[datastore1] web",
                                spec().matchPattern(List.of("*.log", "*.nvram")).build()))
                .containsExactly("vmware.log", "web.nvram");
        assertThat(names("[datastore1] iso", spec().matchPattern(List.of("debian.iso")).build()))
                .isEmpty();
        assertThat(
                        names(
                                "[datastore1] iso",
                                spec().matchPattern(List.of("debian.iso"))
                                        .searchCaseInsensitive(true)
                                        .build()))
                .containsExactly("Debian.iso");
        assertThat(names("[datastore1] iso", spec().matchPattern(List.of("")).build())).hasSize(2);
    }

    @Test
    void foldersComeFirstOnDemand() {
        assertThat(names("[datastore1]", spec().sortFoldersFirst(true).build()))
                .containsExactly("iso", "web", "root.txt");
    }

    @Test
    void subfoldersAreSearchedToo() {
        TaskInfo task =
                server.info(
                        server.call(
                                SearchDatastoreSubFoldersTaskRequest.builder(browser)
                                        .datastorePath("[datastore1]")
                                        .searchSpec(spec(VmLogFileQuery.builder().build()).build())
                                        .build()));
        ArrayValue results = (ArrayValue) Objects.requireNonNull(task.result());
        assertThat(results.itemType()).isEqualTo("HostDatastoreBrowserSearchResults");
        assertThat(results.items())
                .map(HostDatastoreBrowserSearchResults.class::cast)
                .map(HostDatastoreBrowserSearchResults::folderPath)
                .containsExactly(
                        "[datastore1]",
                        "[datastore1] iso/",
                        "[datastore1] web/",
                        "[datastore1] web/logs/");
        assertThat(((HostDatastoreBrowserSearchResults) results.items().getLast()).file())
                .singleElement()
                .extracting(FileInfo::path)
                .isEqualTo("vmware-1.log");
    }

    @Test
    void missingDirectoryFailsTheTask() {
        assertThat(
                        Objects.requireNonNull(search("[datastore1] no", spec().build()).error())
                                .fault())
                .isEqualTo(FileNotFound.builder().file("[datastore1] no").build());
        assertThat(
                        Objects.requireNonNull(
                                        search("[datastore1] root.txt", spec().build()).error())
                                .fault())
                .isInstanceOf(FileNotFound.class);
    }

    @Test
    void otherDatastoresAndBadPathsAreRefusedAtOnce() {
        refuses(InvalidDatastore.class, "[other] x");
        refuses(InvalidDatastorePath.class, "datastore1");
        refuses(InvalidDatastorePath.class, "[datastore1");
        refuses(InvalidDatastorePath.class, "");
    }

    private void refuses(Class<? extends MethodFault> fault, String path) {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> search(path, spec().build()))
                .extracting(SimFault::fault)
                .isInstanceOf(fault);
    }

    @Test
    void leavingTheDatastoreIsAnInvalidPath() {
        assertThat(
                        Objects.requireNonNull(search("[datastore1] ../x", spec().build()).error())
                                .fault())
                .isInstanceOf(InvalidDatastorePath.class);
    }

    @Test
    void filesAreDeleted() {
        server.call(DeleteFileRequest.builder(browser).datastorePath("[datastore1] web").build());
        assertThat(names("[datastore1]", spec().build())).containsExactly("iso", "root.txt");
    }
}
