package dev.vireo.vmx;

import static dev.vireo.vmx.Domains.disk;
import static dev.vireo.vmx.Domains.drive;
import static dev.vireo.vmx.Domains.extra;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.Controller;
import dev.vireo.model.ControllerType;
import dev.vireo.model.DeviceAddress;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DiskCache;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.SourceType;
import dev.vireo.model.StartupPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What disks, drives and their controllers are in VMX.
class DiskOutputTest {
    private static final Disk SDA = disk(DiskBus.SCSI, "sda", "[ds] a.vmdk");

    private static DomainDefinition disks(Disk... disks) {
        return Domains.with(it -> it.disks(List.of(disks)));
    }

    private static DomainDefinition disks(List<Controller> controllers, Disk... disks) {
        return Domains.with(it -> it.disks(List.of(disks)).controllers(controllers));
    }

    private static Disk cdrom(DiskBus bus, String target, SourceType type, String source) {
        return drive(bus, target, DiskDevice.CDROM, type, Optional.of(source));
    }

    private static Disk copy(
            Disk disk, Optional<DeviceAddress> address, String driver, DiskCache cache) {
        return new Disk(
                disk.type(),
                disk.device(),
                disk.source(),
                disk.startupPolicy(),
                disk.target(),
                disk.bus(),
                address,
                Optional.of(driver).filter(it -> !it.isEmpty()),
                cache,
                disk.readOnly(),
                disk.shareable(),
                disk.discardsChanges(),
                disk.rest());
    }

    private static Disk driver(Disk disk, String driver) {
        return copy(disk, disk.address(), driver, disk.cache());
    }

    private static Disk at(Disk disk, DeviceAddress address) {
        return copy(disk, Optional.of(address), "", disk.cache());
    }

    private static Disk cached(Disk disk, DiskCache cache) {
        return copy(disk, disk.address(), "", cache);
    }

    @Test
    void attachesAHardDiskToScsi() {
        assertThat(extra(disks(SDA)))
                .containsExactly(
                        "scsi0.present = \"true\"",
                        "scsi0:0.present = \"true\"",
                        "scsi0:0.deviceType = \"scsi-hardDisk\"",
                        "scsi0:0.fileName = \"/vmfs/volumes/ds/a.vmdk\"");
    }

    @Test
    void leavesOutTheUnitOfTheControllerAndGoesOnWithTheNextController() {
        assertThat(extra(disks(disk(DiskBus.SCSI, "sdh", "/a.vmdk"))))
                .contains("scsi0:8.present = \"true\"");
        assertThat(extra(disks(disk(DiskBus.SCSI, "sdp", "/a.vmdk"))))
                .contains("scsi1.present = \"true\"", "scsi1:0.present = \"true\"");
        assertThat(extra(disks(disk(DiskBus.SCSI, "sdbh", "/a.vmdk"))))
                .contains("scsi3:15.present = \"true\"");
        DomainToVmxTest.refused(
                disks(disk(DiskBus.SCSI, "sdbi", "/a.vmdk")),
                ErrorCode.INTERNAL_ERROR,
                "internal error: SCSI controller index 4 out of [0..3] range");
    }

    @Test
    void attachesAHardDiskToIde() {
        assertThat(extra(disks(disk(DiskBus.IDE, "hdc", "/a.vmdk"))))
                .containsExactly(
                        "ide1:0.present = \"true\"",
                        "ide1:0.deviceType = \"ata-hardDisk\"",
                        "ide1:0.fileName = \"/a.vmdk\"");
        DomainToVmxTest.refused(
                disks(disk(DiskBus.IDE, "hde", "/a.vmdk")),
                ErrorCode.INTERNAL_ERROR,
                "internal error: IDE controller index 1 out of [0] range");
    }

