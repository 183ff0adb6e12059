package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostDiskDimensionsLba;
import dev.vireo.vim.HostScsiDisk;
import dev.vireo.vim.ScsiLunCapabilities;
import dev.vireo.vim.ScsiLunDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A disk that a host reaches over one path.
///
/// @param name the canonical name, for example `mpx.vmhba0:C0:T0:L0` or `naa.6000eb3...`
/// @param displayName the name for people
/// @param bytes its size
/// @param adapter the device of the adapter, for example `vmhba0`
/// @param target the number of the target behind the adapter
/// @param lun the number of the unit behind the target
/// @param attached whether the host may use it
record HostDisk(
        String name,
        String displayName,
        long bytes,
        String adapter,
        int target,
        int lun,
        boolean attached) {
    private static final int BLOCK = 512;

    /// Makes a disk within the host.
    static HostDisk local(int target, long bytes) {
        String name = "mpx.vmhba0:C0:T" + target + ":L0";
        return new HostDisk(
                name, "Local VMware Disk (" + name + ")", bytes, "vmhba0", target, 0, true);
    }

    /// Makes a disk on an iSCSI target.
    static HostDisk remote(String naa, long bytes, String adapter, int target, int lun) {
        String name = "naa." + naa;
        return new HostDisk(
                name, "VIREO iSCSI Disk (" + name + ")", bytes, adapter, target, lun, true);
    }

    boolean isLocal() {
        return name.startsWith("mpx.");
    }

    /// Returns the identifier that the API tells disks apart by.
    String uuid() {
        return isLocal()
                ? "0000000000"
                        + HexFormat.of()
                                .formatHex(
                                        (adapter + ":" + target + ":" + lun)
                                                .getBytes(StandardCharsets.US_ASCII))
                : String.format(Locale.ROOT, "0200%02x0000", lun) + name.substring("naa.".length());
    }

    String key() {
        return "key-vim.host.ScsiDisk-" + uuid();
    }

    String path() {
        return "/vmfs/devices/disks/" + name;
    }

    /// Returns the name of the way to it, for example `vmhba0:C0:T0:L0`.
    String route() {
        return adapter + ":C0:T" + target + ":L" + lun;
    }

    long blocks() {
        return bytes / BLOCK;
    }

    HostDisk attached(boolean changed) {
        return new HostDisk(name, displayName, bytes, adapter, target, lun, changed);
    }

    HostDisk called(String changed) {
        return new HostDisk(name, changed, bytes, adapter, target, lun, attached);
    }

    static HostDiskDimensionsLba size(long blocks) {
        return HostDiskDimensionsLba.builder().blockSize(BLOCK).block(blocks).build();
    }

    HostScsiDisk describe() {
        return HostScsiDisk.builder()
                .deviceName(path())
                .deviceType("disk")
                .key(key())
                .uuid(uuid())
                .descriptor(
                        List.of(
                                ScsiLunDescriptor.builder()
                                        .quality("highQuality")
                                        .id(name)
                                        .build()))
                .canonicalName(name)
                .displayName(displayName)
                .lunType("disk")
                .vendor(isLocal() ? "VMware  " : "VIREO   ")
                .model(isLocal() ? "Virtual disk    " : "iSCSI Disk      ")
                .revision("2.0 ")
                .scsiLevel(6)
                .serialNumber("unavailable")
                .queueDepth(isLocal() ? 1024 : 128)
                .operationalState(List.of(attached ? "ok" : "off"))
                .capabilities(
                        ScsiLunCapabilities.builder().updateDisplayNameSupported(true).build())
                .vStorageSupport(isLocal() ? "vStorageUnsupported" : "vStorageSupported")
                .protocolEndpoint(false)
                .perenniallyReserved(false)
                .clusteredVmdkSupported(false)
                .capacity(size(blocks()))
                .devicePath(path())
                .ssd(isLocal())
                .localDisk(isLocal())
                .emulatedDIXDIFEnabled(false)
                .scsiDiskType("native512")
                .build();
    }
}
