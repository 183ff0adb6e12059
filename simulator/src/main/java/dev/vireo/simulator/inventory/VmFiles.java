package dev.vireo.simulator.inventory;

import dev.vireo.model.VirtException;
import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.machine.MachineVmx;
import dev.vireo.simulator.machine.PlannedConfig;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.GenericVmConfigFault;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vmx.VmxFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files of a machine in its datastore.
///
/// Those of a machine that a model planned are written when somebody looks at them, as they are at
/// that moment; from then on they follow the machine.
final class VmFiles {
    private static final Logger LOG = System.getLogger(VmFiles.class.getName());
    private static final long MIB = 1 << 20;
    private static final int NVRAM_BYTES = 8684;
    private static final int STATE_BYTES = 28 << 10;

    private final SimVirtualMachine vm;
    private final boolean ranBefore;
    private boolean written;
    private VmxTrace trace = VmxTrace.UNKNOWN; // of the file as it is
    private byte @Nullable [] pending; // what is to be in it when the change is kept

    VmFiles(SimVirtualMachine vm) {
        this.vm = vm;
        this.written = vm.config() instanceof StoredConfig;
        this.ranBefore = vm.config() instanceof PlannedConfig planned && planned.on();
    }

    /// Reads the file of a machine.
    ///
    /// @throws SimFault if it is not there or cannot be understood
    static VirtualMachineConfigInfo read(FilePlace vmx, HostSite site) {
        byte[] bytes = FileFaults.translating(vmx.datastore(), () -> vmx.files().read(vmx.path()));
        try {
            VmxFile file = VmxFile.parse(bytes, vmx.toString());
            VirtualMachineConfigInfo info =
                    FolderMachines.translating(() -> MachineVmx.read(file, vmx.toString(), site));
            VmxCheck.require(info);
            return file.get("uuid.location").isPresent()
                    ? info
                    : info.toBuilder().locationId(null).build();
        } catch (VirtException e) {
            throw new SimFault(
                    GenericVmConfigFault.builder().reason(String.valueOf(e.getMessage())).build(),
                    "Invalid virtual machine configuration: " + e.getMessage());
        }
    }

    /// Returns whether the files are there, and not only planned.
    boolean isWritten() {
        return written;
    }

    /// Takes the files for written: an earlier process has done it.
    void areThere() {
        written = true;
        vm.datastore().hasFiles(vm);
    }

    /// Takes the files for planned, though the configuration is not: they were captured, and are
    /// made like those of a planned machine.
    void arePlanned() {
        written = false;
        vm.datastore().expect(vm);
    }

    /// Writes what is known of the `.vmx` file.
    void trace(StateWriter out) {
        byte[] next = pending;
        (next == null ? trace : trace.then(next)).save(out);
    }

    /// Takes over what is known of the `.vmx` file, and forgets what was to be written.
    void restore(StateReader in) {
        trace = VmxTrace.restored(in);
        pending = null;
    }

    private DatastoreFiles files() {
        return vm.datastore().files();
    }

    /// Returns the path of a file in the datastore.
    private static String inside(String path) {
        return path.substring(path.indexOf(']') + 1).strip();
    }

    String directory() {
        return inside(vm.config().directory());
    }

    private String file(String suffix) {
        return inside(vm.config().file(suffix));
    }

    private void translating(Runnable work) {
        FileFaults.translating(
                vm.datastore(),
                () -> {
                    work.run();
                    return null;
                });
    }

    // Writing

    /// Makes the directory, for those who only want to see that it is there.
    void prepareDirectory() {
        if (!written && !directory().isEmpty() && !files().exists(directory())) {
            files().createDirectory(directory(), true);
        }
    }

    /// Writes the files of a planned machine, unless an earlier process has.
    void prepare() {
        if (written) {
            return;
        }
        written = true;
        vm.datastore().hasFiles(vm);
        if (!files().exists(file(".vmx"))) {
            prepareDirectory();
            writeDisks();
            write();
            if (ranBefore) { // so its serial port has written something already
                vm.config().serialFile().ifPresent(path -> new SerialFile(vm, path).boot());
            }
        }
    }

    private void writeDisks() {
        prepareParent();
        List<MachineConfig.Disk> disks = vm.config().disks();
        for (int i = 0; i < disks.size(); i++) {
            MachineConfig.Disk disk = disks.get(i);
            boolean thick = vm.config() instanceof PlannedConfig planned && planned.isThick(i);
            String path = inside(disk.path());
            if (disk.path().startsWith("[" + vm.datastore().name() + "]")
                    && !files().exists(path)) {
                VirtualDiskFiles.create(
                        files(),
                        path,
                        new VirtualDiskFiles.Spec(
                                disk.sizeKb() << 10,
                                thick
                                        ? VirtualDiskFiles.Provisioning.THICK
                                        : VirtualDiskFiles.Provisioning.THIN,
                                "lsilogic",
                                disk.uuid(),
                                vm.inventory().identities().number("content", vm.number())
                                        & 0xfffffffeL,
                                20,
                                disk.sizeKb() * 256));
            }
        }
    }

