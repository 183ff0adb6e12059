package dev.vireo.simulator.inventory;

import dev.vireo.model.VirtException;
import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.machine.MachineVmx;
import dev.vireo.simulator.machine.PlannedConfig;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.GenericVmConfigFault;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vmx.VmxFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The files of a machine in its datastore.
///
/// Those of a machine that a model planned are written when somebody looks at them, as they are at
/// that moment; from then on they follow the machine.
final class VmFiles {
    private static final long MIB = 1 << 20;
    private static final int NVRAM_BYTES = 8684;

    private final SimVirtualMachine vm;
    private final boolean ranBefore;
    private boolean written;

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
            writeConfig();
            files().write(file(".nvram"), nvram());
            files().write(file(".vmsd"), new byte[0]);
            files().write(file(".vmxf"), foundry());
            new VmLog(vm).begin();
            if (vm.power() != PowerState.OFF) {
                writeState(vm.power());
            }
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
        VirtualMachineConfigInfo info = vm.config().info();
        String path = vm.config().vmPathName();
        if (info.locationId() == null) {
            info = info.toBuilder().locationId(VmIdentity.location(vm.datastore(), path)).build();
        }
        Optional<VmxFile> before = previous();
        byte[] text = MachineVmx.write(info, before, new HostSite(vm.host())).toBytes();
        boolean same = before.isPresent() && Arrays.equals(text, before.get().toBytes());
        if (!same) {
            files().write(inside(path), text);
        }
    }

    private Optional<VmxFile> previous() {
        String path = inside(vm.config().vmPathName());
        if (!files().exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(VmxFile.parse(files().read(path)));
        } catch (VirtException _) {
            return Optional.empty(); // somebody has broken it: made afresh
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

    private boolean directoryIsGone() {
        return !directory().isEmpty() && !files().exists(directory());
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
        return !written || files().exists(inside(vm.config().vmPathName()));
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

    /// Deletes the machine's own files where they are, because it goes to another datastore.
    void leave() {
        translating(this::deleteOwn);
    }

    private void deleteOwn() {
        if (!directoryIsGone()) {
            for (FileStat each : files().list(directory())) {
                if (!each.directory() && isOwn(each.name())) {
                    files().delete(each.path());
                }
            }
            deleteEmptyDirectory();
        }
    }

    /// Deletes the files of the machine, and the directory if nothing else is in it.
    void delete() {
        if (!written && vm.inventory().datastoreFolder().isEmpty()) {
            areThere(); // nobody is to write them any more
            translating(this::deleteEmptyDirectory);
            return;
        }
        translating(this::prepare); // an earlier process may have written them
        translating(() -> {
            for (MachineConfig.Disk disk : vm.config().disks()) {
                deleteDisk(disk.path());
            }
            deleteOwn();
        });
        vm.datastore().touch();
    }

    private void deleteEmptyDirectory() {
        if (!directory().isEmpty()
                && files().find(directory()).isPresent()
                && files().list(directory()).isEmpty()) {
            files().delete(directory());
        }
    }

    private void deleteDisk(String path) {
        HostSite site = new HostSite(vm.host());
        boolean shared =
                vm.datastore().machines().stream()
                        .filter(other -> !other.self().equals(vm.self()))
                        .filter(other -> other.config() instanceof StoredConfig)
                        .flatMap(other -> other.config().disks().stream())
                        .anyMatch(disk -> disk.path().equals(path));
        if (!path.startsWith("[") || shared || !site.exists(path)) {
            return;
        }
        FilePlace place = site.place(path);
        for (String each : VirtualDiskFiles.chain(place.files(), place.path())) {
            VirtualDiskFiles.delete(place.files(), each);
        }
    }

    /// Says whether a file in the directory belongs to the machine and not to a disk of another.
    private boolean isOwn(String name) {
        String config = file(".vmx");
        String stem = config.substring(config.lastIndexOf('/') + 1, config.length() - 4);
        return name.matches("vmware(-[0-9]+)?\\.log")
                || (name.startsWith(stem)
                        && name.substring(stem.length())
                                .matches(
                                        "(\\.(vmx|nvram|vmsd|vmxf|vswp|vmss|vmx\\.lck)"
                                                + "|-Snapshot[0-9]+\\.(vmsn|vmem))"));
    }
}
