package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainXmlFlag;
import dev.vireo.api.PullFlag;
import dev.vireo.api.PullFormat;
import dev.vireo.api.PullOptions;
import dev.vireo.api.PullProgress;
import dev.vireo.api.PullReport;
import dev.vireo.api.PulledDisk;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.SimulatedDisk;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.QemuImg;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pulled images hold what the guest has written, by what QEMU reads from them.
@Timeout(120)
class PullTest {
    /// Eleven ranges, the last one not whole.
    private static final int CAPACITY = 41 << 20;

    private final Random random = new Random(6);
    private final byte[] written = new byte[CAPACITY];
    private final QemuImg qemu = QemuImg.find();
    @TempDir private Path folder;
    private Simulator simulator;
    private Connection connection;
    private Domain domain;
    private SimulatedDisk disk;

    @BeforeEach
    void start() throws IOException {
        Path lab =
                Files.writeString(
                        folder.resolve("lab.yaml"),
                        "machines: [{name: web, disks: [41 MiB, 2 MiB]}, {name: 'a/../b'}]");
        simulator =
                Simulator.builder()
                        .describe(lab)
                        .credentials("root", "pass")
                        .state(folder.resolve("state"))
                        .start();
        connection = connect(simulator.port());
        domain = connection.lookupByName("web");
        disk = simulator.machine("web").disk(0);
        power(VirtualMachinePowerState.POWERED_OFF);
    }

    private static Connection connect(int port) {
        return Connection.open(uri(port), _ -> Optional.of(new Credentials("root", "pass")));
    }

    private static String uri(int port) {
        return "esx://root@127.0.0.1:" + port + "/?transport=http";
    }

    @AfterEach
    void stop() {
        connection.close();
        simulator.close();
    }

    private void power(VirtualMachinePowerState state) {
        simulator.machine("web").powerState(state);
    }

