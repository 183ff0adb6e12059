package dev.vireo.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.soap.SoapFaultException;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.ExportSnapshotRequest;
import dev.vireo.vim.ExportVmRequest;
import dev.vireo.vim.HttpNfcLeaseAbortRequest;
import dev.vireo.vim.HttpNfcLeaseCompleteRequest;
import dev.vireo.vim.HttpNfcLeaseDeviceUrl;
import dev.vireo.vim.HttpNfcLeaseGetManifestRequest;
import dev.vireo.vim.HttpNfcLeaseInfo;
import dev.vireo.vim.HttpNfcLeaseManifestEntry;
import dev.vireo.vim.HttpNfcLeaseProgressRequest;
import dev.vireo.vim.HttpNfcLeaseSetManifestChecksumTypeRequest;
import dev.vireo.vim.HttpNfcLeaseState;
import dev.vireo.vim.ImportVAppRequest;
import dev.vireo.vim.InvalidDiskFormat;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.InvalidState;
import dev.vireo.vim.KeyValue;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.LogoutRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.RequestCanceled;
import dev.vireo.vim.TaskInProgress;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.Timedout;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecFileOperation;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualLsiLogicController;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualMachineImportSpec;
import dev.vireo.vim.VirtualSCSISharing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Machines are downloaded and uploaded, over HTTP.
class LeaseTest {
    private static final ManagedObjectReference WEB =
            new ManagedObjectReference("VirtualMachine", "1");
    private static final ManagedObjectReference ON =
            new ManagedObjectReference("VirtualMachine", "2");
    private static final ManagedObjectReference POOL =
            new ManagedObjectReference("ResourcePool", "ha-root-pool");
    private static final ManagedObjectReference SESSIONS =
            new ManagedObjectReference("SessionManager", "ha-sessionmgr");

    private final Path files;
    private final Simulator simulator;
    private final TypedClient client;

