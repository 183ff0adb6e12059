package dev.vireo.driver.esx;

import dev.vireo.model.DeviceXml;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskCache;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.SourceType;
import dev.vireo.model.StartupPolicy;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlElement;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualCdromAtapiBackingInfo;
import dev.vireo.vim.VirtualCdromIsoBackingInfo;
import dev.vireo.vim.VirtualCdromPassthroughBackingInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskMode;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualFloppyDeviceBackingInfo;
import dev.vireo.vim.VirtualFloppyImageBackingInfo;
import java.util.Locale;
import java.util.Set;

/// What stands behind a disk or a drive of a document, in VMware's terms.
///
/// @param xml the element
/// @param disk the disk
record DiskBacking(DeviceXml xml, Disk disk) {
    private static final Set<String> CHECKED = Set.of("driver");

    static DiskBacking of(DeviceXml xml, Disk disk) {
        return new DiskBacking(xml, disk);
    }

    /// Refuses what VMware cannot have.
    ///
    /// @throws VirtException `CONFIG_UNSUPPORTED`
    void check() {
        UnknownParts.refuse(disk.rest(), CHECKED);
        disk.rest().child("driver").ifPresent(this::checkDriver);
        boolean hard = disk.device() == DiskDevice.DISK;
        if (disk.shareable()) {
            throw UnknownParts.refused("disk", "element", "shareable");
        }
        if (hard && disk.readOnly()) {
            throw UnknownParts.refused("disk", "element", "readonly");
        }
        if (!hard && disk.discardsChanges()) {
            throw UnknownParts.refused("disk", "element", "transient");
        }
        boolean through = disk.cache() == DiskCache.WRITE_THROUGH;
        if (disk.cache() != DiskCache.DEFAULT && !(hard && through)) {
            throw unsupported("cache mode '" + disk.cache().text() + "'");
        }
        boolean file = disk.type() == SourceType.FILE;
        if (!file && (hard || disk.type() != SourceType.BLOCK)) {
            throw unsupported("type '" + disk.type().text() + "'");
        }
    }

    private void checkDriver(XmlElement driver) {
        driver.attributes().stream()
                .filter(one -> !(one.name().equals("type") && isFormat(one.value())))
                .findFirst()
                .ifPresent(one -> {
                    throw unsupported("driver " + one.name() + " '" + one.value() + "'");
                });
    }

    private boolean isFormat(String format) {
        return format.equals(disk.device() == DiskDevice.DISK ? "vmdk" : "raw");
    }

    private VirtException unsupported(String what) {
        return new VirtException(
                ErrorCode.CONFIG_UNSUPPORTED,
                disk.device().text() + " '" + disk.target() + "': VMware has no " + what);
    }

    /// Makes the device, which has no place yet.
    ///
    /// @param active whether the machine runs, and so reads a medium at once
    VirtualDevice device(boolean active) {
        return switch (disk.device()) {
            case DISK -> hardDisk();
            case FLOPPY ->
                    VirtualFloppy.builder()
                            .key(DeviceChange.NEW_KEY)
                            .backing(floppy())
                            .connectable(connectable(active))
                            .build();
            case CDROM, LUN ->
                    VirtualCdrom.builder()
                            .key(DeviceChange.NEW_KEY)
                            .backing(cdrom())
                            .connectable(connectable(active))
                            .build();
        };
    }

    private VirtualDevice hardDisk() {
        VirtualDiskMode mode =
                disk.discardsChanges()
                        ? VirtualDiskMode.INDEPENDENT_NONPERSISTENT
                        : VirtualDiskMode.PERSISTENT;
        VirtualDiskFlatVer2BackingInfo.Builder<?> backing =
                VirtualDiskFlatVer2BackingInfo.builder()
                        .fileName(file(".vmdk"))
                        .diskMode(mode.value());
        if (disk.cache() == DiskCache.WRITE_THROUGH) {
            backing.writeThrough(true);
        }
        // the host takes the size from the file
        return VirtualDisk.builder()
                .key(DeviceChange.NEW_KEY)
                .backing(backing.build())
                .capacityInKB(0)
                .build();
    }

    private VirtualDeviceBackingInfo cdrom() {
        if (disk.type() == SourceType.FILE) {
            return VirtualCdromIsoBackingInfo.builder()
                    .fileName(isEmpty() ? "" : file(".iso"))
                    .build();
        }
        boolean any = disk.startupPolicy().orElse(null) == StartupPolicy.OPTIONAL && isEmpty();
        return disk.device() == DiskDevice.LUN
                ? VirtualCdromPassthroughBackingInfo.builder()
                        .deviceName(disk.source().orElse(""))
                        .useAutoDetect(any)
                        .exclusive(false)
                        .build()
                : VirtualCdromAtapiBackingInfo.builder()
                        .deviceName(disk.source().orElse(""))
                        .useAutoDetect(any)
                        .build();
    }

    private VirtualDeviceBackingInfo floppy() {
        return disk.type() == SourceType.FILE
                ? VirtualFloppyImageBackingInfo.builder()
                        .fileName(isEmpty() ? "" : file(""))
                        .build()
                : VirtualFloppyDeviceBackingInfo.builder()
                        .deviceName(disk.source().orElse(""))
                        .useAutoDetect(false)
                        .build();
    }

    private boolean isEmpty() {
        return disk.source().filter(one -> !one.isEmpty()).isEmpty();
    }

    /// Returns the file, which must be one in a datastore.
    private String file(String suffix) {
        String source = disk.source().orElse("");
        String path = FilePath.of(source).toString();
        if (!path.toLowerCase(Locale.ROOT).endsWith(suffix)) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "Image file '"
                            + source
                            + "' for "
                            + disk.device().text()
                            + " '"
                            + disk.target()
                            + "' has unsupported suffix, expecting '"
                            + suffix
                            + "'");
        }
        return path;
    }

    /// A drive without a medium is not connected: there is nothing to wait for at the start.
    private VirtualDeviceConnectInfo connectable(boolean active) {
        boolean medium = !isEmpty() || disk.type() == SourceType.BLOCK;
        return VirtualDeviceConnectInfo.builder()
                .startConnected(medium)
                .allowGuestControl(true)
                .connected(medium && active)
                .build();
    }
}
