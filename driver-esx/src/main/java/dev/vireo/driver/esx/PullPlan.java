package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer1BackingInfo;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskLocalPMemBackingInfo;
import dev.vireo.vim.VirtualDiskRawDiskMappingVer1BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vim.VirtualDiskSparseVer1BackingInfo;
import dev.vireo.vim.VirtualDiskSparseVer2BackingInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which disks of a machine are pulled.
///
/// @param disks those that can be
/// @param refused why others cannot, one sentence each
/// @param ignored the drives that are no disks, and why they are left out
record PullPlan(List<Part> disks, List<String> refused, List<String> ignored) {
    PullPlan {
        disks = List.copyOf(disks);
        refused = List.copyOf(refused);
        ignored = List.copyOf(ignored);
    }

    /// A disk to be pulled.
    ///
    /// @param disk where the machine has it
    /// @param chain the descriptors as the server tells them, the topmost first
    record Part(AttachedDisk disk, List<String> chain) {
        Part {
            chain = List.copyOf(chain);
        }

        /// Returns the descriptor of what the disk is at the time that is pulled.
        String top() {
            return chain.getFirst();
        }
    }

    /// Looks at the devices of a machine, or of one of its snapshots.
    ///
    /// @param row its [AttachedDisk#DEVICES]
    /// @param frozen whether it is about a snapshot, which independent disks take no part in
    static PullPlan of(Row row, boolean frozen) {
        List<Part> disks = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (AttachedDisk disk : AttachedDisk.of(row)) {
            if (!(disk.device() instanceof VirtualDisk)) {
                String kind = disk.device() instanceof VirtualCdrom ? "CD-ROM" : "floppy";
                ignored.add(
                        disk.instance()
                                + " is a "
                                + kind
                                + " drive: its medium is not pulled"
                                + disk.path().map(path -> " (" + path + ")").orElse(""));
                continue;
            }
            List<String> chain = new ArrayList<>();
            Optional<String> reason = reason(disk.device().backing(), frozen, chain);
            if (reason.isPresent()) {
                refused.add("disk " + disk.instance() + " " + reason.get());
            } else {
                disks.add(new Part(disk, chain));
            }
        }
        return new PullPlan(disks, refused, ignored);
    }

    /// Follows a chain.
    ///
    /// @param chain where its descriptors go
    /// @return why it cannot be pulled, empty if it can
    private static Optional<String> reason(
            @Nullable VirtualDeviceBackingInfo top, boolean frozen, List<String> chain) {
        VirtualDeviceBackingInfo here = top;
        while (here != null) {
            Link link = link(here);
            if (link == null) {
                return Optional.of(
                        "is " + words(here) + ": its content is in no file that could be read");
            }
            if (link.encrypted) {
                return Optional.of("is encrypted (" + path(here) + "): only VMware can read it");
            }
            if (frozen && link.mode.startsWith("independent")) {
                return Optional.of(
                        "is independent ("
                                + path(here)
                                + "): snapshots do not hold what it was;"
                                + " shut the domain off and pull it without a snapshot");
            }
            chain.add(DiskNames.normal(path(here)).orElse(path(here)));
            here = link.parent;
        }
        return chain.isEmpty()
                ? Optional.of("has no content that the server tells")
                : Optional.empty();
    }

    private static String path(VirtualDeviceBackingInfo backing) {
        return backing instanceof VirtualDeviceFileBackingInfo file ? file.fileName() : "";
    }

    /// What the kinds of files have in common, for which the API has no common type.
    private record Link(
            String mode, boolean encrypted, @Nullable VirtualDeviceBackingInfo parent) {}

    private static @Nullable Link link(VirtualDeviceBackingInfo backing) {
        return switch (backing) {
            case VirtualDiskFlatVer2BackingInfo it ->
                    new Link(it.diskMode(), it.keyId() != null, it.parent());
            case VirtualDiskSeSparseBackingInfo it ->
                    new Link(it.diskMode(), it.keyId() != null, it.parent());
            case VirtualDiskSparseVer2BackingInfo it ->
                    new Link(it.diskMode(), it.keyId() != null, it.parent());
            case VirtualDiskSparseVer1BackingInfo it -> new Link(it.diskMode(), false, it.parent());
            case VirtualDiskFlatVer1BackingInfo it -> new Link(it.diskMode(), false, it.parent());
            default -> null;
        };
    }

    private static String words(VirtualDeviceBackingInfo backing) {
        return switch (backing) {
            case VirtualDiskRawDiskMappingVer1BackingInfo it ->
                    "a raw device mapping (" + it.compatibilityMode() + ", " + it.fileName() + ")";
            case VirtualDiskLocalPMemBackingInfo it ->
                    "persistent memory of the host (" + it.fileName() + ")";
            default -> "a device of the host";
        };
    }

    /// Refuses a plan that leaves out a disk, unless that is wanted.
    ///
    /// @throws VirtException `OPERATION_UNSUPPORTED`
    void require(String domain, boolean skipping) {
        if (!refused.isEmpty() && !skipping) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Could not pull '" + domain + "': " + String.join("; ", refused));
        }
        if (disks.isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Could not pull '" + domain + "': it has no disk to pull");
        }
    }
}
