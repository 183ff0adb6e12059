package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.machine.PlannedConfig;
import dev.vireo.vim.DatastoreCapability;
import dev.vireo.vim.DatastoreDestroyedEvent;
import dev.vireo.vim.DatastoreHandler;
import dev.vireo.vim.DatastoreHostMount;
import dev.vireo.vim.DatastoreInfo;
import dev.vireo.vim.DatastoreRenamedEvent;
import dev.vireo.vim.DatastoreSummary;
import dev.vireo.vim.DestroyDatastoreRequest;
import dev.vireo.vim.DuplicateName;
import dev.vireo.vim.HostMountInfo;
import dev.vireo.vim.InvalidName;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RefreshDatastoreRequest;
import dev.vireo.vim.RefreshDatastoreStorageInfoRequest;
import dev.vireo.vim.RenameDatastoreRequest;
import dev.vireo.vim.ResourceInUse;
import dev.vireo.vim.UpdateVirtualMachineFilesResult;
import dev.vireo.vim.UpdateVirtualMachineFilesTaskRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A datastore: a volume that hosts have mounted, and the files in it.
final class SimDatastore extends SimEntity implements DatastoreHandler {
    private static final int LONGEST_NAME = 42;

    private final DatastoreVolume volume;
    private final long capacity;
    private final ManagedObjectReference browser;
    private final List<SimHostSystem> hosts = new ArrayList<>();
    private final List<SimVirtualMachine> machines = new ArrayList<>();
    private final Map<SimVirtualMachine, Long> withoutFiles = new LinkedHashMap<>();
    private final AtomicLong planned = new AtomicLong(); // uploads read it without the lock
    private @Nullable DatastoreFiles files;
    private @Nullable Map<String, SimVirtualMachine> plannedDirectories;
    private final DatastoreFolder ownFolder = new DatastoreFolder(this);
    private boolean directoriesMade;

    /// Makes an empty VMFS datastore.
    ///
    /// @param volume the identifier of the volume, as in `/vmfs/volumes/VOLUME`
    /// @param capacity bytes
    SimDatastore(
            SimFolder parent,
            ManagedObjectReference self,
            String name,
            String volume,
            long capacity) {
        this(parent, self, name, new DatastoreVolume.Vmfs(volume, "mpx.vmhba0:C0:T0:L0"), capacity);
    }

    /// Makes an empty datastore.
    ///
    /// @param volume what it lies on
    /// @param capacity bytes
    SimDatastore(
            SimFolder parent,
            ManagedObjectReference self,
            String name,
            DatastoreVolume volume,
            long capacity) {
        super(parent.inventory(), self, parent, name);
        this.volume = volume;
        this.capacity = capacity;
        this.browser =
                new ManagedObjectReference(
                        "HostDatastoreBrowser", "datastoreBrowser-" + self.value());
        inventory().add(new SimDatastoreBrowser(inventory(), browser, this, () -> List.of(this)));
    }

    void mount(SimHostSystem host) {
        hosts.add(host);
        touchLastingly();
    }

    void unmount(SimHostSystem host) {
        hosts.remove(host);
        touchLastingly();
    }

    /// Adds a machine. One that is only planned has no files yet; what they would take counts as
    /// taken.
    void add(SimVirtualMachine machine) {
        machines.add(machine);
        if (machine.config() instanceof PlannedConfig config) {
            long bytes = expectedBytes(config);
            withoutFiles.put(machine, bytes);
            planned.addAndGet(bytes);
        }
        touch();
    }

    void remove(SimVirtualMachine machine) {
        hasFiles(machine);
        machines.remove(machine);
        touch();
    }

    /// Writes the files of a machine when somebody looks for them. They count as nothing until
    /// then.
    void expect(SimVirtualMachine machine) {
        withoutFiles.put(machine, 0L);
    }

    /// Counts the files of a planned machine from now on: they are written.
    void hasFiles(SimVirtualMachine machine) {
        Long bytes = withoutFiles.remove(machine);
        if (bytes != null) {
            planned.addAndGet(-bytes);
            touch();
        }
    }

    /// Returns how much the disks of a planned machine take: thin ones a quarter.
    private static long expectedBytes(PlannedConfig config) {
        long bytes = 0;
        for (int i = 0; i < config.disks().size(); i++) {
            bytes += config.disks().get(i).sizeKb() * (config.isThick(i) ? 1024 : 256);
        }
        return bytes;
    }

    List<SimVirtualMachine> machines() {
        return machines;
    }

    DatastoreVolume volume() {
        return volume;
    }

    List<SimHostSystem> hosts() {
        return hosts;
    }

    /// Returns where hosts have mounted it.
    String path() {
        return volume.path();
    }

    long capacity() {
        return capacity;
    }

    long freeSpace() {
        return files().freeBytes();
    }

