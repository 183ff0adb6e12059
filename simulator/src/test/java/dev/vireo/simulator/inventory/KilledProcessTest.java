package dev.vireo.simulator.inventory;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.machine.MachineVmx;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.CreateVMTaskRequest;
import dev.vireo.vim.DestroyTaskRequest;
import dev.vireo.vim.InvalidDatastorePath;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.RegisterVMTaskRequest;
import dev.vireo.vim.RemoveAllSnapshotsTaskRequest;
import dev.vireo.vim.RenameDatastoreRequest;
import dev.vireo.vim.RevertToCurrentSnapshotTaskRequest;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.UnregisterVMRequest;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecFileOperation;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vmx.VmxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed has done a change or not: either way configuration and files agree. The
/// folder is copied as it is just before and just after the journal has the line of a change.
class KilledProcessTest {
    private static final ManagedObjectReference VMS =
            new ManagedObjectReference("Folder", "ha-folder-vm");
    private static final ManagedObjectReference POOL =
            new ManagedObjectReference("ResourcePool", "ha-root-pool");

    @TempDir private Path temporary;

    private static TestServer open(Path folder) {
        TestServer server =
                TestServer.esx(
                        new MachinePlan(
                                "web",
                                1,
                                512,
                                1,
                                MachinePlan.LINUX,
                                PowerState.OFF,
                                true,
                                Optional.empty()));
        server.inventory().datastoreFolder(folder.resolve("datastores"));
        StateKeeper.attach(folder, server.inventory(), "test", server::inventory);
        return server;
    }

    private static void done(TestServer server, @Nullable Object task) {
        if (task instanceof ManagedObjectReference reference) {
            assertThat(server.info(reference).error()).isNull();
            assertThat(server.info(reference).state()).isEqualTo(TaskInfoState.SUCCESS);
        }
    }

    private static void snapshot(TestServer server) {
        done(
                server,
                server.call(
                        CreateSnapshotTaskRequest.builder(TestServer.vm(1))
                                .name("first")
                                .memory(false)
                                .quiesce(false)
                                .build()));
    }

    private static void annotate(TestServer server, String text) {
        reconfigure(server, VirtualMachineConfigSpec.builder().annotation(text).build());
    }

    private static void reconfigure(TestServer server, VirtualMachineConfigSpec spec) {
        done(
                server,
                server.call(ReconfigVMTaskRequest.builder(TestServer.vm(1)).spec(spec).build()));
    }

    private static void create(TestServer server) {
        done(
                server,
                server.call(
                        CreateVMTaskRequest.builder(VMS)
                                .config(
                                        VirtualMachineConfigSpec.builder()
                                                .name("db")
                                                .memoryMB(64L)
                                                .files(
                                                        VirtualMachineFileInfo.builder()
                                                                .vmPathName("[datastore1]")
                                                                .build())
                                                .build())
                                .pool(POOL)
                                .build()));
    }

