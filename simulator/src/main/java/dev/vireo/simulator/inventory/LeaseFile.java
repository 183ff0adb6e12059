package dev.vireo.simulator.inventory;

import dev.vireo.vim.HttpNfcLeaseDeviceUrl;
import dev.vireo.vim.HttpNfcLeaseManifestEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file of a lease, and how far it has come.
final class LeaseFile {
    private static final int SHA1_DIGITS = 40;

    private final SimVirtualMachine machine;
    private final String name;
    private final String key;
    private final String importKey;
    private final @Nullable LeaseDisk disk;
    private final String path;
    private boolean sha256;
    private long seen;
    private final long expected;
    private Optional<Transferred> transferred = Optional.empty();

    /// Makes a file that has not been asked for.
    ///
    /// @param machine whose file it is
    /// @param name its name in the URL
    /// @param key names it in the lease
    /// @param importKey names it to who describes the machine
    /// @param disk the disk, null for another file
    /// @param path the datastore path of a file that is no disk
    LeaseFile(
            SimVirtualMachine machine,
            String name,
            String key,
            String importKey,
            @Nullable LeaseDisk disk,
            String path) {
        this.machine = machine;
        this.name = name;
        this.key = key;
        this.importKey = importKey;
        this.disk = disk;
        this.path = path;
        this.expected = disk == null ? 0 : disk.capacity();
    }

    SimVirtualMachine machine() {
        return machine;
    }

    String name() {
        return name;
    }

    String key() {
        return key;
    }

    Optional<LeaseDisk> disk() {
        return Optional.ofNullable(disk);
    }

    String path() {
        return path;
    }

    String algorithm() {
        return sha256 ? "SHA-256" : "SHA-1";
    }

    void sha256(boolean wanted) {
        sha256 = wanted;
    }

    long capacity() {
        return disk == null ? 0 : disk.capacity();
    }

    long seen() {
        return transferred.isPresent() ? expected : Math.min(seen, expected);
    }

    long expected() {
        return expected;
    }

    void seen(long bytes) {
        seen = bytes;
    }

    void transferred(Transferred result) {
        transferred = Optional.of(result);
    }

    HttpNfcLeaseDeviceUrl describe(String url) {
        return HttpNfcLeaseDeviceUrl.builder()
                .key(key)
                .importKey(importKey)
                .url(url)
                .sslThumbprint("")
                .disk(disk != null)
                .targetId(name)
                .build();
    }

    /// Returns its entry in the manifest, empty as long as it has not come whole.
    Optional<HttpNfcLeaseManifestEntry> entry() {
        return transferred.map(this::entry);
    }

    private HttpNfcLeaseManifestEntry entry(Transferred result) {
        boolean strong = result.digest.length() > SHA1_DIGITS;
        HttpNfcLeaseManifestEntry.Builder<?> entry =
                HttpNfcLeaseManifestEntry.builder()
                        .key(key)
                        .sha1(strong ? "" : result.digest)
                        .checksum(result.digest)
                        .checksumType(strong ? "sha256" : "sha1")
                        .size(result.size)
                        .disk(disk != null);
        if (disk != null) {
            entry.capacity(disk.capacity()).populatedSize(result.populated);
        }
        return entry.build();
    }

    /// What came over the wire.
    ///
    /// @param size bytes
    /// @param digest the checksum of these bytes, as hexadecimal digits
    /// @param populated how many bytes of a disk were in it
    record Transferred(long size, String digest, long populated) {}
}
