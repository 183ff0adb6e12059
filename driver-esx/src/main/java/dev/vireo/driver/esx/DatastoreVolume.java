package dev.vireo.driver.esx;

import dev.vireo.api.DownloadStream;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.StorageVolumeInfo;
import dev.vireo.api.StorageVolumeListing;
import dev.vireo.api.TransferOptions;
import dev.vireo.api.TransferRoute;
import dev.vireo.api.TransferSummary;
import dev.vireo.api.UploadStream;
import dev.vireo.api.VolumeRange;
import dev.vireo.api.VolumeResizeFlag;
import dev.vireo.api.VolumeStreamFlag;
import dev.vireo.model.DomainUuid;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.StorageVolumeDefinition;
import dev.vireo.model.StorageVolumeXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.DeleteVirtualDiskTaskRequest;
import dev.vireo.vim.ExtendVirtualDiskTaskRequest;
import dev.vireo.vim.FileInfo;
import dev.vireo.vim.FloppyImageFileInfo;
import dev.vireo.vim.IsoImageFileInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.QueryVirtualDiskUuidRequest;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.VmDiskFileInfo;
import dev.vireo.vim.ZeroFillVirtualDiskTaskRequest;
import dev.vireo.vmx.DatastorePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A file of a datastore as a volume.
final class DatastoreVolume implements StorageVolume {
    private final DatastorePool pool;
    private final String name;
    private final DatastorePath file;
    private final boolean disk;

    /// What came with the lookup; taken by the first question, which so saves a search.
    private final AtomicReference<@Nullable FileInfo> fresh = new AtomicReference<>();

    DatastoreVolume(DatastorePool pool, String name, VolumeSearch.Found found) {
        this.pool = pool;
        this.name = name;
        this.file = found.path();
        this.disk = found.info() instanceof VmDiskFileInfo;
        fresh.set(found.info());
    }

    /// Makes the handle of a file that was just made.
    ///
    /// @param disk whether it is a virtual disk
    DatastoreVolume(DatastorePool pool, String name, DatastorePath file, boolean disk) {
        this.pool = pool;
        this.name = name;
        this.file = file;
        this.disk = disk;
    }

    DatastorePath file() {
        return file;
    }