    @Test
    void wantsTheAddressThatTheTargetImplies() {
        DomainToVmxTest.refused(
                disks(at(SDA, new DriveAddress(0, 1, 0, 0))),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Disk address 0:1:0 doesn't match target device 'sda'");
        DomainToVmxTest.refused(
                disks(copy(SDA, Optional.empty(), "", DiskCache.DEFAULT)),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Unsupported disk address type 'none'");
    }

    @Test
    void wantsATargetThatFitsTheBus() {
        DomainToVmxTest.refused(
                disks(disk(DiskBus.SCSI, "vda", "/a.vmdk")),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Expecting domain XML attribute 'dev' of entry"
                        + " 'devices/disk/target' to start with 'sd'");
        DomainToVmxTest.refused(
                disks(disk(DiskBus.SCSI, "sdA", "/a.vmdk")),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Could not verify disk address");
    }

    @Test
    void knowsNoOtherBusThanLibvirt() {
        DomainToVmxTest.refused(
                disks(disk(DiskBus.SATA, "sda", "/a.vmdk")),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Unsupported bus type 'sata'");
    }

    @Test
    void takesOnlyImagesByTheirSuffix() {
        DomainToVmxTest.refused(
                disks(disk(DiskBus.SCSI, "sda", "/a.iso")),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Image file for scsi none 'sda' has unsupported suffix, expecting"
                        + " '.vmdk'");
        DomainToVmxTest.refused(
                disks(cdrom(DiskBus.IDE, "hda", SourceType.FILE, "/a.img")),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Image file for ide disk 'hda' has unsupported suffix, expecting"
                        + " '.iso'");
        assertThat(extra(disks(disk(DiskBus.SCSI, "sda", "/a.VMDK"))))
                .contains("scsi0:0.fileName = \"/a.VMDK\"");
    }

    @Test
    void putsImagesAndDevicesIntoCdromDrives() {
        assertThat(extra(disks(cdrom(DiskBus.IDE, "hda", SourceType.FILE, "[ds] a.iso"))))
                .containsExactly(
                        "ide0:0.present = \"true\"",
                        "ide0:0.deviceType = \"cdrom-image\"",
                        "ide0:0.fileName = \"/vmfs/volumes/ds/a.iso\"");
        assertThat(extra(disks(cdrom(DiskBus.IDE, "hda", SourceType.FILE, ""))))
                .contains("ide0:0.fileName = \"emptyBackingString\"");
        assertThat(extra(disks(cdrom(DiskBus.IDE, "hda", SourceType.BLOCK, "/dev/sr0"))))
                .contains("ide0:0.deviceType = \"atapi-cdrom\"", "ide0:0.fileName = \"/dev/sr0\"");
    }

    @Test
    void letsTheHostFindADriveThatMayBeMissing() {
        Disk drive = cdrom(DiskBus.IDE, "hda", SourceType.BLOCK, "");
        Disk optional =
                new Disk(
                        drive.type(),
                        drive.device(),
                        Optional.empty(),
                        Optional.of(StartupPolicy.OPTIONAL),
                        drive.target(),
                        drive.bus(),
                        drive.address(),
                        Optional.empty(),
                        drive.cache(),
                        true,
                        false,
                        false,
                        drive.rest());

        assertThat(extra(disks(optional)))
                .contains("ide0:0.autodetect = \"true\"", "ide0:0.fileName = \"auto detect\"");
        assertThat(extra(disks(drive))).contains("ide0:0.fileName = \"(null)\"");
    }

    @Test
    void passesRawDevicesThrough() {
        Disk raw =
                drive(
                        DiskBus.SCSI,
                        "sda",
                        DiskDevice.LUN,
                        SourceType.BLOCK,
                        Optional.of("/vmfs/devices/cdrom/x"));
        Disk other =
                drive(DiskBus.SCSI, "sda", DiskDevice.LUN, SourceType.BLOCK, Optional.of("/dev/x"));

        assertThat(extra(disks(raw))).contains("scsi0:0.deviceType = \"scsi-passthru\"");
        assertThat(extra(disks(other))).contains("scsi0:0.deviceType = \"cdrom-raw\"");
    }

    @Test
    void namesTypesInErrorsWithLibvirtsWrongWords() {
        DomainToVmxTest.refused(
                disks(
                        drive(
                                DiskBus.SCSI,
                                "sda",
                                DiskDevice.DISK,
                                SourceType.BLOCK,
                                Optional.of("/dev/sdb"))),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: scsi none 'sda' has an unsupported type 'lease'");
        DomainToVmxTest.refused(
                disks(
                        drive(
                                DiskBus.IDE,
                                "hda",
                                DiskDevice.CDROM,
                                SourceType.VOLUME,
                                Optional.empty())),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: ide disk 'hda' has unsupported type 'input', expecting"
                        + " 'file' or 'block'");
    }

    @Test
    void writesThroughOnlyWhereScsiDisksAskForIt() {
        assertThat(extra(disks(cached(SDA, DiskCache.WRITE_THROUGH))))
                .contains("scsi0:0.writeThrough = \"true\"");
        assertThat(extra(disks(cached(disk(DiskBus.IDE, "hda", "/a.vmdk"), DiskCache.WRITE_BACK))))
                .hasSize(3);
        DomainToVmxTest.refused(
                disks(cached(SDA, DiskCache.WRITE_BACK)),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: scsi harddisk 'sda' has unsupported cache mode"
                        + " 'writeback'");
    }

    @Test
    void saysWhichFloppyDrivesAreNotThere() {
        Disk image =
                drive(
                        DiskBus.FDC,
                        "fdb",
                        DiskDevice.FLOPPY,
                        SourceType.FILE,
                        Optional.of("[ds] f.img"));

        assertThat(Domains.vmx(disks(image)))
                .endsWith(
                        """
                        floppy1.present = "true"
                        floppy1.fileType = "file"
                        floppy1.fileName = "/vmfs/volumes/ds/f.img"
                        floppy0.present = "false"
                        """);
        DomainToVmxTest.refused(
                disks(
                        drive(
                                DiskBus.FDC,
                                "fda",
                                DiskDevice.FLOPPY,
                                SourceType.DIR,
                                Optional.of("/d"))),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Floppy 'fda' has unsupported type 'dir', expecting"
                        + " 'file' or 'block'");
    }

    @Test
    void refusesAQuoteInAFileName() {
        DomainToVmxTest.refused(
                disks(disk(DiskBus.SCSI, "sda", "/a\"b.vmdk")),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: the value of"
                        + " /domain/devices/disk[target/@dev='sda']/source/@file holds a double"
                        + " quote, which VMX entry 'scsi0:0.fileName' cannot hold");
    }

    @Test
    void writesModelsThatVmwareHas() {
        assertThat(extra(disks(List.of(Domains.scsi(0, "vmpvscsi")), SDA)))
                .contains("scsi0.virtualDev = \"pvscsi\"");
        assertThat(extra(disks(List.of(Domains.scsi(0, "auto")), SDA)))
                .contains("scsi0.virtualDev = \"lsilogic\"");
        DomainToVmxTest.refused(
                disks(List.of(Domains.scsi(0, "virtio-scsi")), SDA),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Expecting domain XML attribute 'model' of entry 'controller' to be"
                        + " 'buslogic' or 'lsilogic' or 'lsisas1068' or 'vmpvscsi' but found"
                        + " 'virtio-scsi'");
    }

    @Test
    void ignoresControllersWithoutDisks() {
        assertThat(extra(disks(List.of(Domains.scsi(1, "virtio-scsi")), SDA)))
                .doesNotContain("scsi1.present = \"true\"");
    }

    @Test
    void takesTheNameOfADriverForAModel() {
        List<Controller> controller =
                List.of(Domains.controller(ControllerType.SCSI, 0, Optional.empty()));

        assertThat(extra(disks(controller, driver(SDA, "BusLogic"))))
                .contains("scsi0.virtualDev = \"buslogic\"");
        DomainToVmxTest.refused(
                disks(List.of(Domains.scsi(0, "lsilogic")), driver(SDA, "BusLogic")),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Inconsistent SCSI controller model ('BusLogic' is not 'lsilogic')"
                        + " for SCSI controller index 0");
        DomainToVmxTest.refused(
                disks(controller, driver(SDA, "phy")),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Unknown driver name 'phy'");
    }

    @Test
    void takesAnyControllerOfTheIndexForTheOneWithTheModelAsLibvirtDoes() {
        Controller scsi = Domains.controller(ControllerType.SCSI, 0, Optional.empty());
        Controller ide = Domains.controller(ControllerType.IDE, 0, Optional.empty());
        Controller usb = Domains.controller(ControllerType.USB, 0, Optional.of("ehci"));

        assertThat(extra(disks(Arrays.asList(ide, scsi), driver(SDA, "buslogic"))))
                .doesNotContain("scsi0.virtualDev = \"buslogic\"");
        DomainToVmxTest.refused(
                disks(Arrays.asList(usb, scsi), driver(SDA, "buslogic")),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Inconsistent SCSI controller model ('buslogic' is not 'lsilogic')"
                        + " for SCSI controller index 0");
    }
}
