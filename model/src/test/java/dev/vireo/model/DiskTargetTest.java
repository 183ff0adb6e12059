package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskTargetTest {
    @ParameterizedTest
    @CsvSource({"sda,0", "hdb,1", "sdz,25", "sdaa,26", "sdbh,59", "xvda,0", "fdb,1", "sda1,0"})
    void countsTheDisksOfAKind(String target, int index) {
        assertThat(DiskTarget.index(target)).hasValue(index);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sd", "sd1", "sdA", "sda1b", "foo", "nvme0n1", "mmcblk0"})
    void knowsNoOtherNames(String target) {
        assertThat(DiskTarget.index(target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "6,0,6", "7,0,8", "14,0,15", "15,1,0", "59,3,15"})
    void leavesOutTheUnitOfAWideScsiController(int index, int controller, int unit) {
        assertThat(DiskTarget.address(DiskBus.SCSI, index, DiskTarget.WIDE_SCSI))
                .contains(new DriveAddress(controller, 0, 0, unit));
    }

    @Test
    void putsSevenDisksOnANarrowScsiController() {
        assertThat(DiskTarget.address(DiskBus.SCSI, 15, DiskTarget.NARROW_SCSI))
                .contains(new DriveAddress(2, 0, 0, 1));
    }

    @Test
    void putsTwoDisksOnEachOfTwoIdeBuses() {
        assertThat(DiskTarget.address(DiskBus.IDE, 6, DiskTarget.WIDE_SCSI))
                .contains(new DriveAddress(1, 1, 0, 0));
    }

    @Test
    void putsSixDisksOnASataController() {
        assertThat(DiskTarget.address(DiskBus.SATA, 32, DiskTarget.WIDE_SCSI))
                .contains(new DriveAddress(5, 0, 0, 2));
    }
}