    DatastorePool home() {
        return pool;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String path() {
        return file.toString();
    }

    @Override
    public StoragePool pool() {
        return pool;
    }

    @Override
    public String fetchKey() {
        if (!disk || !site().uuidKeys()) {
            return path();
        }
        return present(() -> diskUuid().map(UUID::toString).orElse(path()));
    }

    /// Asks for the UUID of the disk.
    ///
    /// @return the UUID; empty if the server tells none
    private Optional<UUID> diskUuid() {
        try {
            return DomainUuid.parse(
                    session()
                            .call(
                                    QueryVirtualDiskUuidRequest.builder(manager())
                                            .name(path())
                                            .datacenter(datacenter())
                                            .build(),
                                    "find the UUID of",
                                    path()));
        } catch (VirtException e) {
            if (e.code() == ErrorCode.OPERATION_UNSUPPORTED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Returns whether its key is a UUID. One that cannot tell is not the one.
    boolean hasKey(UUID uuid) {
        if (!disk) {
            return false;
        }
        try {
            return diskUuid().filter(uuid::equals).isPresent();
        } catch (VirtException e) {
            if (e.code() == ErrorCode.OPERATION_FAILED || e.code() == ErrorCode.RESOURCE_BUSY) {
                return false;
            }
            throw e;
        }
    }

    StorageVolumeListing listing() {
        return new StorageVolumeListing(this, figures(Objects.requireNonNull(fresh.get())));
    }

    @Override
    public StorageVolumeInfo fetchInfo() {
        return figures(now());
    }

    private static StorageVolumeInfo figures(FileInfo info) {
        long bytes = Objects.requireNonNullElse(info.fileSize(), 0L);
        Long kib = info instanceof VmDiskFileInfo disk ? disk.capacityKb() : null;
        return new StorageVolumeInfo(
                StorageVolumeInfo.Type.FILE, kib == null ? bytes : kib * 1024, bytes, bytes);
    }

    private FileInfo now() {
        FileInfo seen = fresh.getAndSet(null);
        return seen != null
                ? seen
                : new VolumeSearch(session(), pool.datastore())
                        .first(List.of(file))
                        .map(VolumeSearch.Found::info)
                        .orElseThrow(this::gone);
    }

    private VirtException gone() {
        return new VirtException(
                ErrorCode.NO_STORAGE_VOL, "No storage volume with key or path '" + path() + "'");
    }

    @Override
    public String fetchXml() {
        FileInfo info = now();
        StorageVolumeInfo figures = figures(info);
        return StorageVolumeXml.write(
                new StorageVolumeDefinition(
                        figures.type().text(),
                        name,
                        Optional.of(fetchKey()),
                        figures.capacity(),
                        figures.allocation(),
                        Optional.of(path()),
                        format(info)));
    }

    private static Optional<String> format(FileInfo info) {
        return switch (info) {
            case VmDiskFileInfo _ -> Optional.of("vmdk");
            case IsoImageFileInfo _ -> Optional.of("iso");
            case FloppyImageFileInfo _ -> Optional.of("raw");
            default -> Optional.empty();
        };
    }

    @Override
    public void resize(long bytes, Set<VolumeResizeFlag> flags) {
        requireDisk("resize");
        long old = fetchInfo().capacity();
        boolean delta = flags.contains(VolumeResizeFlag.DELTA);
        boolean shrink = flags.contains(VolumeResizeFlag.SHRINK);
        long wanted = !delta ? bytes : shrink ? old - bytes : Math.addExact(old, bytes);
        if (wanted < old) {
            throw shrink
                    ? DiskGrowth.smaller()
                    : new VirtException(
                            ErrorCode.INVALID_ARG,
                            "Can't shrink capacity below current capacity unless shrink flag"
                                    + " explicitly specified");
        }
        new VolumeUsers(pool, file, "resize").requireOutsideChains();
        run(
                ExtendVirtualDiskTaskRequest.builder(manager())
                        .name(path())
                        .datacenter(datacenter())
                        .newCapacityKb(DiskGrowth.kib(wanted))
                        .eagerZero(flags.contains(VolumeResizeFlag.ALLOCATE))
                        .build(),
                "resize");
    }

    @Override
    public void wipe() {
        requireDisk("wipe");
        new VolumeUsers(pool, file, "wipe").requireOutsideChains();
        run(
                ZeroFillVirtualDiskTaskRequest.builder(manager())
                        .name(path())
                        .datacenter(datacenter())
                        .build(),
                "wipe");
    }

    @Override
    public void delete() {
        if (!disk) {
            present(() -> {
                new FileRemoval(session(), requireDatacenter()).remove(file);
                return true;
            });
            return;
        }
        new VolumeUsers(pool, file, "delete").requireOutsideChains();
        run(
                DeleteVirtualDiskTaskRequest.builder(manager())
                        .name(path())
                        .datacenter(datacenter())
                        .build(),
                "delete");
    }

    @Override
    public DownloadStream openDownload(
            VolumeRange range, Set<VolumeStreamFlag> flags, TransferRoute route) {
        VolumeContent content = content("download", route, 1);
        return new VolumeDownload(
                content,
                range.offset(),
                content.length(range),
                flags.contains(VolumeStreamFlag.SPARSE));
    }

    @Override
    public UploadStream openUpload(
            VolumeRange range, Set<VolumeStreamFlag> flags, TransferRoute route) {
        VolumeContent content = content(ContentChange.VERB, route, 1);
        new VolumeUsers(pool, file, ContentChange.VERB).require(false);
        return new VolumeTransfer(pool, content).openUpload(range, flags);
    }

    @Override
    public TransferSummary download(Path target, TransferOptions options) {
        VolumeContent content = content("download", options.route(), options.connections());
        return new VolumeTransfer(pool, content).download(target, options);
    }

    @Override
    public TransferSummary upload(Path source, TransferOptions options) {
        fresh.set(null);
        VolumeContent content = content(ContentChange.VERB, options.route(), 1);
        new VolumeUsers(pool, file, ContentChange.VERB).require(options.force());
        return new VolumeTransfer(pool, content).upload(source, options);
    }

    private VolumeContent content(String verb, TransferRoute route, int connections) {
        return VolumeContent.find(pool, file, disk, verb, route, connections);
    }

    private void requireDisk(String verb) {
        if (!disk) {
            throw new VirtException(
                    ErrorCode.NO_SUPPORT,
                    "VMware can " + verb + " virtual disks only, and '" + path() + "' is none");
        }
    }

    private void run(MethodRequest<ManagedObjectReference> request, String verb) {
        fresh.set(null);
        present(() -> {
            session().work(session().call(request, verb, path()), verb, path());
            return true;
        });
    }

    /// Says of a file that is not there that there is no such volume.
    private <T> T present(Supplier<T> work) {
        try {
            return work.get();
        } catch (VirtException e) {
            if (FileRemoval.isGone(e)) {
                throw new VirtException(ErrorCode.NO_STORAGE_VOL, gone().detail(), e);
            }
            throw e;
        }
    }

    private StorageSite site() {
        return pool.site();
    }

    private EsxSession session() {
        return site().session();
    }

    private ManagedObjectReference manager() {
        return session().singleton(ServiceContent::virtualDiskManager, "virtual disk manager");
    }

    private @Nullable ManagedObjectReference datacenter() {
        return pool.datastore().datacenter().orElse(null);
    }

    private ManagedObjectReference requireDatacenter() {
        return pool.requireDatacenter();
    }

    @Override
    public String toString() {
        return path();
    }
}