    /// Returns the files. The folder is made when they are first looked at.
    DatastoreFiles files() {
        DatastoreFiles known = files;
        if (known == null) {
            Optional<Path> folder = ownFolder.open();
            known =
                    folder.isPresent()
                            ? DatastoreFiles.in(folder.get(), capacity, inventory()::now)
                            : DatastoreFiles.temporary(capacity, inventory()::now);
            known.reserve(planned::get);
            known.onAccess(this::prepare);
            files = known;
        }
        return known;
    }

    /// Returns whether there are files, and not only planned ones.
    boolean hasFolder() {
        return (files != null || inventory().datastoreFolder().isPresent()) && files().hasFolder();
    }

    /// Writes the files of planned machines before somebody looks at them.
    ///
    /// @param name the first name of the path, empty for the root
    private void prepare(String name) {
        inventory()
                .locked(() -> {
                    if (plannedDirectories == null) {
                        plannedDirectories = new LinkedHashMap<>();
                        for (SimVirtualMachine machine : withoutFiles.keySet()) {
                            plannedDirectories.put(machine.files().directory(), machine);
                        }
                    }
                    if (name.isEmpty()) {
                        if (!directoriesMade) {
                            directoriesMade = true;
                            plannedDirectories.values().forEach(m -> m.files().prepareDirectory());
                        }
                    } else {
                        SimVirtualMachine machine = plannedDirectories.remove(name);
                        if (machine != null) {
                            machine.files().prepare();
                        }
                    }
                    return null;
                });
    }

    SimDatacenter datacenter() {
        for (SimEntity at = parent(); at != null; at = at.parent()) {
            if (at instanceof SimDatacenter datacenter) {
                return datacenter;
            }
        }
        throw new IllegalStateException(this + " is in no datacenter");
    }

    /// Forgets the files: deletes them if they are temporary.
    void close() {
        DatastoreFiles known = files;
        if (known != null) {
            known.close();
        }
    }

    @Override
    public void refreshDatastore(RefreshDatastoreRequest request) {
        files().refresh();
        touch();
    }

    @Override
    public void refreshDatastoreStorageInfo(RefreshDatastoreStorageInfoRequest request) {
        files().refresh();
        touch();
    }

    @Override
    public void renameDatastore(RenameDatastoreRequest request) {
        renameTo(request.newName());
    }

    @Override
    void renameTo(String newName) {
        if (newName.isEmpty() || newName.length() > LONGEST_NAME || newName.indexOf('/') >= 0) {
            throw new SimFault(
                    InvalidName.builder().name(newName).entity(self()).build(),
                    "The name '" + newName + "' is invalid.");
        }
        for (SimDatastore other : datacenter().allDatastores()) {
            if (other != this && other.name().equals(newName)) {
                throw new SimFault(
                        DuplicateName.builder().name(newName).object(other.self()).build(),
                        "The name '" + newName + "' already exists.");
            }
        }
        String before = name();
        inventory()
                .durably(() -> {
                    files(); // those of the folder of the old name
                    List<SimVirtualMachine> users = List.copyOf(machines);
                    users.stream()
                            .filter(machine -> machine.datastore() == this)
                            .forEach(machine -> machine.files().prepare());
                    rename(newName);
                    moveFolder();
                    DatastoreRenaming renaming = new DatastoreRenaming(before, newName);
                    users.forEach(renaming::rename);
                    return null;
                });
        inventory()
                .events()
                .post(
                        this,
                        DatastoreRenamedEvent.builder()
                                .datastore(FilePlaces.argument(this))
                                .oldName(before)
                                .newName(newName),
                        "Renamed datastore from " + before + " to " + newName);
    }

    /// Moves the files to where they belong, after it or the datacenter was renamed.
    void moveFolder() {
        DatastoreFiles known = files;
        if (known != null) {
            ownFolder.move(known);
            touchLastingly();
        }
    }

    /// Looks for the files where the process has moved them that renamed this or the datacenter.
    void folderHasMoved() {
        close();
        files = null;
    }

    @Override
    public void destroyDatastore(DestroyDatastoreRequest request) {
        destroy();
    }

    /// Removes it from all hosts; the files of a volume of the host's own go with it, those on a
    /// server stay.
    @Override
    void destroy() {
        if (!machines.isEmpty()) {
            throw new SimFault(
                    ResourceInUse.builder().type("Datastore").name(name()).build(),
                    "The resource '" + name() + "' is in use.");
        }
        inventory()
                .durably(() -> {
                    if (volume instanceof DatastoreVolume.Vmfs) {
                        DatastoreFiles known = files();
                        inventory().afterwards(() -> deleteAll(known));
                    }
                    List.copyOf(hosts).forEach(host -> host.unmount(this));
                    if (parent() instanceof SimFolder folder) {
                        folder.remove(this);
                    }
                    inventory().find(browser).ifPresent(inventory()::remove);
                    return null;
                });
        inventory()
                .events()
                .post(
                        this,
                        DatastoreDestroyedEvent.builder().datastore(FilePlaces.argument(this)),
                        "Removed unconfigured datastore " + name());
        close();
    }

