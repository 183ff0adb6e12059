package dev.vireo.driver.esx;

import dev.vireo.api.Modification;
import dev.vireo.driver.esx.AttachedDisk.Bus;
import dev.vireo.model.DeviceXml;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A disk, CD-ROM drive or floppy drive of a document.
///
/// The name of its target says where it is, as in documents of the driver: `sda` to `sdo` are on
/// the first SCSI controller. A controller that is not there comes along.
///
/// @param xml the element
/// @param disk the disk
/// @param bus how it is attached
record DiskWork(DeviceXml xml, Disk disk, Bus bus) implements DeviceWork {
    static DiskWork of(DeviceXml xml) {
        Disk disk = xml.devices().disks().getFirst();
        return new DiskWork(xml, disk, bus(disk));
    }

    private static Bus bus(Disk disk) {
        return switch (disk.bus()) {
            case SCSI -> Bus.SCSI;
            case SATA -> Bus.SATA;
            case NVME -> Bus.NVME;
            case IDE -> Bus.IDE;
            case FDC -> Bus.FDC;
            default ->
                    throw new VirtException(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "disk '"
                                    + disk.target()
                                    + "': VMware has no bus '"
                                    + disk.bus().text()
                                    + "', only scsi, sata, nvme, ide and fdc");
        };
    }

    @Override
    public String what() {
        return disk.device().text() + " '" + disk.target() + "'";
    }

    // Attaching

    @Override
    public DeviceChange attach(Hardware hardware) {
        DiskSeat seat = seat();
        DiskBacking backing = DiskBacking.of(xml, disk);
        backing.check();
        refuseTaken(seat, hardware);
        VirtualDevice device = backing.device(hardware.active());
        refuseAgain(device, hardware);
        if (bus == Bus.FDC) {
            return DeviceChange.add(
                    device.toBuilder().key(DeviceChange.NEW_KEY).unitNumber(seat.unit()).build());
        }
        Optional<VirtualController> there = hardware.controller(bus, seat.controller());
        VirtualDevice placed =
                device.toBuilder()
                        .key(DeviceChange.NEW_KEY)
                        .controllerKey(
                                there.map(VirtualController::key)
                                        .orElse(DeviceChange.NEW_CONTROLLER_KEY))
                        .unitNumber(seat.unit())
                        .build();
        if (there.isPresent()) {
            new DiskControllers(hardware).checkModel(there.get(), disk);
            return DeviceChange.add(placed);
        }
        return DeviceChange.add(
                new DiskControllers(hardware).make(bus, seat.controller(), disk), placed);
    }

    private DiskSeat seat() {
        DiskSeat seat =
                DiskSeat.of(bus, disk.target())
                        .orElseThrow(() ->
                                new VirtException(
                                        ErrorCode.CONFIG_UNSUPPORTED,
                                        "target '"
                                                + disk.target()
                                                + "' is no place on VMware's bus '"
                                                + disk.bus().text()
                                                + "'"));
        boolean said = xml.element().child("address").isPresent();
        if (said && disk.address().orElse(null) instanceof DriveAddress address) {
            if (!seat.isAt(address)) {
                throw new VirtException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "Disk address "
                                + address.controller()
                                + ":"
                                + address.bus()
                                + ":"
                                + address.unit()
                                + " doesn't match target device '"
                                + disk.target()
                                + "'");
            }
        } else if (said) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "address of " + what() + " must be of type 'drive'");
        }
        return seat;
    }

    private static void refuseTaken(DiskSeat seat, Hardware hardware) {
        for (AttachedDisk one : hardware.disks()) {
            if (one.seat().equals(seat)) {
                throw new VirtException(
                        ErrorCode.OPERATION_FAILED,
                        "target "
                                + seat.target()
                                + " already exists"
                                + (one.isRemote()
                                        ? ": it is a drive of the remote console, which no document"
                                                + " shows"
                                        : ""));
            }
        }
    }

    /// Refuses a hard disk that the machine has already.
    private static void refuseAgain(VirtualDevice device, Hardware hardware) {
        if (device.backing() instanceof VirtualDeviceFileBackingInfo file
                && device instanceof VirtualDisk) {
            for (AttachedDisk one : hardware.disks()) {
                if (one.path().filter(file.fileName()::equals).isPresent()) {
                    throw new VirtException(
                            ErrorCode.OPERATION_FAILED,
                            "'"
                                    + file.fileName()
                                    + "' is attached as "
                                    + one.target()
                                    + " already");
                }
            }
        }
    }

    // Finding

    @Override
    public DeviceChange detach(Hardware hardware) {
        return DeviceChange.remove(find(hardware).device());
    }

    /// Finds the disk: by its target, and where that is not enough, by its bus and its source.
    private AttachedDisk find(Hardware hardware) {
        List<AttachedDisk> found = new ArrayList<>();
        for (AttachedDisk one : hardware.disks()) {
            boolean meant =
                    xml.alias().isEmpty()
                            ? one.target().equals(disk.target())
                            : hardware.name(one.device()).equals(Optional.of(xml.alias()));
            if (meant && (!xml.says("target", "bus") || one.bus() == bus)) {
                found.add(one);
            }
        }
        if (found.size() > 1) {
            found.removeIf(one -> !one.path().equals(disk.source()));
        }
        VirtualDevice only =
                hardware.only(
                        found.stream().map(AttachedDisk::device).toList(),
                        what(),
                        hardware.disks().stream().map(AttachedDisk::device).toList());
        AttachedDisk one =
                found.stream()
                        .filter(each -> each.device().key() == only.key())
                        .findFirst()
                        .orElseThrow();
        refuseAnother(one);
        return one;
    }

    /// Refuses to take a disk for a drive or a drive for a disk, where the document says which.
    private void refuseAnother(AttachedDisk one) {
        String wanted = disk.device() == DiskDevice.LUN ? "cdrom" : disk.device().text();
        boolean said = xml.element().attribute("device").isPresent();
        if (said && !wanted.equals(one.kind())) {
            throw new VirtException(
                    ErrorCode.DEVICE_MISSING, what() + " not found; that is a " + one.kind());
        }
    }

    // Changing

    @Override
    public DeviceChange update(Hardware hardware, Set<Modification> sides) {
        AttachedDisk one = find(hardware);
        if (one.device() instanceof VirtualDisk) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    what()
                            + " is a hard disk: only the medium of a CD-ROM or floppy drive can be"
                            + " changed");
        }
        DeviceSides.check(sides, hardware, what());
        DiskBacking backing = DiskBacking.of(xml, disk);
        backing.check();
        VirtualDevice wanted = backing.device(hardware.active());
        if (!Objects.equals(wanted.vimType(), one.device().vimType())) {
            throw new VirtException(ErrorCode.DEVICE_MISSING, what() + " not found");
        }
        return DeviceChange.edit(
                one.device().toBuilder()
                        .backing(wanted.backing())
                        .connectable(wanted.connectable())
                        .build());
    }
}
