package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.Controller;
import dev.vireo.model.ControllerType;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskCache;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.DomainProfile;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.PciAddress;
import dev.vireo.model.SourceType;
import dev.vireo.model.StartupPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskEntriesTest {
    private static Disk only(VmxLevel level, String lines) {
        List<Disk> disks = Reads.domain(level, lines).devices().disks();
        assertThat(disks).hasSize(1);
        return disks.getFirst();
    }

    private static String scsi(String place, String file) {
        return "scsi0.present = \"true\"\nscsi1.present = \"true\"\nscsi"
                + place
                + ".present = \"true\"\nscsi"
                + place
                + ".fileName = \""
                + file
                + "\"\n";
    }

    @ParameterizedTest
    @CsvSource({
        "0:0, sda, 0, 0",
        "0:6, sdg, 0, 6",
        "0:8, sdh, 0, 8",
        "0:15, sdo, 0, 15",
        "1:0, sdp, 1, 0"
    })
    void countsScsiDisksWithoutTheUnitOfTheController(
            String place, String target, int controller, int unit) {
        Disk disk = only(VmxLevel.LIBVIRT_9_0, scsi(place, "a.vmdk"));

        assertThat(disk.target()).isEqualTo(target);
        assertThat(disk.address()).contains(new DriveAddress(controller, 0, 0, unit));
    }

    @Test
    void takesNoDiskAtUnitSeven() {
        assertThat(Reads.libvirt9(scsi("0:7", "a.vmdk")).devices().disks()).isEmpty();
    }

    @Test
    void takesTheSecondControllerForTheFirstOnNewHardwareAsLibvirt9Does() {
        String lines = scsi("1:0", "a.vmdk");
        VmxFile file =
                VmxFile.parse("config.version = \"8\"\nvirtualHW.version = \"13\"\n" + lines);

        assertThat(disk(VmxLevel.LIBVIRT_9_0, file).address())
                .contains(new DriveAddress(0, 0, 0, 16));
        assertThat(disk(VmxLevel.LIBVIRT_12, file).address())
                .contains(new DriveAddress(1, 0, 0, 0));
        assertThat(disk(VmxLevel.LIBVIRT_12, file).target()).isEqualTo("sdbm");
    }

    private static Disk disk(VmxLevel level, VmxFile file) {
        VmxConverter converter =
                VmxConverter.builder().level(level).fileNames(new TestFileNames(true)).build();
        return converter.toDomain(file).devices().disks().getFirst();
    }

    @Test
    void hasSevenUnitsOnABusOfWorkstationUnlessTheHardwareIsNew() {
        String lines = scsi("0:8", "a.vmdk") + scsi("1:0", "b.vmdk");
        VmxConverter converter = VmxConverter.builder().profile(DomainProfile.PLAYER).build();

        List<Disk> old = converter.toDomain(Reads.file(lines)).devices().disks();
        assertThat(old).extracting(Disk::target).containsExactly("sdp");
        assertThat(old.getFirst().address()).contains(new DriveAddress(2, 0, 0, 1));
        VmxFile file =
                VmxFile.parse("config.version = \"8\"\nvirtualHW.version = \"13\"\n" + lines);
        assertThat(converter.toDomain(file).devices().disks())
                .extracting(Disk::target)
                .containsExactly("sdh", "sdp");
    }

    @Test
    void givesSataControllersSixPortsExceptAtLevelFull() {
        String lines =
                """
                sata1.present = "true"
                sata1:2.present = "true"
                sata1:2.fileName = "a.vmdk"
                """;

        assertThat(only(VmxLevel.LIBVIRT_9_0, lines).address())
                .contains(new DriveAddress(5, 0, 0, 2));
        assertThat(only(VmxLevel.FULL, lines).address()).contains(new DriveAddress(1, 0, 0, 2));
    }

    @Test
    void readsHowAHardDiskIsWritten() {
        Disk disk =
                only(
                        VmxLevel.LIBVIRT_9_0,
                        """
                        ide0:1.present = "TRUE"
                        ide0:1.fileName = "web.VMDK"
                        ide0:1.writeThrough = "true"
                        ide0:1.mode = "Independent-Nonpersistent"
                        """);

        assertThat(disk.target()).isEqualTo("hdb");
        assertThat(disk.source()).contains("[datastore] directory/web.VMDK");
        assertThat(disk.cache()).isEqualTo(DiskCache.WRITE_THROUGH);
        assertThat(disk.discardsChanges()).isTrue();
        assertThat(disk.readOnly()).isFalse();
    }

    @Test
    void readsAnImageThatIsNotThereAsAnEmptyDrive() {
        Disk disk =
                only(
                        VmxLevel.LIBVIRT_9_0,
                        """
                        ide1:0.present = "true"
                        ide1:0.deviceType = "cdrom-image"
                        ide1:0.fileName = "/vmfs/volumes/missing/a.iso"
                        """);

        assertThat(disk.device()).isEqualTo(DiskDevice.CDROM);
        assertThat(disk.source()).isEmpty();
        assertThat(disk.readOnly()).isTrue();
    }

    @Test
    void readsDrivesOfTheHost() {
        Disk lun =
                only(
                        VmxLevel.LIBVIRT_9_0,
                        scsi("0:0", "/vmfs/devices/cdrom/mpx0")
                                + "scsi0:0.deviceType = \"scsi-passthru\"");
        Disk any =
                only(
                        VmxLevel.LIBVIRT_9_0,
                        scsi("0:0", "Auto Detect") + "scsi0:0.deviceType = \"atapi-cdrom\"");

        assertThat(lun.device()).isEqualTo(DiskDevice.LUN);
        assertThat(lun.type()).isEqualTo(SourceType.BLOCK);
        assertThat(any.source()).isEmpty();
        assertThat(any.startupPolicy()).contains(StartupPolicy.OPTIONAL);
    }

    @ParameterizedTest
    @CsvSource({"atapi-cdrom", "cdrom-raw", "cdrom-image"})
    void dropsADriveWithAHardDisk(String type) {
        String lines = scsi("0:0", "a.vmdk") + "scsi0:0.deviceType = \"" + type + '"';

        assertThat(Reads.libvirt9(lines).devices().disks()).isEmpty();
        assertThat(Reads.losses(VmxLevel.LIBVIRT_9_0, lines))
                .extracting(Loss::place)
                .contains("scsi0:0.fileName", "scsi0:0.deviceType");
    }

    @Test
    void namesWhatADiskOfTheWrongBusShouldBe() {
        assertThatThrownBy(() ->
                        Reads.libvirt9(
                                scsi("0:0", "a.vmdk") + "scsi0:0.deviceType = \"ata-hardDisk\""))
                .hasMessage(
                        "internal error: Expecting VMX entry 'scsi0:0.deviceType' to be"
                                + " 'scsi-hardDisk' or 'disk' but found 'ata-hardDisk'");
    }

    @Test
    void checksStartConnectedOfADiskThatIsNotThere() {
        assertThatThrownBy(() -> Reads.libvirt9("ide0:0.startConnected = \"maybe\""))
                .hasMessageContaining("'ide0:0.startConnected' must represent a boolean value");
    }

    @Test
    void readsTheEmptyImageOfNewHostsSinceLibvirt12() {
        String lines = scsi("0:0", "") + "scsi0:0.deviceType = \"cdrom-image\"";

        assertThatThrownBy(() -> Reads.libvirt9(lines)).hasMessageContaining("not yet handled");
        assertThat(only(VmxLevel.LIBVIRT_12, lines).source()).isEmpty();
    }

    @Test
    void readsNvmeDisksSinceLibvirt12() {
        String lines =
                """
                nvme0.present = "true"
                nvme0:1.present = "true"
                nvme0:1.fileName = "a.vmdk"
                """;

        assertThat(Reads.libvirt9(lines).devices().disks()).isEmpty();
        Disk disk = only(VmxLevel.LIBVIRT_12, lines);
        assertThat(disk.target()).isEqualTo("nvme0n2");
        assertThat(disk.address()).contains(new DriveAddress(0, 0, 0, 1));
    }

    @Test
    void addsControllersOnlyUpToTheLastDiskAtLibvirt9() {
        List<Controller> controllers =
                Reads.libvirt9(
                                scsi("1:0", "a.vmdk")
                                        + "scsi1.virtualDev = \"pvscsi\"\n"
                                        + "scsi2.present = \"true\"")
                        .devices()
                        .controllers();

        assertThat(controllers).extracting(Controller::index).containsExactly(0, 1);
        assertThat(controllers.get(1).model()).contains("vmpvscsi");
    }

    @Test
    void addsEveryControllerThatIsPresentWithItsSlotSinceLibvirt12() {
        List<Controller> controllers =
                Reads.domain(
                                VmxLevel.LIBVIRT_12,
                                """
                                scsi2.present = "true"
                                scsi2.pciSlotNumber = "1184"
                                """)
                        .devices()
                        .controllers();

        assertThat(controllers).hasSize(1);
        assertThat(controllers.getFirst().type()).isEqualTo(ControllerType.SCSI);
        assertThat(controllers.getFirst().address())
                .hasValueSatisfying(address -> {
                    PciAddress pci = (PciAddress) address;
                    assertThat(pci.bus()).isEqualTo(5);
                    assertThat(pci.slot()).isZero();
                    assertThat(pci.function()).isEqualTo(1);
                });
    }

    @Test
    void givesScsiAndSataDisksDifferentNamesAtLevelFull() {
        String lines =
                scsi("0:0", "a.vmdk")
                        + """
                        sata0.present = "true"
                        sata0:0.present = "true"
                        sata0:0.fileName = "b.vmdk"
                        """;

        assertThat(Reads.libvirt9(lines).devices().disks())
                .extracting(Disk::target)
                .containsExactly("sda", "sda");
        assertThat(Reads.domain(VmxLevel.FULL, lines).devices().disks())
                .extracting(Disk::target)
                .doesNotHaveDuplicates();
    }
}
