package dev.vireo.driver.esx;

import dev.vireo.api.StorageVolume;
import dev.vireo.model.DomainUuid;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vmx.DatastorePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds the volume whose key is a UUID.
///
/// The configurations of machines say what UUIDs their disks have: these come with one request, as
/// do the devices behind iSCSI targets. A server has no way but to ask for the UUID of each disk
/// that no machine has.
///
/// @param site where to look
/// @param key the UUID
record VolumeOfKey(StorageSite site, UUID key) {
    Optional<StorageVolume> find() {
        List<Row> rows = site.devicesAndDisks();
        return device(rows).or(() -> site.uuidKeys() ? disk(rows) : Optional.empty());
    }

    private Optional<StorageVolume> device(List<Row> rows) {
        return IscsiHost.targets(IscsiHost.of(site, rows)).stream()
                .flatMap(pool -> pool.volumes().stream())
                .<StorageVolume>map(volume -> volume)
                .filter(volume -> volume.fetchKey().equals(key.toString()))
                .findFirst();
    }

    private Optional<StorageVolume> disk(List<Row> rows) {
        Map<String, Optional<UUID>> attached = attached(rows);
        List<DatastorePool> pools = site.datastores();
        for (Map.Entry<String, Optional<UUID>> file : attached.entrySet()) {
            if (file.getValue().equals(Optional.of(key))) {
                Optional<StorageVolume> found = at(file.getKey(), pools);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return pools.stream()
                .flatMap(pool -> pool.volumes().stream())
                .filter(volume ->
                        attached.getOrDefault(volume.path(), Optional.empty()).isEmpty()
                                && volume.hasKey(key))
                .<StorageVolume>map(volume -> volume)
                .findFirst();
    }

    private static Optional<StorageVolume> at(String path, List<DatastorePool> pools) {
        DatastorePath file = DatastorePath.parse(path);
        return pools.stream()
                .filter(pool -> pool.name().equals(file.datastore()))
                .findFirst()
                .flatMap(pool -> pool.find(List.of(file), VolumeName.of(file)));
    }

    /// Lists the files that the disks of machines are on, with their UUIDs; then those that they
    /// are based on, for what the guest sees comes first.
    private static Map<String, Optional<UUID>> attached(List<Row> rows) {
        Map<String, Optional<UUID>> files = new LinkedHashMap<>();
        List<File> level = new ArrayList<>();
        for (Row row : rows) {
            for (VirtualDevice device : row.list(AttachedDisk.DEVICES, VirtualDevice.class)) {
                if (device instanceof VirtualDisk) {
                    file(device.backing()).ifPresent(level::add);
                }
            }
        }
        while (!level.isEmpty()) {
            level.forEach(file -> files.putIfAbsent(file.path, file.uuid));
            level = level.stream().flatMap(file -> file(file.parent).stream()).toList();
        }
        return files;
    }

    private static Optional<File> file(@Nullable VirtualDeviceBackingInfo backing) {
        return switch (backing) {
            case VirtualDiskFlatVer2BackingInfo flat ->
                    Optional.of(new File(flat.fileName(), uuid(flat.uuid()), flat.parent()));
            case VirtualDiskSeSparseBackingInfo sparse ->
                    Optional.of(new File(sparse.fileName(), uuid(sparse.uuid()), sparse.parent()));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(DomainUuid::parse);
    }

    private record File(
            String path, Optional<UUID> uuid, @Nullable VirtualDeviceBackingInfo parent) {}
}