    private void prepareParent() {
        if (!directory().isEmpty() && !files().exists(directory())) {
            files().createDirectory(directory(), true);
        }
    }

    /// Writes all but the disks.
    void write() {
        translating(() -> {
            prepareParent();
            files().write(file(".nvram"), nvram());
            files().write(file(".vmsd"), new byte[0]);
            files().write(file(".vmxf"), foundry());
            new VmLog(vm).begin();
            if (vm.power() != PowerState.OFF) {
                writeState(vm.power());
            }
            writeConfig(); // last: where it is, the others are
        });
        vm.datastore().touch();
    }

    private static byte[] nvram() {
        byte[] content = new byte[NVRAM_BYTES];
        byte[] magic = "MRVN".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(magic, 0, content, 0, magic.length);
        content[4] = 1;
        return content;
    }

    private byte[] foundry() {
        String id = vm.config().uuid();
        return ("<?xml version=\"1.0\"?>\n<Foundry>\n<VM>\n<VMId type=\"string\">"
                        + id
                        + "</VMId>\n<ClientMetaData>\n<clientMetaDataAttributes/>\n"
                        + "<HistoryEventList/></ClientMetaData>\n"
                        + "<vmxPathName type=\"string\">"
                        + inside(vm.config().vmPathName())
                                .substring(inside(vm.config().vmPathName()).lastIndexOf('/') + 1)
                                .replace("&", "&amp;")
                                .replace("<", "&lt;")
                        + "</vmxPathName></VM></Foundry>\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void writeConfig() {
        byte[] before = pending == null ? current() : pending;
        byte[] text = text(parsed(before));
        if (before == null || !Arrays.equals(text, before)) {
            writeLater(text);
        }
    }

    private byte[] text(Optional<VmxFile> previous) {
        VirtualMachineConfigInfo info = vm.config().info();
        if (info.locationId() == null) {
            String place = VmIdentity.location(vm.datastore(), vm.config().vmPathName());
            info = info.toBuilder().locationId(place).build();
        }
        return MachineVmx.write(info, previous, new HostSite(vm.host())).toBytes();
    }

    private void writeLater(byte[] text) {
        pending = text;
        vm.inventory().afterwards(() -> translating(this::writePending));
    }

    /// Reads the file, and remembers what is in it.
    private byte @Nullable [] current() {
        byte[] content = content();
        trace = content == null ? VmxTrace.UNKNOWN : VmxTrace.of(content);
        return content;
    }

    /// Reads the file.
    ///
    /// @return its content, null if it is not there
    byte @Nullable [] content() {
        String path = inside(vm.config().vmPathName());
        return files().unprepared(() ->
                files().find(path).filter(file -> !file.directory()).isPresent()
                        ? files().read(path)
                        : null);
    }

    VmxTrace trace() {
        return trace;
    }

    /// Returns whether the state says that there is a `.vmx` file.
    boolean isExpected() {
        return (trace.content().isPresent() || vm.config() instanceof StoredConfig)
                && vm.datastore().hasFolder();
    }

    /// Writes the file as the configuration is.
    ///
    /// @param afresh whether nothing of what is in it is to stay
    void rewrite(boolean afresh) {
        areThere();
        translating(() -> {
            if (afresh) {
                current();
                writeLater(text(Optional.empty()));
            } else {
                writeConfig();
            }
        });
    }

    private static Optional<VmxFile> parsed(byte @Nullable [] content) {
        try {
            return Optional.ofNullable(content).map(VmxFile::parse);
        } catch (VirtException _) {
            return Optional.empty(); // somebody has broken it: made afresh
        }
    }

    private void writePending() {
        byte[] text = pending;
        if (text != null) {
            pending = null;
            files().write(inside(vm.config().vmPathName()), text);
            trace = VmxTrace.of(text);
        }
    }

    /// Writes the configuration again after it has changed.
    void changed() {
        if (!written && vm.inventory().datastoreFolder().isPresent()) {
            translating(this::prepare); // it has to be there after a restart
        } else if (written && !directoryIsGone()) {
            translating(this::writeConfig);
        }
    }

    boolean directoryIsGone() {
        return !directory().isEmpty() && !files().unprepared(() -> files().exists(directory()));
    }

    // Snapshots

    /// Returns the path of the file with the state that a snapshot holds.
    String snapshotState(int id) {
        return vm.config().file("-Snapshot" + id + ".vmsn");
    }

    /// Returns the path of the file with the memory that a snapshot holds.
    String snapshotMemory(int id) {
        return vm.config().file("-Snapshot" + id + ".vmem");
    }

    /// Writes the files of a snapshot.
    void writeSnapshot(int id, boolean memory) {
        if (!written || directoryIsGone()) {
            return;
        }
        translating(() -> {
            files().writeHole(inside(snapshotState(id)), STATE_BYTES, STATE_BYTES);
            if (memory) {
                long bytes = vm.config().memoryMb() * MIB;
                files().writeHole(inside(snapshotMemory(id)), bytes, bytes);
            }
        });
        vm.datastore().touch();
    }

    /// Deletes the files of a snapshot.
    void deleteSnapshot(int id) {
        translating(() -> {
            for (String path : List.of(snapshotState(id), snapshotMemory(id))) {
                if (files().exists(inside(path))) {
                    files().delete(inside(path));
                }
            }
        });
        vm.datastore().touch();
    }

    // Power

    /// Finds a disk whose file is gone.
    Optional<String> missingDisk() {
        HostSite site = new HostSite(vm.host());
        if (!written) {
            return Optional.empty();
        }
        return vm.config().disks().stream()
                .map(MachineConfig.Disk::path)
                .filter(path -> path.startsWith("[") && !site.exists(path))
                .findFirst();
    }

    /// Returns whether the `.vmx` file is there, as far as anybody can see.
    boolean hasConfig() {
        return !written || pending != null || files().exists(inside(vm.config().vmPathName()));
    }

    /// Returns whether the memory of a suspended machine is there.
    boolean holdMemory() {
        return FileFaults.translating(vm.datastore(), () -> files().exists(file(".vmss")));
    }

    /// Makes the file that memory is swapped to.
    ///
    /// @return false if the datastore is full
    boolean makeSwap() {
        if (!written || directoryIsGone()) {
            return true;
        }
        long bytes = vm.config().memoryMb() * MIB;
        try {
            files().writeHole(file(".vswp"), bytes, bytes);
            return true;
        } catch (DatastoreFileException e) {
            if (e.reason() == Reason.NO_SPACE) {
                return false;
            }
            throw FileFaults.of(e, vm.datastore());
        }
    }

    /// Lets the files follow a power operation.
    void reached(PowerState state) {
        if (!written || directoryIsGone()) {
            return;
        }
        translating(() -> {
            for (String suffix : List.of(".vmss", ".vmx.lck", ".vswp")) {
                boolean kept = state == PowerState.ON && suffix.equals(".vswp");
                if (!kept && files().exists(file(suffix))) {
                    files().delete(file(suffix));
                }
            }
            new VmLog(vm).tell(state);
            writeState(state);
        });
        vm.datastore().touch();
    }

    private void writeState(PowerState state) {
        if (state == PowerState.ON) {
            files().write(file(".vmx.lck"), new byte[0]);
            if (!files().exists(file(".vswp"))) {
                files().writeHole(file(".vswp"), vm.config().memoryMb() * MIB, 0);
            }
        }
        if (state == PowerState.SUSPENDED) {
            files().writeHole(file(".vmss"), vm.config().memoryMb() * MIB, 0);
        }
        if (state != PowerState.OFF) {
            vm.config().serialFile().ifPresent(path -> new SerialFile(vm, path).boot());
        }
    }

    // The end

    /// Deletes the machine's own files where they are, because it goes somewhere else.
    void leave() {
        OwnFiles own = own();
        pending = null;
        trace = VmxTrace.UNKNOWN;
        vm.inventory().afterwards(() -> translating(own::delete));
    }

    private OwnFiles own() {
        return new OwnFiles(files(), directory(), file(".vmx"));
    }

    /// Deletes the files of the machine, and the directory if nothing else is in it.
    void delete() {
        areThere(); // nobody is to write them any more, and an earlier process may have done it
        OwnFiles own = own();
        List<String> disks = new VmDisks(vm).own();
        HostSite site = new HostSite(vm.host());
        vm.inventory()
                .afterwards(() -> {
                    pending = null;
                    attempt(own::deleteConfig); // first: what is left cannot be registered
                    VmDisks.delete(site, disks);
                    attempt(own::delete);
                    vm.datastore().touch();
                });
    }

    /// Deletes what can be deleted: the machine is gone all the same.
    private static void attempt(Runnable deletion) {
        try {
            deletion.run();
        } catch (DatastoreFileException e) {
            LOG.log(Level.WARNING, "files stay in the datastore: {0}", e.getMessage());
        }
    }
}