    LeaseTest(@TempDir Path state) {
        files = state.resolve("datastores/datastore1");
        simulator =
                Simulator.builder()
                        .machine("web", m -> m.diskGb(1).poweredOff())
                        .machine("on", m -> m.diskGb(1))
                        .state(state)
                        .start();
        client = TypedClient.login(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private <R extends @Nullable Object> R call(MethodRequest<R> request) {
        return client.call(request);
    }

    private void refused(MethodRequest<?> request, Class<? extends MethodFault> fault) {
        assertThatExceptionOfType(SoapFaultException.class)
                .isThrownBy(() -> call(request))
                .satisfies(e -> assertThat(e.fault().fault()).isInstanceOf(fault));
    }

    private @Nullable Object read(ManagedObjectReference object, String property) {
        return client.read(object, property);
    }

    private ManagedObjectReference export() {
        return call(ExportVmRequest.builder(WEB).build());
    }

    private HttpNfcLeaseInfo info(ManagedObjectReference lease) {
        return (HttpNfcLeaseInfo) Objects.requireNonNull(read(lease, "info"));
    }

    private HttpNfcLeaseDeviceUrl disk(ManagedObjectReference lease) {
        return info(lease).deviceUrl().getFirst();
    }

    private void complete(ManagedObjectReference lease) {
        call(HttpNfcLeaseCompleteRequest.builder(lease).build());
    }

    private HttpURLConnection open(String url) throws IOException {
        assertThat(url).startsWith("http://*/nfc/");
        return (HttpURLConnection)
                URI.create(url.replace("*", "127.0.0.1:" + simulator.port()))
                        .toURL()
                        .openConnection();
    }

    private byte[] get(String url) throws IOException {
        HttpURLConnection connection = open(url);
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private int send(String method, String url, byte[] body, boolean chunked) throws IOException {
        HttpURLConnection connection = open(url);
        connection.setRequestMethod(method);
        connection.setDoOutput(true);
        if (chunked) {
            connection.setChunkedStreamingMode(8192);
        } else {
            connection.setFixedLengthStreamingMode(body.length);
        }
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return connection.getResponseCode();
    }

    /// Lets the files of a planned machine be made.
    private void makeFiles() {
        call(HttpNfcLeaseAbortRequest.builder(export()).build());
    }

    /// Writes something to the disk of a machine, as its guest would.
    private Path fill() throws IOException {
        get("http://*/nfc/x/disk-0.vmdk", 404);
        makeFiles();
        Path flat = files.resolve("web/web-flat.vmdk");
        byte[] noise = new byte[300_000];
        new Random(9).nextBytes(noise);
        try (FileChannel channel = FileChannel.open(flat, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), 1000);
            channel.write(ByteBuffer.wrap("tail".getBytes(UTF_8)), (1L << 30) - 4);
        }
        return flat;
    }

    private void get(String url, int status) throws IOException {
        assertThat(open(url).getResponseCode()).isEqualTo(status);
    }

    private static VirtualMachineImportSpec spec(String name) {
        VirtualLsiLogicController controller =
                VirtualLsiLogicController.builder()
                        .key(-1)
                        .busNumber(0)
                        .sharedBus(VirtualSCSISharing.NO_SHARING)
                        .build();
        VirtualDisk disk =
                VirtualDisk.builder()
                        .key(-2)
                        .controllerKey(-1)
                        .unitNumber(0)
                        .capacityInKB(1 << 20)
                        .backing(
                                VirtualDiskFlatVer2BackingInfo.builder()
                                        .fileName("")
                                        .diskMode("persistent")
                                        .thinProvisioned(true)
                                        .build())
                        .build();
        return VirtualMachineImportSpec.builder()
                .configSpec(
                        VirtualMachineConfigSpec.builder()
                                .name(name)
                                .files(
                                        VirtualMachineFileInfo.builder()
                                                .vmPathName("[datastore1]")
                                                .build())
                                .numCPUs(2)
                                .memoryMB(1024L)
                                .deviceChange(
                                        List.of(
                                                VirtualDeviceConfigSpec.builder()
                                                        .operation(
                                                                VirtualDeviceConfigSpecOperation
                                                                        .ADD)
                                                        .device(controller)
                                                        .build(),
                                                VirtualDeviceConfigSpec.builder()
                                                        .operation(
                                                                VirtualDeviceConfigSpecOperation
                                                                        .ADD)
                                                        .fileOperation(
                                                                VirtualDeviceConfigSpecFileOperation
                                                                        .CREATE)
                                                        .device(disk)
                                                        .build()))
                                .build())
                .build();
    }

    private ManagedObjectReference importInto(String name) {
        return call(ImportVAppRequest.builder(POOL).spec(spec(name)).build());
    }

    @Test
    void whatIsExportedIsImportedByteForByte() throws IOException {
        Path flat = fill();
        ManagedObjectReference export = export();
        byte[] packed = get(disk(export).url());
        assertThat(packed).hasSizeBetween(300_000, 700_000);
        complete(export);
        ManagedObjectReference lease = importInto("copy");
        assertThat(info(lease).deviceUrl())
                .extracting(HttpNfcLeaseDeviceUrl::importKey)
                .containsExactly("/copy/VirtualLsiLogicController0:0", "/copy/nvram");
        assertThat(send("POST", disk(lease).url(), packed, true)).isEqualTo(201);
        assertThat(read(lease, "transferProgress")).isEqualTo(100);
        complete(lease);
        assertThat(Files.mismatch(files.resolve("copy/copy-flat.vmdk"), flat)).isEqualTo(-1);
        assertThat(read(info(lease).entity(), "name")).isEqualTo("copy");
    }

    @Test
    void aBodyOfKnownLengthIsTakenToo() throws IOException {
        Path flat = fill();
        ManagedObjectReference export = export();
        byte[] packed = get(disk(export).url());
        complete(export);
        ManagedObjectReference lease = importInto("copy");
        assertThat(send("PUT", disk(lease).url(), packed, false)).isEqualTo(201);
        complete(lease);
        assertThat(Files.mismatch(files.resolve("copy/copy-flat.vmdk"), flat)).isEqualTo(-1);
    }

    @Test
    void aSnapshotIsExportedAsItIsBelowItsDelta() throws IOException {
        Path flat = fill();
        ManagedObjectReference task =
                call(
                        CreateSnapshotTaskRequest.builder(WEB)
                                .name("before")
                                .memory(false)
                                .quiesce(false)
                                .build());
        TaskInfo done = (TaskInfo) Objects.requireNonNull(read(task, "info"));
        ManagedObjectReference snapshot =
                (ManagedObjectReference) Objects.requireNonNull(done.result());
        ManagedObjectReference ofSnapshot = call(ExportSnapshotRequest.builder(snapshot).build());
        byte[] packed = get(disk(ofSnapshot).url());
        complete(ofSnapshot);
        ManagedObjectReference ofDelta = export();
        byte[] withDelta = get(disk(ofDelta).url());
        assertThat(Arrays.mismatch(withDelta, packed)).as("only in the header").isLessThan(65536);
        assertThat(Arrays.copyOfRange(withDelta, 65536, withDelta.length))
                .isEqualTo(Arrays.copyOfRange(packed, 65536, packed.length));
        complete(ofDelta);
        ManagedObjectReference lease = importInto("copy");
        assertThat(send("PUT", disk(lease).url(), packed, false)).isEqualTo(201);
        complete(lease);
        assertThat(Files.mismatch(files.resolve("copy/copy-flat.vmdk"), flat)).isEqualTo(-1);
    }

    @Test
    void whatIsWrittenAfterASnapshotIsExportedToo() throws IOException {
        SimulatedDisk disk = simulator.machine("web").disk(0);
        disk.write(1 << 20, "before".getBytes(UTF_8));
        call(
                CreateSnapshotTaskRequest.builder(WEB)
                        .name("before")
                        .memory(false)
                        .quiesce(false)
                        .build());
        disk.write((1 << 20) + 2, "AFTER".getBytes(UTF_8));
        disk.write(700 << 20, "far".getBytes(UTF_8));
        ManagedObjectReference export = export();
        byte[] packed = get(disk(export).url());
        complete(export);
        ManagedObjectReference lease = importInto("copy");
        assertThat(send("PUT", disk(lease).url(), packed, false)).isEqualTo(201);
        complete(lease);

        SimulatedDisk copy = simulator.machine("copy").disk(0);
        assertThat(new String(copy.read(1 << 20, 7), UTF_8)).isEqualTo("beAFTER");
        assertThat(new String(copy.read(700 << 20, 3), UTF_8)).isEqualTo("far");
    }

    @Test
    void aLeaseSaysWhatThereIsAndTheManifestWhatHasGone() throws Exception {
        ManagedObjectReference lease = export();
        assertThat(read(lease, "state")).isEqualTo(HttpNfcLeaseState.READY);
        assertThat(read(lease, "initializeProgress")).isEqualTo(100);
        assertThat(read(lease, "transferProgress")).isEqualTo(0);
        HttpNfcLeaseInfo info = info(lease);
        assertThat(info.entity()).isEqualTo(WEB);
        assertThat(info.totalDiskCapacityInKB()).isEqualTo(1 << 20);
        assertThat(info.leaseTimeout()).isEqualTo(300);
        assertThat(info.deviceUrl())
                .extracting(HttpNfcLeaseDeviceUrl::targetId)
                .containsExactly("disk-0.vmdk", "file-0.nvram");
        call(
                HttpNfcLeaseSetManifestChecksumTypeRequest.builder(lease)
                        .deviceUrlsToChecksumTypes(
                                List.of(
                                        KeyValue.builder()
                                                .key(info.deviceUrl().get(1).key())
                                                .value("sha256")
                                                .build()))
                        .build());
        byte[] disk = get(info.deviceUrl().get(0).url());
        byte[] nvram = get(info.deviceUrl().get(1).url());
        assertThat(nvram).isEqualTo(Files.readAllBytes(files.resolve("web/web.nvram")));
        List<HttpNfcLeaseManifestEntry> manifest =
                call(HttpNfcLeaseGetManifestRequest.builder(lease).build());
        HexFormat hex = HexFormat.of();
        assertThat(manifest.get(0).sha1())
                .isEqualTo(hex.formatHex(MessageDigest.getInstance("SHA-1").digest(disk)));
        assertThat(manifest.get(0).size()).isEqualTo(disk.length);
        assertThat(manifest.get(0).capacity()).isEqualTo(1L << 30);
        assertThat(manifest.get(1).checksum())
                .isEqualTo(hex.formatHex(MessageDigest.getInstance("SHA-256").digest(nvram)));
        assertThat(read(lease, "transferProgress")).isEqualTo(100);
        complete(lease);
        assertThat(read(lease, "state")).isEqualTo(HttpNfcLeaseState.DONE);
        get(info.deviceUrl().get(0).url(), 404);
        refused(HttpNfcLeaseProgressRequest.builder(lease).percent(5).build(), InvalidState.class);
    }

    @Test
    void aMachineThatIsOnIsNotExported() {
        refused(ExportVmRequest.builder(ON).build(), InvalidPowerState.class);
    }

    @Test
    void aMachineIsNotSwitchedOnWhileItIsExported() {
        ManagedObjectReference lease = export();
        ManagedObjectReference task = call(PowerOnVMTaskRequest.builder(WEB).build());
        TaskInfo info = (TaskInfo) Objects.requireNonNull(read(task, "info"));
        assertThat(Objects.requireNonNull(info.error()).fault()).isInstanceOf(TaskInProgress.class);
        complete(lease);
        TaskInfo again =
                (TaskInfo)
                        Objects.requireNonNull(
                                read(call(PowerOnVMTaskRequest.builder(WEB).build()), "info"));
        assertThat(again.error()).isNull();
    }

    @Test
    void whatIsAbortedIsGone() throws IOException {
        ManagedObjectReference lease = importInto("copy");
        assertThat(files.resolve("copy/copy-flat.vmdk")).exists();
        call(HttpNfcLeaseAbortRequest.builder(lease).build());
        assertThat(read(lease, "state")).isEqualTo(HttpNfcLeaseState.ERROR);
        assertThat(error(lease)).isInstanceOf(RequestCanceled.class);
        assertThat(files.resolve("copy")).doesNotExist();
        complete(importInto("copy"));
    }

    private MethodFault error(ManagedObjectReference lease) {
        return ((LocalizedMethodFault) Objects.requireNonNull(read(lease, "error"))).fault();
    }

    @Test
    void wrongBytesEndTheLease() throws IOException {
        ManagedObjectReference lease = importInto("copy");
        String url = disk(lease).url();
        byte[] wrong = new byte[4096];
        Arrays.fill(wrong, (byte) 'x');
        assertThat(send("PUT", url, wrong, false)).isEqualTo(400);
        assertThat(read(lease, "state")).isEqualTo(HttpNfcLeaseState.ERROR);
        assertThat(error(lease)).isInstanceOf(InvalidDiskFormat.class);
        assertThat(
                        ((LocalizedMethodFault) Objects.requireNonNull(read(lease, "error")))
                                .localizedMessage())
                .contains("magic number");
        assertThat(files.resolve("copy")).doesNotExist();
    }

    @Test
    void aLeaseThatNobodyKeepsUpTimesOut() {
        ManagedObjectReference lease = importInto("copy");
        simulator.clock().advance(Duration.ofSeconds(200));
        call(HttpNfcLeaseProgressRequest.builder(lease).percent(40).build());
        simulator.clock().advance(Duration.ofSeconds(200));
        assertThat(read(lease, "transferProgress")).isEqualTo(40);
        simulator.clock().advance(Duration.ofSeconds(101));
        assertThat(read(lease, "state")).isEqualTo(HttpNfcLeaseState.ERROR);
        assertThat(error(lease)).isInstanceOf(Timedout.class);
        refused(HttpNfcLeaseCompleteRequest.builder(lease).build(), Timedout.class);
        assertThat(files.resolve("copy")).doesNotExist();
    }

    @Test
    void whatIsLeftBehindIsNamed() {
        ManagedObjectReference lease = export();
        assertThat(simulator.leaks()).singleElement().asString().contains("with 1 lease");
        complete(lease);
        assertThat(simulator.leaks()).singleElement().asString().doesNotContain("lease");
        export();
        call(LogoutRequest.builder(SESSIONS).build());
        assertThat(simulator.leaks())
                .containsExactly(
                        "a lease for the export of web that was neither completed nor aborted");
    }

    @Test
    void initializingTakesAsLongAsIsWanted() {
        simulator.control().taskTime("ExportVm", Duration.ofHours(1));
        ManagedObjectReference lease = export();
        assertThat(read(lease, "state")).isEqualTo(HttpNfcLeaseState.INITIALIZING);
        assertThat(read(lease, "info")).isNull();
        refused(HttpNfcLeaseCompleteRequest.builder(lease).build(), InvalidState.class);
    }
}