    private static void deleteAll(DatastoreFiles files) {
        for (FileStat file : files.list("")) {
            files.delete(file.path());
        }
    }

    /// Deletes what processes that were killed have not written to its end.
    void tidy() {
        if (hasFolder()) {
            files().tidy();
        }
    }

    // What lasts

    @Override
    public void trace(StateWriter out) {
        ownFolder.save(out);
    }

    @Override
    public boolean isSettled() {
        return ownFolder.isSettled();
    }

    @Override
    public void settle() {
        ownFolder.settle();
        machines.forEach(SimVirtualMachine::settle);
    }

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.object("folder", parent()).number("capacity", capacity).objects("host", hosts);
        volume.save(out);
    }

    /// Makes a datastore that a client had made.
    static SimDatastore made(ManagedObjectReference self, StateReader in) {
        SimFolder folder = in.requiredObject("folder", SimFolder.class);
        return folder.add(
                new SimDatastore(
                        folder,
                        self,
                        in.requiredText("name"),
                        DatastoreVolume.restored(in),
                        in.number("capacity", 0)));
    }

    @Override
    public void restore(StateReader in) {
        ownFolder.restore(in);
        restoreFolder(in, "folder");
        in.text("name")
                .filter(name -> !name.equals(name()))
                .ifPresent(name -> {
                    rename(name);
                    folderHasMoved();
                });
        restoreCustomValues(in);
        List<SimHostSystem> kept = in.objects("host", SimHostSystem.class);
        List.copyOf(hosts).stream()
                .filter(host -> !kept.contains(host))
                .forEach(host -> host.unmount(this));
        kept.stream().filter(host -> !hosts.contains(host)).forEach(host -> host.mount(this));
    }

    @Override
    public void discard() {
        List.copyOf(hosts).forEach(host -> host.unmount(this));
        super.discard();
        inventory().find(browser).ifPresent(inventory()::remove);
        close();
    }

    @Override
    public ManagedObjectReference updateVirtualMachineFilesTask(
            UpdateVirtualMachineFilesTaskRequest request) {
        return inventory()
                .tasks()
                .start(
                        this,
                        new SimTask.Operation(
                                "UpdateVirtualMachineFiles_Task",
                                "Datastore.updateVirtualMachineFiles",
                                false,
                                _ ->
                                        UpdateVirtualMachineFilesResult.builder()
                                                .failedVmFile(List.of())
                                                .build()));
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "info" -> info();
            case "summary" -> summary();
            case "host" -> hosts.stream().map(this::mountOn).toList();
            case "vm" -> references(machines);
            case "browser" -> browser;
            case "capability" -> capability();
            default -> super.property(property);
        };
    }

    private DatastoreSummary summary() {
        return DatastoreSummary.builder()
                .datastore(self())
                .name(name())
                .url("ds://" + path() + "/")
                .capacity(capacity)
                .freeSpace(freeSpace())
                .uncommitted(0L)
                .accessible(true)
                .multipleHostAccess(hosts.size() > 1)
                .type(volume.type())
                .maintenanceMode("normal")
                .build();
    }

    private DatastoreCapability capability() {
        boolean vmfs = volume instanceof DatastoreVolume.Vmfs;
        return DatastoreCapability.builder()
                .directoryHierarchySupported(true)
                .rawDiskMappingsSupported(vmfs)
                .perFileThinProvisioningSupported(true)
                .storageIORMSupported(vmfs)
                .nativeSnapshotSupported(false)
                .topLevelDirectoryCreateSupported(!volume.hasNamespaces())
                .seSparseSupported(true)
                .build();
    }

    private DatastoreHostMount mountOn(SimHostSystem host) {
        return DatastoreHostMount.builder()
                .key(host.self())
                .mountInfo(
                        HostMountInfo.builder()
                                .path(path())
                                .accessMode("readWrite")
                                .mounted(true)
                                .accessible(true)
                                .build())
                .build();
    }

    private DatastoreInfo info() {
        return volume.info(name(), capacity, hosts.size() > 1)
                .name(name())
                .url("ds://" + path() + "/")
                .freeSpace(freeSpace())
                .maxFileSize(DatastoreVolume.LARGEST_FILE)
                .maxVirtualDiskCapacity(DatastoreVolume.LARGEST_DISK)
                .maxMemoryFileSize(DatastoreVolume.LARGEST_FILE)
                .timestamp(inventory().now())
                .build();
    }
}