    private void write() {
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[1 + random.nextInt(30_000)];
            random.nextBytes(bytes);
            int offset = random.nextInt(CAPACITY - bytes.length);
            disk.write(offset, bytes);
            System.arraycopy(bytes, 0, written, offset, bytes.length);
        }
        int start = random.nextInt(CAPACITY / 2);
        disk.zero(start, 3_000_000);
        Arrays.fill(written, start, start + 3_000_000, (byte) 0);
    }

    private void snapshot(String name) {
        domain.createSnapshot(
                "<domainsnapshot><name>" + name + "</name></domainsnapshot>", Set.of());
    }

    private void writeOverTwoSnapshots() {
        write();
        snapshot("one");
        write();
        snapshot("two");
        write();
    }

    private Path target() {
        return folder.resolve("pulled");
    }

    private static PullOptions as(PullFormat format) {
        return PullOptions.DEFAULT.withFormat(format);
    }

    /// Returns what QEMU reads from an image.
    private byte[] content(Path image) throws IOException {
        String format = image.toString().endsWith(".qcow2") ? "qcow2" : "raw";
        if (format.equals("qcow2")) {
            qemu.assertSound(image);
        }
        Path raw = qemu.toRaw(format, image, folder.resolve("content.raw"));
        return Files.readAllBytes(raw);
    }

    private void assertHolds(PullReport report, byte[] expected) throws IOException {
        byte[] content = content(report.disks().getFirst().image());
        assertThat(content).hasSize(expected.length);
        assertThat(Arrays.mismatch(content, expected)).isEqualTo(-1);
    }

    private List<String> pulled() throws IOException {
        try (var files = Files.list(target())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheCurrentStateOfADomainWithTwoSnapshots(PullFormat format) throws IOException {
        writeOverTwoSnapshots();

        PullReport report = domain.pull(target(), as(format));

        assertThat(report.disks().getFirst().chain())
                .containsExactly(
                        "[datastore1] web/web-000002.vmdk",
                        "[datastore1] web/web-000001.vmdk",
                        "[datastore1] web/web.vmdk");
        assertHolds(report, written);
        Path descriptor =
                folder.resolve("state/datastores/datastore1").resolve("web/web-000002.vmdk");
        qemu.assertSame(
                "vmdk",
                descriptor,
                format == PullFormat.RAW ? "raw" : "qcow2",
                report.disks().getFirst().image());
        String suffix = format == PullFormat.RAW ? ".img" : ".qcow2";
        assertThat(pulled())
                .containsExactly(
                        "web-scsi0-0" + suffix,
                        "web-scsi0-1" + suffix,
                        "web.nvram",
                        "web.vmx",
                        "web.xml");
    }

    @Test
    void givesTheStateOfASnapshot() throws IOException {
        write();
        snapshot("one");
        byte[] then = written.clone();
        write();
        snapshot("two");
        write();
        power(VirtualMachinePowerState.POWERED_ON);

        PullReport report = domain.pull(target(), PullOptions.DEFAULT.withSnapshot("one"));

        assertThat(report.disks().getFirst().chain()).containsExactly("[datastore1] web/web.vmdk");
        assertThat(report.notes())
                .contains(
                        "the files beside the disks describe the domain as it is now, not as it was"
                                + " at snapshot 'one'");
        assertHolds(report, then);
    }

    @Test
    void putsTheConfigurationBeside() throws IOException {
        domain.pull(target(), PullOptions.DEFAULT);

        Path home = folder.resolve("state/datastores/datastore1/web");
        assertThat(target().resolve("web.vmx")).hasSameBinaryContentAs(home.resolve("web.vmx"));
        assertThat(target().resolve("web.nvram")).hasSameBinaryContentAs(home.resolve("web.nvram"));
        assertThat(target().resolve("web.xml"))
                .hasContent(domain.fetchXml(Set.of(DomainXmlFlag.INACTIVE)));
    }

    @Test
    void healsWhereTheConnectionIsCut() throws IOException {
        writeOverTwoSnapshots();
        AtomicInteger cuts = new AtomicInteger();
        try (CuttableWire wire = new CuttableWire(simulator.port());
                Connection cuttable = connect(wire.port())) {
            PullReport report =
                    cuttable.lookupByName("web")
                            .pull(
                                    target(),
                                    PullOptions.DEFAULT.withProgress(
                                            _ -> cuts.addAndGet(wire.cut())));
            assertHolds(report, written);
        }
        assertThat(cuts).hasPositiveValue();
    }

    /// Interrupts the pull when it has come so far.
    private static Consumer<PullProgress> interruptAt(long position) {
        return progress -> {
            if (progress.transfer().done() >= position) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void interrupt(PullOptions options, long position) {
        assertThatThrownBy(() -> domain.pull(target(), options.withProgress(interruptAt(position))))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("Could not pull 'web': it was interrupted")
                .extracting(failure -> ((VirtException) failure).code())
                .isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereItWas(PullFormat format) throws IOException {
        writeOverTwoSnapshots();
        interrupt(as(format).withConnections(1), 1);
        String image = format == PullFormat.RAW ? "web-scsi0-0.img" : "web-scsi0-0.qcow2";
        assertThat(pulled()).containsExactly(image + ".part", image + ".part.state");

        PullReport report = domain.pull(target(), as(format));

        assertThat(report.disks().getFirst().start()).isPositive();
        assertHolds(report, written);
        assertThat(pulled()).noneMatch(name -> name.contains("part"));
    }

    @Test
    void doesNotPullWhatIsWholeAlreadyOnceMore() throws IOException {
        write();
        // the second disk is far smaller, so that it is the only one that ends at its size
        PullOptions options =
                PullOptions.DEFAULT.withProgress(progress -> {
                    if (progress.number() == 2) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("enough");
                    }
                });
        assertThatThrownBy(() -> domain.pull(target(), options)).hasMessage("enough");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pulled()).contains("web-scsi0-0.qcow2", "web.pull");

        PullReport report = domain.pull(target(), PullOptions.DEFAULT);

        assertThat(report.disks().getFirst().read()).isZero();
        assertThat(report.disks().getFirst().start()).isEqualTo(CAPACITY);
        assertHolds(report, written);
        assertThat(pulled()).doesNotContain("web.pull");
    }

    @Test
    void doesNotGoOnWithADiskThatWasChanged() throws IOException {
        write();
        interrupt(PullOptions.DEFAULT.withConnections(1), 1);
        write();

        assertThatThrownBy(() -> domain.pull(target(), PullOptions.DEFAULT))
                .hasMessageContaining("web-scsi0-0.qcow2.part' was begun from another content")
                .hasMessageContaining("drop what is unfinished (--restart) to begin anew");
        assertHolds(domain.pull(target(), PullOptions.DEFAULT.with(PullFlag.RESTART)), written);
    }

    @Test
    void doesNotTakeADiskThatIsChangedMeanwhile() throws IOException {
        write();
        AtomicInteger calls = new AtomicInteger();
        PullOptions options =
                PullOptions.DEFAULT
                        .withConnections(1)
                        .withProgress(_ -> {
                            if (calls.getAndIncrement() == 0) {
                                power(VirtualMachinePowerState.POWERED_ON);
                                write();
                            }
                        });

        assertThatThrownBy(() -> domain.pull(target(), options)).hasMessageContaining("changed");
        assertThat(pulled()).doesNotContain("web-scsi0-0.qcow2");
    }

    @Test
    void refusesARunningDomain() {
        power(VirtualMachinePowerState.POWERED_ON);

        assertThatThrownBy(() -> domain.pull(target(), PullOptions.DEFAULT))
                .hasMessageContaining(
                        "Domain is not shut off: its disks change while they are read");
        assertThat(target()).doesNotExist();
    }

    @Test
    void pullsARunningDomainFromASnapshotThatItRemoves() throws IOException {
        writeOverTwoSnapshots();
        power(VirtualMachinePowerState.POWERED_ON);
        byte[] then = written.clone();
        PullOptions options =
                PullOptions.DEFAULT
                        .with(PullFlag.LIVE)
                        .withConnections(1)
                        .withProgress(_ -> write());

        PullReport report = domain.pull(target(), options);

        assertHolds(report, then);
        assertThat(report.notes()).isEmpty();
        assertThat(snapshots()).containsExactly("one", "two");
        assertThat(simulator.machine("web").powerState())
                .isEqualTo(VirtualMachinePowerState.POWERED_ON);
        byte[] now = disk.read(0, CAPACITY);
        assertThat(Arrays.mismatch(now, written)).isEqualTo(-1);
    }

    private List<String> snapshots() {
        return domain.listSnapshots(Set.of()).stream().map(info -> info.snapshot().name()).toList();
    }

    @Test
    void removesItsSnapshotWhenItIsInterrupted() throws IOException {
        power(VirtualMachinePowerState.POWERED_ON);

        interrupt(PullOptions.DEFAULT.with(PullFlag.LIVE), 1);

        assertThat(snapshots()).isEmpty();
        assertThat(target())
                .as("a folder with nothing that somebody can go on with")
                .doesNotExist();
    }

    @Test
    void removesItsSnapshotWhenItFails() {
        power(VirtualMachinePowerState.POWERED_ON);
        PullOptions options =
                PullOptions.DEFAULT
                        .with(PullFlag.LIVE)
                        .withProgress(_ -> {
                            throw new IllegalStateException("failed");
                        });

        assertThatThrownBy(() -> domain.pull(target(), options)).hasMessage("failed");
        assertThat(snapshots()).isEmpty();
    }

    @Test
    void saysWhenItsSnapshotCouldNotBeRemoved() throws IOException {
        power(VirtualMachinePowerState.POWERED_ON);
        simulator.control().rule("{method: RemoveSnapshot_Task, fault: NoPermission}");

        PullReport report = domain.pull(target(), PullOptions.DEFAULT.with(PullFlag.LIVE));

        assertThat(report.notes())
                .singleElement()
                .asString()
                .startsWith("the temporary snapshot 'vireo-pull-")
                .contains("could not be removed: ")
                .contains("; remove it yourself: snapshot-delete web vireo-pull-");
        assertHolds(report, written);
        assertThatThrownBy(() -> domain.pull(target(), PullOptions.DEFAULT.with(PullFlag.LIVE)))
                .hasMessageContaining("is there already");
        simulator.control().clear();
        List<String> notices = new ArrayList<>();
        assertThatThrownBy(
                        () -> domain.pull(target(), PullOptions.DEFAULT.withNotices(notices::add)))
                .hasMessageContaining("Domain is not shut off");
        assertThat(notices)
                .singleElement()
                .asString()
                .contains("unless that is still under way, remove it: snapshot-delete web vireo-");
        PullReport again =
                domain.pull(
                        target(), PullOptions.DEFAULT.with(PullFlag.LIVE).with(PullFlag.OVERWRITE));
        assertThat(again.notes())
                .singleElement()
                .asString()
                .contains("is left of another pull; ", "vireo-pull-");
    }

    @Test
    void refusesAFolderInThePlaceOfAnImageBeforeItFetches() throws IOException {
        Files.createDirectories(target().resolve("web-scsi0-0.qcow2"));
        assertThatThrownBy(
                        () -> domain.pull(target(), PullOptions.DEFAULT.with(PullFlag.OVERWRITE)))
                .hasMessageContaining("web-scsi0-0.qcow2' is a folder: no file can be there");
        assertThat(pulled()).containsExactly("web-scsi0-0.qcow2");
    }

    @Test
    void leavesNoFolderThatItHasMadeInVain() {
        Path fresh = folder.resolve("fresh");
        PullOptions unknown = PullOptions.DEFAULT.withSnapshot("nope");
        assertThatThrownBy(() -> domain.pull(fresh, unknown)).hasMessageContaining("nope");
        assertThat(fresh).doesNotExist();
    }

    @Test
    void saysWhereItCannotMakeAFolder() {
        Path place = Path.of("/proc/none");
        assumeThat(place.getParent()).exists();
        assertThatThrownBy(() -> domain.pull(place, PullOptions.DEFAULT))
                .hasMessageContaining("'/proc/none' is not there, and cannot be made");
    }

    @Test
    void mentionsWhatAPullInAnotherFormatHasLeft() throws IOException {
        writeOverTwoSnapshots();
        interrupt(as(PullFormat.RAW).withConnections(1), 1);
        assertThat(domain.pull(target(), as(PullFormat.QCOW2)).notes())
                .anyMatch(note -> note.contains("web-scsi0-0.img.part' is left of a pull in"));
    }

    @Test
    void doesNotReplaceFilesUnlessToldTo() throws IOException {
        write();
        Files.createDirectories(target());
        for (String name : List.of("web-scsi0-1.qcow2", "web.vmx", "web.xml")) {
            Path file = Files.writeString(target().resolve(name), "precious");
            assertThatThrownBy(() -> domain.pull(target(), PullOptions.DEFAULT))
                    .hasMessageContaining(name + "' is there already");
            assertThat(file).hasContent("precious");
            assertThat(pulled()).containsExactly(name);
            Files.delete(file);
        }
        domain.pull(target(), PullOptions.DEFAULT);
        write();

        assertHolds(domain.pull(target(), PullOptions.DEFAULT.with(PullFlag.OVERWRITE)), written);
    }

    /// The server and the files must agree on what a disk is based on.
    @Test
    void refusesADiskWhoseDescriptorSaysSomethingElse() throws IOException {
        write();
        snapshot("one");
        Path home = folder.resolve("state/datastores/datastore1/web");
        Path descriptor = home.resolve("web-000001.vmdk");
        Files.copy(home.resolve("web.vmdk"), home.resolve("other.vmdk"));
        Files.writeString(
                descriptor,
                Files.readString(descriptor)
                        .replace(
                                "parentFileNameHint=\"web.vmdk\"",
                                "parentFileNameHint=\"other.vmdk\""));

        assertThatThrownBy(() -> domain.pull(target(), PullOptions.DEFAULT))
                .hasMessageContaining("web-000001.vmdk' is based on [[datastore1] web/other.vmdk]")
                .hasMessageContaining("but on [[datastore1] web/web.vmdk] by what the server says");
    }

    /// A disk that is not what it claims to be is found out only when it is opened.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesOutADiskWithASpoiltDescriptorIfItMay(boolean there) throws IOException {
        simulator.machine("web").disk(1).write(0, new byte[] {1});
        Path descriptor = folder.resolve("state/datastores/datastore1/web/web_1.vmdk");
        Files.delete(descriptor);
        if (there) {
            Files.writeString(descriptor, "spoilt");
        }
        String why = there ? "is no descriptor of a virtual disk" : "is not there";
        assertThatThrownBy(() -> domain.pull(target(), PullOptions.DEFAULT))
                .hasMessageContaining("web_1.vmdk'")
                .hasMessageContaining(why);

        PullReport report =
                domain.pull(target(), PullOptions.DEFAULT.with(PullFlag.SKIP_UNREADABLE));
        assertThat(report.disks()).extracting(PulledDisk::device).containsExactly("scsi0:0");
        assertThat(report.notes())
                .singleElement()
                .asString()
                .startsWith("disk scsi0:1: '[datastore1] web/web_1.vmdk'")
                .contains(why)
                .endsWith("; it was left out");
        assertThat(pulled()).contains("web-scsi0-0.qcow2").doesNotContain("web-scsi0-1.qcow2");
    }

    /// An image of nothing is no pull.
    @Test
    void failsIfNoDiskIsLeft() throws IOException {
        write();
        simulator.machine("web").disk(1).write(0, new byte[] {1});
        Path home = folder.resolve("state/datastores/datastore1/web");
        Files.writeString(home.resolve("web.vmdk"), "spoilt");
        Files.writeString(home.resolve("web_1.vmdk"), "spoilt");
        PullOptions skipping = PullOptions.DEFAULT.with(PullFlag.SKIP_UNREADABLE);
        assertThatThrownBy(() -> domain.pull(target(), skipping))
                .hasMessageContaining("is no descriptor of a virtual disk");
    }

    @Test
    void staysInTheFolderWhateverTheDomainIsCalled() throws IOException {
        simulator.machine("a/../b").powerState(VirtualMachinePowerState.POWERED_OFF);
        List<Path> files = new ArrayList<>();
        Domain odd = connection.lookupByName("a/../b");
        PullOptions options =
                PullOptions.DEFAULT
                        .withConnections(1)
                        .withProgress(_ -> Thread.currentThread().interrupt());
        assertThatThrownBy(() -> odd.pull(target(), options)).isInstanceOf(VirtException.class);
        assertThat(Thread.interrupted()).isTrue();

        try (var all = Files.walk(folder)) {
            all.filter(file -> file.toString().endsWith(".part")).forEach(files::add);
        }
        assertThat(files).containsExactly(target().resolve("a_.._b-scsi0-0.qcow2.part"));
    }

    @Test
    void mayBeDoneOverAReadOnlyConnectionUnlessItTakesASnapshot() throws IOException {
        write();
        try (Connection readOnly =
                Connection.open(
                        new ConnectRequest(
                                ConnectUri.parse(uri(simulator.port())),
                                _ -> Optional.of(new Credentials("root", "pass")),
                                true))) {
            Domain seen = readOnly.lookupByName("web");
            assertHolds(seen.pull(target(), PullOptions.DEFAULT), written);
            assertThatThrownBy(() -> seen.pull(target(), PullOptions.DEFAULT.with(PullFlag.LIVE)))
                    .hasMessageContaining("read only access prevents");
        }
    }
}
