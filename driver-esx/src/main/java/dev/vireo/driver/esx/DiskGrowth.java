package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualDisk;
import java.util.Optional;

/// Makes disks larger, which is all that VMware can do about their size.
final class DiskGrowth {
    private static final long KIB = 1024;

    private DiskGrowth() {}

    /// Returns what VMware takes for a number of bytes: KiB, rounded up.
    static long kib(long bytes) {
        return Math.ceilDiv(bytes, KIB);
    }

    /// Returns how many bytes a disk has for which a number of them was asked.
    static long rounded(long bytes) {
        return kib(bytes) * KIB;
    }

    /// Says that a disk cannot become smaller.
    static VirtException smaller() {
        return new VirtException(
                ErrorCode.OPERATION_UNSUPPORTED, "VMware cannot make a virtual disk smaller");
    }

    /// Returns a disk of a machine as it is to be.
    ///
    /// @param name what it is called, for messages
    /// @return the disk; empty if it has that size already
    /// @throws VirtException `OPERATION_UNSUPPORTED` if it is larger, `OPERATION_INVALID` if it is
    ///   based on a snapshot
    static Optional<VirtualDisk> of(VirtualDisk disk, String name, long bytes) {
        long wanted = kib(bytes);
        long now = kib(size(disk));
        if (wanted < now) {
            throw smaller();
        }
        if (wanted == now) {
            return Optional.empty();
        }
        if (VolumeUsers.parent(disk.backing()) != null) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "disk '"
                            + name
                            + "' is based on a snapshot or another disk, and VMware makes no such"
                            + " disk larger; delete the snapshots first");
        }
        return Optional.of(
                disk.toBuilder().capacityInKB(wanted).capacityInBytes(wanted * KIB).build());
    }

    @SuppressWarnings("deprecation") // servers before 5.5 tell nothing else
    private static long size(VirtualDisk disk) {
        Long bytes = disk.capacityInBytes();
        return bytes == null ? disk.capacityInKB() * KIB : bytes;
    }
}
