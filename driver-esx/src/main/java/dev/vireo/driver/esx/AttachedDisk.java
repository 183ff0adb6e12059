package dev.vireo.driver.esx;

import dev.vireo.api.DomainFigures.BlockInfo;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualAHCIController;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDeviceRemoteDeviceBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualIDEController;
import dev.vireo.vim.VirtualMachineFileLayoutExDiskLayout;
import dev.vireo.vim.VirtualMachineFileLayoutExDiskUnit;
import dev.vireo.vim.VirtualMachineFileLayoutExFileInfo;
import dev.vireo.vim.VirtualNVMEController;
import dev.vireo.vim.VirtualSCSIController;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A disk, CD-ROM or floppy of a machine, with the name that the domain's document gives it.
///
/// @param device what the API knows of it
/// @param bus how it is attached
/// @param controller the number of its controller among those of the bus
/// @param unit the place there
record AttachedDisk(VirtualDevice device, Bus bus, int controller, int unit) {
    static final String DEVICES = "config.hardware.device";
    static final String LAYOUT_DISKS = "layoutEx.disk";
    static final String LAYOUT_FILES = "layoutEx.file";

    /// Ways to attach disks, in the order in which documents list them.
    enum Bus {
        SCSI("scsi"),
        SATA("sata"),
        NVME("nvme"),
        IDE("ide"),
        FDC("floppy");

        private final String text;

        Bus(String text) {
            this.text = text;
        }

        /// Returns what VMX files call it.
        String text() {
            return text;
        }
    }

    /// Reads the disks from a machine's [#DEVICES], in the order of its document. Drives of the
    /// person at a remote console are no part of the machine, as in documents.
    static List<AttachedDisk> of(Row machine) {
        return all(machine.list(DEVICES, VirtualDevice.class)).stream()
                .filter(disk -> !disk.isRemote())
                .toList();
    }

    /// Finds the disk that a person means; a drive is none.
    ///
    /// @param wanted its target or its path
    /// @throws VirtException `INVALID_ARG` if there is none
    static VirtualDisk requireDisk(Row machine, String wanted) {
        return of(machine).stream()
                .filter(one -> one.isCalled(wanted))
                .map(AttachedDisk::device)
                .filter(VirtualDisk.class::isInstance)
                .map(VirtualDisk.class::cast)
                .findFirst()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.INVALID_ARG,
                                "disk '" + wanted + "' was not found in the domain config"));
    }

    /// Reads all disks and drives, also those of the person at a remote console.
    static List<AttachedDisk> all(List<VirtualDevice> devices) {
        List<AttachedDisk> disks = new ArrayList<>();
        for (VirtualDevice device : devices) {
            if (device instanceof VirtualFloppy) {
                disks.add(
                        new AttachedDisk(
                                device,
                                Bus.FDC,
                                0,
                                Objects.requireNonNullElse(device.unitNumber(), 0)));
            } else if (device instanceof VirtualDisk || device instanceof VirtualCdrom) {
                find(device, devices).ifPresent(disks::add);
            }
        }
        disks.sort(
                Comparator.comparing(AttachedDisk::bus)
                        .thenComparingInt(AttachedDisk::controller)
                        .thenComparingInt(AttachedDisk::unit));
        return List.copyOf(disks);
    }

    /// Tells whether it is a drive of the person at a remote console.
    boolean isRemote() {
        return device.backing() instanceof VirtualDeviceRemoteDeviceBackingInfo;
    }

    private static Optional<AttachedDisk> find(VirtualDevice device, List<VirtualDevice> all) {
        Integer unit = device.unitNumber();
        if (unit == null) {
            return Optional.empty();
        }
        for (VirtualDevice one : all) {
            if (one instanceof VirtualController controller
                    && Objects.equals(controller.key(), device.controllerKey())) {
                Bus bus = busOf(controller);
                return bus == null
                        ? Optional.empty()
                        : Optional.of(new AttachedDisk(device, bus, controller.busNumber(), unit));
            }
        }
        return Optional.empty();
    }

    /// Returns what a controller drives, null if no disks.
    static @Nullable Bus busOf(VirtualController controller) {
        return switch (controller) {
            case VirtualSCSIController _ -> Bus.SCSI;
            case VirtualAHCIController _ -> Bus.SATA;
            case VirtualNVMEController _ -> Bus.NVME;
            case VirtualIDEController _ -> Bus.IDE;
            default -> null;
        };
    }

    /// Returns where it is.
    DiskSeat seat() {
        return new DiskSeat(bus, controller, unit);
    }

    /// Returns the name of the target.
    String target() {
        return seat().target();
    }

    /// Tells whether a person may mean it: by its target or its path.
    boolean isCalled(String wanted) {
        return target().equals(wanted) || path().filter(wanted::equals).isPresent();
    }

    /// Returns the name of its instance in performance counters.
    String instance() {
        return bus.text + controller + ":" + unit;
    }

    /// Returns what stands behind it: a file on a datastore or a device of the host.
    Optional<String> path() {
        VirtualDeviceBackingInfo backing = device.backing();
        String path =
                switch (backing) {
                    case VirtualDeviceFileBackingInfo file -> file.fileName();
                    case VirtualDeviceDeviceBackingInfo one -> one.deviceName();
                    case null, default -> "";
                };
        return Optional.of(path).filter(text -> !text.isEmpty());
    }

    private String type() {
        return device.backing() instanceof VirtualDeviceDeviceBackingInfo ? "block" : "file";
    }

    /// Returns what it is to the guest, in the words of documents.
    String kind() {
        return switch (device) {
            case VirtualCdrom _ -> "cdrom";
            case VirtualFloppy _ -> "floppy";
            default -> "disk";
        };
    }

    /// Tells what it is and how big.
    ///
    /// @param machine the row with [#LAYOUT_DISKS] and [#LAYOUT_FILES]
    BlockInfo info(Row machine) {
        return new BlockInfo(
                type(),
                kind(),
                target(),
                path(),
                capacity(),
                size(machine, false),
                size(machine, true));
    }

    @SuppressWarnings("deprecation") // servers before 5.5 tell nothing else
    private OptionalLong capacity() {
        if (!(device instanceof VirtualDisk disk)) {
            return OptionalLong.empty();
        }
        Long bytes = disk.capacityInBytes();
        return OptionalLong.of(bytes == null ? disk.capacityInKB() * 1024 : bytes);
    }

    /// Sums the files of the disk.
    ///
    /// @param topOnly whether the images that it is a snapshot of are left out
    private OptionalLong size(Row machine, boolean topOnly) {
        Set<Integer> keys = new HashSet<>();
        for (var layout : machine.list(LAYOUT_DISKS, VirtualMachineFileLayoutExDiskLayout.class)) {
            if (layout.key() == device.key() && !layout.chain().isEmpty()) {
                List<VirtualMachineFileLayoutExDiskUnit> units =
                        topOnly ? List.of(layout.chain().getLast()) : layout.chain();
                units.forEach(one -> keys.addAll(one.fileKey()));
            }
        }
        List<VirtualMachineFileLayoutExFileInfo> files =
                machine.list(LAYOUT_FILES, VirtualMachineFileLayoutExFileInfo.class).stream()
                        .filter(file -> keys.contains(file.key()))
                        .toList();
        return files.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        files.stream().mapToLong(VirtualMachineFileLayoutExFileInfo::size).sum());
    }
}