    private static VirtualDisk disk(TestServer server) {
        return server.machine(1).config().info().hardware().device().stream()
                .filter(VirtualDisk.class::isInstance)
                .map(VirtualDisk.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void addDisk(TestServer server) {
        VirtualDisk first = disk(server);
        VirtualDisk another =
                first.toBuilder()
                        .key(-1)
                        .unitNumber(5)
                        .backing(
                                VirtualDiskFlatVer2BackingInfo.builder()
                                        .fileName("")
                                        .diskMode("persistent")
                                        .build())
                        .build();
        change(
                server,
                VirtualDeviceConfigSpecOperation.ADD,
                VirtualDeviceConfigSpecFileOperation.CREATE,
                another);
    }

    private static void removeDisk(TestServer server) {
        change(
                server,
                VirtualDeviceConfigSpecOperation.REMOVE,
                VirtualDeviceConfigSpecFileOperation.DESTROY,
                disk(server));
    }

    private static void change(
            TestServer server,
            VirtualDeviceConfigSpecOperation operation,
            VirtualDeviceConfigSpecFileOperation files,
            VirtualDevice device) {
        reconfigure(
                server,
                VirtualMachineConfigSpec.builder()
                        .deviceChange(
                                List.of(
                                        VirtualDeviceConfigSpec.builder()
                                                .operation(operation)
                                                .fileOperation(files)
                                                .device(device)
                                                .build()))
                        .build());
    }

    private static void destroy(TestServer server) {
        done(server, server.call(DestroyTaskRequest.builder(TestServer.vm(1)).build()));
    }

    private static void register(TestServer server) {
        done(
                server,
                server.call(
                        RegisterVMTaskRequest.builder(VMS)
                                .path("[datastore1] web/web.vmx")
                                .asTemplate(false)
                                .pool(POOL)
                                .build()));
    }

    private static void renameDatastore(TestServer server) {
        server.call(
                RenameDatastoreRequest.builder(
                                server.inventory().all(SimDatastore.class).getFirst().self())
                        .newName("fast")
                        .build());
    }

    private static void unregister(TestServer server) {
        server.call(UnregisterVMRequest.builder(TestServer.vm(1)).build());
    }

    @TestFactory
    Stream<DynamicTest> aChangeIsDoneOrNot() {
        Consumer<TestServer> nothing = _ -> {};
        Consumer<TestServer> annotate = server -> annotate(server, "second");
        Consumer<TestServer> written =
                server -> {
                    write(server, 1);
                    snapshot(server);
                    write(server, 2);
                    snapshot(server);
                    write(server, 3);
                };
        Consumer<TestServer> revert =
                server ->
                        done(
                                server,
                                server.call(
                                        RevertToCurrentSnapshotTaskRequest.builder(TestServer.vm(1))
                                                .build()));
        Consumer<TestServer> removeSnapshots =
                server ->
                        done(
                                server,
                                server.call(
                                        RemoveAllSnapshotsTaskRequest.builder(TestServer.vm(1))
                                                .build()));
        return Stream.of(
                test("the first change", nothing, annotate),
                test("a change", server -> annotate(server, "first"), annotate),
                test("a creation", nothing, KilledProcessTest::create),
                test("a new disk", nothing, KilledProcessTest::addDisk),
                test("a disk less", nothing, KilledProcessTest::removeDisk),
                test("a snapshot", nothing, KilledProcessTest::snapshot),
                test("a reversion", KilledProcessTest::snapshot, revert),
                test("snapshots removed", KilledProcessTest::snapshot, removeSnapshots),
                test("a reversion after writes", written, revert),
                test("snapshots removed after writes", written, removeSnapshots),
                test("a destruction", annotate, KilledProcessTest::destroy),
                test("a destruction of the planned", nothing, KilledProcessTest::destroy),
                test("a datastore renamed", nothing, KilledProcessTest::renameDatastore),
                test("a datastore renamed again", annotate, KilledProcessTest::renameDatastore),
                test("a machine forgotten", annotate, KilledProcessTest::unregister),
                test(
                        "a machine registered",
                        server -> {
                            annotate.accept(server);
                            unregister(server);
                        },
                        KilledProcessTest::register));
    }

    private DynamicTest test(String name, Consumer<TestServer> first, Consumer<TestServer> change) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    Path folder = temporary.resolve(name);
                    TestServer server = open(folder);
                    first.accept(server);
                    String before = describe(server);
                    Inventory inventory = server.inventory();
                    inventory.durably(() -> {
                        inventory.afterwards(() -> copy(folder, temporary.resolve("kept")));
                        change.accept(server);
                        copy(folder, temporary.resolve("not kept"));
                        return null;
                    });
                    String after = describe(server);

                    assertThat(after).isNotEqualTo(before);
                    assertThat(reopened("not kept")).isEqualTo(before);
                    assertThat(reopened("kept")).isEqualTo(after);
                    copy(folder, temporary.resolve("whole"));
                    assertThat(reopened("whole")).isEqualTo(after);
                });
    }

    private String reopened(String name) {
        TestServer server = open(temporary.resolve(name));
        return server.inventory()
                .locked(() -> {
                    server.inventory().machines().forEach(each -> checkFiles(each, name));
                    return describe(server);
                });
    }

    /// Describes all that there is to know of the machines.
    private static String describe(TestServer server) {
        return server.inventory().locked(() -> describe(server.inventory().machines()));
    }

    private static String describe(List<SimVirtualMachine> machines) {
        StringBuilder text = new StringBuilder();
        for (SimVirtualMachine machine : machines) {
            machine.files().prepare();
            VirtualMachineConfigInfo config = machine.config().info();
            text.append(machine.id())
                    .append(' ')
                    .append(config)
                    .append(machine.snapshots().tree())
                    .append(machine.datastore().name())
                    .append(contents(machine))
                    .append('\n');
        }
        return text.toString();
    }

    /// Reads the beginnings of disks, as far as there are files.
    private static List<String> contents(SimVirtualMachine machine) {
        return IntStream.range(0, machine.config().disks().size())
                .mapToObj(machine::disk)
                .filter(disk -> new HostSite(machine.host()).exists(disk.path()))
                .map(disk -> HexFormat.of().formatHex(disk.read(0, 4)))
                .toList();
    }

    private static void write(TestServer server, int what) {
        server.machine(1).disk(0).write(0, new byte[] {(byte) what});
    }

    /// The file is as it would be written, and the disks are there.
    private static void checkFiles(SimVirtualMachine machine, String what) {
        machine.inventory()
                .locked(() -> {
                    requireFiles(machine, what);
                    return null;
                });
    }

    private static void requireFiles(SimVirtualMachine machine, String what) {
        HostSite site = new HostSite(machine.host());
        machine.files().prepare();
        VirtualMachineConfigInfo config = machine.config().info();
        byte[] content = machine.files().content();
        assertThat(content).as(what).isNotNull();
        VmxFile file = VmxFile.parse(content == null ? new byte[0] : content);
        String path = machine.config().vmPathName();
        String place = VmIdentity.location(machine.datastore(), path);
        VirtualMachineConfigInfo placed = config.toBuilder().locationId(place).build();
        assertThat(MachineVmx.write(placed, Optional.of(file), site))
                .as(what)
                .asString()
                .isEqualTo(file.toString());
        assertThat(file.get("displayName")).as(what).isPresent();
        for (VirtualDevice device : config.hardware().device()) {
            if (device.backing() instanceof VirtualDiskFlatVer2BackingInfo backing) {
                for (var each = backing; each != null; each = each.parent()) {
                    assertThat(site.exists(each.fileName())).as(what + each.fileName()).isTrue();
                }
            }
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            if (Files.exists(to)) {
                delete(to);
            }
            for (Path each : all.toList()) {
                copyOne(each, to.resolve(from.relativize(each)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Copies a file; of a base disk only the beginning, where the guest writes.
    private static void copyOne(Path from, Path to) throws IOException {
        if (Files.isDirectory(from) || Files.size(from) < 64 << 20) {
            Files.copy(from, to);
            return;
        }
        try (FileChannel read = FileChannel.open(from);
                FileChannel hole = FileChannel.open(to, CREATE_NEW, WRITE, SPARSE)) {
            hole.write(ByteBuffer.allocate(1), Files.size(from) - 1);
            read.transferTo(0, 4096, hole.position(0));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(each);
            }
        }
    }

    private Path vmx() {
        return temporary.resolve("datastores/datastore1/web/web.vmx");
    }

    private TestServer annotated() {
        TestServer server = open(temporary);
        annotate(server, "first");
        annotate(server, "second");
        assertThat(vmx()).content().contains("second");
        return open(temporary);
    }

    @Test
    void fileThatSomebodyHasEditedCounts() throws IOException {
        annotated();
        Files.writeString(
                vmx(),
                Files.readString(vmx())
                        .replace("second", "edited")
                        .replaceFirst("memSize = \"[0-9]+\"", "memSize = \"1024\""));
        TestServer after = open(temporary);
        assertThat(after.machine(1).config().annotation()).isEqualTo("edited");
        assertThat(after.machine(1).config().memoryMb()).isEqualTo(1024);
        checkFiles(after.machine(1), "edited");

        annotate(after, "third");
        assertThat(open(temporary).machine(1).config().memoryMb()).isEqualTo(1024);
    }

    @Test
    void fileThatCannotBeReadIsWrittenAnew() throws IOException {
        for (String garbage : List.of("", "virtualHW.version = \"20\nsomething\n", "x = \"1\"\n")) {
            annotated();
            Files.writeString(vmx(), garbage);
            TestServer after = open(temporary);
            assertThat(after.machine(1).config().annotation()).as(garbage).isEqualTo("second");
            checkFiles(after.machine(1), garbage);
        }
    }

    @Test
    void fileThatNoMachineCanHaveIsWrittenAnew() throws IOException {
        for (String impossible :
                List.of(
                        "memSize = \"-5\"",
                        "numvcpus = \"-3\"",
                        "scsi0:0.fileName = \"/etc/passwd\"",
                        "scsi0:0.fileName = \"../../../../etc/passwd\"")) {
            annotated();
            String key = impossible.substring(0, impossible.indexOf(' '));
            String before = Files.readString(vmx());
            Files.writeString(
                    vmx(), before.replaceFirst(key + " = \"[^\"]*\"\n", "") + impossible + "\n");
            TestServer after = open(temporary);
            assertThat(after.machine(1).config().annotation()).as(impossible).isEqualTo("second");
            assertThat(after.machine(1).config().memoryMb()).isPositive();
            checkFiles(after.machine(1), impossible);
        }
    }

    @Test
    void symbolicLinkInPlaceOfTheFileIsTheErrorOfATask() throws IOException {
        annotated();
        Files.delete(vmx());
        Files.createSymbolicLink(vmx(), Path.of("/etc/hosts"));
        TestServer after = open(temporary);
        TaskInfo info =
                after.info(after.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build()));
        assertThat(Objects.requireNonNull(info.error()).fault())
                .isInstanceOf(InvalidDatastorePath.class);
        info = after.info(after.call(DestroyTaskRequest.builder(TestServer.vm(1)).build()));
        assertThat(info.error()).isNull();
        assertThat(Path.of("/etc/hosts")).exists();
    }

    @Test
    void nothingIsWrittenWhenAllIsAsItWas() throws IOException {
        annotated();
        String journal = Files.readString(temporary.resolve("journal"));
        var written = Files.getLastModifiedTime(vmx());
        open(temporary);
        assertThat(temporary.resolve("journal")).hasContent(journal);
        assertThat(Files.getLastModifiedTime(vmx())).isEqualTo(written);
    }

    @Test
    void whatSomebodyHasLeftIsTakenAway() throws IOException {
        annotated();
        Files.writeString(temporary.resolve("journal.new"), "half");
        open(temporary);
        assertThat(temporary.resolve("journal.new")).doesNotExist();
    }

    @Test
    void anotherProcessThatRunsFinishesWhatOneHasBegun() throws IOException {
        TestServer running = annotated();
        TestServer killed = open(temporary);
        byte[] before = Files.readAllBytes(vmx());
        annotate(killed, "third");
        Files.write(vmx(), before); // as if it had been killed before

        create(running);
        assertThat(running.machine(1).config().annotation()).isEqualTo("third");
        assertThat(vmx()).content().contains("third");
    }
}
