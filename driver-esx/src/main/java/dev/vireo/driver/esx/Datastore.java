package dev.vireo.driver.esx;

import dev.vireo.api.StoragePoolInfo;
import dev.vireo.model.RawText;
import dev.vireo.vim.DatastoreCapability;
import dev.vireo.vim.DatastoreHostMount;
import dev.vireo.vim.DatastoreInfo;
import dev.vireo.vim.DatastoreSummary;
import dev.vireo.vim.ManagedObjectReference;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A datastore as it was seen.
///
/// @param reference the object
/// @param name its name
/// @param path the directory in which the host has mounted it
/// @param summary its figures
/// @param info what it lies on
/// @param namespaces whether its top-level folders are objects of their own, and nothing else lies
///   beside them: on vSAN and vVol
/// @param browser what finds files in it
/// @param datacenter the datacenter that it is in
record Datastore(
        ManagedObjectReference reference,
        String name,
        String path,
        DatastoreSummary summary,
        Optional<DatastoreInfo> info,
        boolean namespaces,
        Optional<ManagedObjectReference> browser,
        Optional<ManagedObjectReference> datacenter) {
    private static final String SUMMARY = "summary";
    private static final String INFO = "info";
    private static final String CAPABILITY = "capability";
    private static final String URL_START = "ds://";

    /// What is asked for.
    static final List<String> PATHS =
            List.of(
                    SUMMARY,
                    INFO,
                    CAPABILITY,
                    DatastoreMounts.HOSTS,
                    DatastoreMounts.BROWSER,
                    Scope.PARENT);

    /// Makes it.
    ///
    /// @param row what the server sent of it
    /// @param rows what it sent of the folders and datacenters, too
    static Datastore of(Row row, List<Row> rows, Scope scope) {
        DatastoreSummary summary =
                row.find(SUMMARY, DatastoreSummary.class).orElseThrow(() -> row.missing(SUMMARY));
        return new Datastore(
                row.object(),
                summary.name(),
                mountPath(row, scope).orElseGet(() -> path(row, summary)),
                summary,
                row.find(INFO, DatastoreInfo.class),
                row.find(CAPABILITY, DatastoreCapability.class)
                        .map(DatastoreCapability::topLevelDirectoryCreateSupported)
                        .filter(supported -> !supported)
                        .isPresent(),
                row.find(DatastoreMounts.BROWSER, ManagedObjectReference.class),
                datacenter(row, rows));
    }

    private static Optional<String> mountPath(Row row, Scope scope) {
        return row.list(DatastoreMounts.HOSTS, DatastoreHostMount.class).stream()
                .filter(mount -> scope.host().isEmpty() || scope.host().get().equals(mount.key()))
                .flatMap(mount -> Optional.ofNullable(mount.mountInfo().path()).stream())
                .findFirst();
    }

    /// Makes the path of the URL, where it stands too, if the host does not say where it has
    /// mounted the datastore.
    private static String path(Row row, DatastoreSummary summary) {
        String url = summary.url();
        String path = url.startsWith(URL_START) ? url.substring(URL_START.length()) : url;
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return plain.isEmpty() ? "/vmfs/volumes/" + row.object().value() : plain;
    }

    private static Optional<ManagedObjectReference> datacenter(Row datastore, List<Row> rows) {
        return Scope.above(datastore, Scope.DATACENTER, rows).map(Row::object);
    }

    /// Returns the UUID that libvirt has for it.
    UUID uuid() {
        return md5(path);
    }

    /// Makes a UUID of a text as libvirt does: the MD5 digest of its bytes, as it is.
    static UUID md5(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(RawText.encode(text)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /// Returns its state and sizes.
    StoragePoolInfo figures() {
        if (!summary.accessible()) {
            return new StoragePoolInfo(StoragePoolInfo.State.INACCESSIBLE, 0, 0, 0, true, true);
        }
        long capacity = summary.capacity();
        long free = summary.freeSpace();
        return new StoragePoolInfo(
                StoragePoolInfo.State.RUNNING, capacity, capacity - free, free, true, true);
    }
}
