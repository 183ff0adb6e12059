package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.datastore.VirtualDiskFiles.Provisioning;
import dev.vireo.simulator.datastore.VmdkDescriptor;
import dev.vireo.vim.CopyVirtualDiskTaskRequest;
import dev.vireo.vim.CreateVirtualDiskTaskRequest;
import dev.vireo.vim.DefragmentVirtualDiskTaskRequest;
import dev.vireo.vim.DeleteVirtualDiskTaskRequest;
import dev.vireo.vim.EagerZeroVirtualDiskTaskRequest;
import dev.vireo.vim.ExtendVirtualDiskTaskRequest;
import dev.vireo.vim.FileBackedVirtualDiskSpec;
import dev.vireo.vim.HostDiskDimensionsChs;
import dev.vireo.vim.InflateVirtualDiskTaskRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MoveVirtualDiskTaskRequest;
import dev.vireo.vim.QueryVirtualDiskFragmentationRequest;
import dev.vireo.vim.QueryVirtualDiskGeometryRequest;
import dev.vireo.vim.QueryVirtualDiskUuidRequest;
import dev.vireo.vim.SetVirtualDiskUuidRequest;
import dev.vireo.vim.ShrinkVirtualDiskTaskRequest;
import dev.vireo.vim.VirtualDiskManagerHandler;
import dev.vireo.vim.VirtualDiskSpec;
import dev.vireo.vim.ZeroFillVirtualDiskTaskRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Works with virtual disks of all datastores.
final class SimVirtualDiskManager extends SimObject implements VirtualDiskManagerHandler {
    private static final int HARDWARE_VERSION = 20;
    private static final Map<String, String> ADAPTERS =
            Map.of("ide", "ide", "buslogic", "buslogic", "lsilogic", "lsilogic");

    private final FilePlaces places;

    SimVirtualDiskManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
        this.places = new FilePlaces(inventory);
    }

    @Override
    public ManagedObjectReference createVirtualDiskTask(CreateVirtualDiskTaskRequest request) {
        FilePlace place = disk(request.name(), request.datacenter());
        if (!(request.spec() instanceof FileBackedVirtualDiskSpec spec)) {
            throw SimFault.notSupported(); // there are no raw devices to map
        }
        if (spec.capacityKb() <= 0 || spec.capacityKb() > DatastoreVolume.LARGEST_DISK >> 10) {
            throw SimFault.invalidArgument("spec.capacityKb");
        }
        VirtualDiskFiles.Spec wanted =
                spec(
                        place,
                        spec.capacityKb() << 10,
                        provisioning(spec),
                        adapterType(spec),
                        HARDWARE_VERSION);
        return start(
                place,
                "CreateVirtualDisk_Task",
                "VirtualDiskManager.createVirtualDisk",
                () -> {
                    FileOperations.makeRoom(place, false);
                    VirtualDiskFiles.create(place.files(), place.path(), wanted);
                    return place.toString();
                });
    }

    private VirtualDiskFiles.Spec spec(
            FilePlace place,
            long capacity,
            Provisioning provisioning,
            String adapterType,
            int hardwareVersion) {
        long number = inventory().version();
        String uuid = inventory().identities().uuid("virtual disk " + place, number);
        return new VirtualDiskFiles.Spec(
                capacity,
                provisioning,
                adapterType,
                "6000c29" + uuid.substring(7),
                contentId(place),
                hardwareVersion,
                0);
    }

    private long contentId(FilePlace place) {
        return inventory().identities().number("content " + place, inventory().version())
                & 0x7fffffffL;
    }

    private static Provisioning provisioning(VirtualDiskSpec spec) {
        return switch (spec.diskType()) {
            case "thin" -> Provisioning.THIN;
            case "preallocated", "thick", "flatMonolithic" -> Provisioning.THICK;
            case "eagerZeroedThick" -> Provisioning.EAGER_ZEROED;
            case "seSparse",
                    "rdm",
                    "rdmp",
                    "raw",
                    "delta",
                    "sparse2Gb",
                    "thick2Gb",
                    "sparseMonolithic" ->
                    throw SimFault.notSupported();
            default -> throw SimFault.invalidArgument("spec.diskType");
        };
    }

    private static String adapterType(VirtualDiskSpec spec) {
        String type = ADAPTERS.get(spec.adapterType().toLowerCase(Locale.ROOT));
        if (type == null) {
            throw SimFault.invalidArgument("spec.adapterType");
        }
        return type;
    }

    @Override
    public ManagedObjectReference copyVirtualDiskTask(CopyVirtualDiskTaskRequest request) {
        FilePlace from = disk(request.sourceName(), request.sourceDatacenter());
        FilePlace to =
                requireFile(
                        places.destination(
                                request.destName(),
                                request.destDatacenter(),
                                request.sourceDatacenter()),
                        request.destName());
        boolean force = Objects.equals(request.force(), true);
        VirtualDiskSpec spec = request.destSpec();
        Optional<Provisioning> provisioning =
                Optional.ofNullable(spec).map(SimVirtualDiskManager::provisioning);
        Optional<String> adapter =
                Optional.ofNullable(spec).map(SimVirtualDiskManager::adapterType);
        return start(
                to,
                "CopyVirtualDisk_Task",
                "VirtualDiskManager.copyVirtualDisk",
                () -> {
                    VmdkDescriptor source =
                            FileFaults.translating(
                                    from.datastore(),
                                    () -> VirtualDiskFiles.describe(from.files(), from.path()));
                    FileOperations.makeRoom(to, force);
                    VirtualDiskFiles.copy(
                            from.files(),
                            from.path(),
                            to.files(),
                            to.path(),
                            spec(
                                    to,
                                    source.capacity(),
                                    provisioning.orElseGet(() -> provisioning(source)),
                                    adapter.orElseGet(() ->
                                            source.entry("ddb.adapterType").orElse("lsilogic")),
                                    HARDWARE_VERSION));
                    FileOperations.copied(from, to);
                    return to.toString();
                });
    }

    private static Provisioning provisioning(VmdkDescriptor disk) {
        if (VirtualDiskFiles.isEagerZeroed(disk)) {
            return Provisioning.EAGER_ZEROED;
        }
        return disk.isThin() || disk.isDelta() ? Provisioning.THIN : Provisioning.THICK;
    }

    @Override
    public ManagedObjectReference moveVirtualDiskTask(MoveVirtualDiskTaskRequest request) {
        FilePlace from = disk(request.sourceName(), request.sourceDatacenter());
        FilePlace to =
                requireFile(
                        places.destination(
                                request.destName(),
                                request.destDatacenter(),
                                request.sourceDatacenter()),
                        request.destName());
        boolean force = Objects.equals(request.force(), true);
        return start(
                to,
                "MoveVirtualDisk_Task",
                "VirtualDiskManager.moveVirtualDisk",
                () -> {
                    FileOperations.requireUnlocked(from);
                    FileOperations.requireThere(from);
                    FileOperations.makeRoom(to, force);
                    VirtualDiskFiles.move(from.files(), from.path(), to.files(), to.path());
                    FileOperations.moved(from, to);
                    return to.toString();
                });
    }

    @Override
    public ManagedObjectReference deleteVirtualDiskTask(DeleteVirtualDiskTaskRequest request) {
        FilePlace place = disk(request.name(), request.datacenter());
        return start(
                place,
                "DeleteVirtualDisk_Task",
                "VirtualDiskManager.deleteVirtualDisk",
                () -> {
                    FileOperations.requireUnlocked(place);
                    VirtualDiskFiles.delete(place.files(), place.path());
                    FileOperations.deleted(place);
                    return null;
                });
    }

    @Override
    public ManagedObjectReference extendVirtualDiskTask(ExtendVirtualDiskTaskRequest request) {
        FilePlace place = disk(request.name(), request.datacenter());
        boolean zeroed = Objects.equals(request.eagerZero(), true);
        return start(
                place,
                "ExtendVirtualDisk_Task",
                "VirtualDiskManager.extendVirtualDisk",
                () -> {
                    FileOperations.requireUnlocked(place);
                    VmdkDescriptor disk = VirtualDiskFiles.describe(place.files(), place.path());
                    long wanted = request.newCapacityKb() << 10;
                    if (wanted < disk.capacity() || wanted > DatastoreVolume.LARGEST_DISK) {
                        throw SimFault.invalidArgument("newCapacityKb");
                    }
                    if (disk.isDelta()) {
                        throw SimFault.notSupported();
                    }
                    VirtualDiskFiles.extend(place.files(), place.path(), wanted, zeroed);
                    return null;
                });
    }

    @Override
    public ManagedObjectReference inflateVirtualDiskTask(InflateVirtualDiskTaskRequest request) {
        FilePlace place = disk(request.name(), request.datacenter());
        return change(
                place,
                "InflateVirtualDisk_Task",
                "VirtualDiskManager.inflateVirtualDisk",
                () -> VirtualDiskFiles.inflate(place.files(), place.path(), true));
    }

    @Override
    public ManagedObjectReference eagerZeroVirtualDiskTask(
            EagerZeroVirtualDiskTaskRequest request) {
        FilePlace place = disk(request.name(), request.datacenter());
        return change(
                place,
                "EagerZeroVirtualDisk_Task",
                "VirtualDiskManager.eagerZeroVirtualDisk",
                () -> VirtualDiskFiles.inflate(place.files(), place.path(), true));
    }

    @Override
    public ManagedObjectReference zeroFillVirtualDiskTask(ZeroFillVirtualDiskTaskRequest request) {
        FilePlace place = disk(request.name(), request.datacenter());
        return change(
                place,
                "ZeroFillVirtualDisk_Task",
                "VirtualDiskManager.zeroFillVirtualDisk",
                () -> VirtualDiskFiles.zero(place.files(), place.path(), contentId(place)));
    }

    /// Gives back no blocks: those of zeros were never taken.
    @Override
    public ManagedObjectReference shrinkVirtualDiskTask(ShrinkVirtualDiskTaskRequest request) {
        FilePlace place = disk(request.name(), request.datacenter());
        return change(
                place,
                "ShrinkVirtualDisk_Task",
                "VirtualDiskManager.shrinkVirtualDisk",
                () -> VirtualDiskFiles.describe(place.files(), place.path()));
    }

    @Override
    public ManagedObjectReference defragmentVirtualDiskTask(
            DefragmentVirtualDiskTaskRequest request) {
        FilePlace place = disk(request.name(), request.datacenter());
        return change(
                place,
                "DefragmentVirtualDisk_Task",
                "VirtualDiskManager.defragmentVirtualDisk",
                () -> VirtualDiskFiles.describe(place.files(), place.path()));
    }

    @Override
    public int queryVirtualDiskFragmentation(QueryVirtualDiskFragmentationRequest request) {
        describe(disk(request.name(), request.datacenter()));
        return 0;
    }

    @Override
    public HostDiskDimensionsChs queryVirtualDiskGeometry(QueryVirtualDiskGeometryRequest request) {
        VmdkDescriptor disk = describe(disk(request.name(), request.datacenter()));
        return HostDiskDimensionsChs.builder()
                .cylinder(number(disk, "ddb.geometry.cylinders"))
                .head((int) number(disk, "ddb.geometry.heads"))
                .sector((int) number(disk, "ddb.geometry.sectors"))
                .build();
    }

    private static long number(VmdkDescriptor disk, String entry) {
        return disk.entry(entry)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .orElse(0L);
    }

    @Override
    public String queryVirtualDiskUuid(QueryVirtualDiskUuidRequest request) {
        FilePlace place = disk(request.name(), request.datacenter());
        return describe(place)
                .entry("ddb.uuid")
                .orElseThrow(() -> FileFaults.fault(place.toString(), place + " has no UUID."));
    }

    @Override
    public void setVirtualDiskUuid(SetVirtualDiskUuidRequest request) {
        FilePlace place = disk(request.name(), request.datacenter());
        if (request.uuid().replaceAll("[ -]", "").length() != 32
                || !request.uuid().matches("[0-9A-Fa-f -]*")) {
            throw SimFault.invalidArgument("uuid");
        }
        String uuid = VirtualDiskFiles.diskUuid(request.uuid());
        VmdkDescriptor changed = describe(place).with("ddb.uuid", Optional.of(uuid));
        inventory()
                .durably(() ->
                        FileFaults.translating(
                                place.datastore(),
                                () -> {
                                    VirtualDiskFiles.describe(place.files(), place.path(), changed);
                                    return null;
                                }));
    }

    private static VmdkDescriptor describe(FilePlace place) {
        return FileFaults.translating(
                place.datastore(), () -> VirtualDiskFiles.describe(place.files(), place.path()));
    }

    /// Finds a disk, which need not be there.
    private FilePlace disk(String name, @Nullable ManagedObjectReference datacenter) {
        return requireFile(places.find(name, datacenter), name);
    }

    private static FilePlace requireFile(FilePlace place, String name) {
        if (place.path().isEmpty() || place.path().endsWith("/")) {
            throw FileFaults.invalidPath(name);
        }
        return place;
    }

    private ManagedObjectReference change(
            FilePlace place, String method, String description, Runnable work) {
        return start(
                place,
                method,
                description,
                () -> {
                    FileOperations.requireUnlocked(place);
                    work.run();
                    return null;
                });
    }

    private ManagedObjectReference start(
            FilePlace place, String method, String description, Supplier<@Nullable Object> work) {
        return inventory()
                .tasks()
                .start(
                        place.datastore().datacenter(),
                        new SimTask.Operation(
                                method,
                                description,
                                false,
                                _ -> {
                                    Object result = FileFaults.translating(place.datastore(), work);
                                    place.datastore().touch();
                                    return result;
                                }));
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }
}
