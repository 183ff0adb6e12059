package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlatExtentTest {
    private static final String HEAD = "# Disk DescriptorFile\nversion=1\nCID=12345678\n";
    private static final String ALONE = HEAD + "parentCID=ffffffff\n";

    private static FlatExtent of(String text) throws FlatExtent.OtherFormatException {
        return FlatExtent.of("disk.vmdk", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isTheFileThatTheDescriptorNames() throws FlatExtent.OtherFormatException {
        assertThat(of(ALONE + "RW 2048 VMFS \"other name-flat.vmdk\"\n"))
                .isEqualTo(new FlatExtent("other name-flat.vmdk", 1 << 20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RW 2048 SESPARSE \"a-sesparse.vmdk\"|its data is in an extent of type SESPARSE",
                "RW 2048 VMFSSPARSE \"a-delta.vmdk\"|its data is in an extent of type VMFSSPARSE",
                "RW 2048 VMFSRDM \"a-rdm.vmdk\"|its data is in an extent of type VMFSRDM",
                "RW 2048 VMFS \"vsan://5a-b\"|its data is no file of its own",
                "RW 2048 FLAT \"a-f001.vmdk\" 8|its data is no file of its own"
            })
    void isRefusedWhereTheDataIsElsewhere(String extent, String why) {
        assertThatThrownBy(() -> of(ALONE + extent + "\n")).hasMessage(why);
    }

    @Test
    void isRefusedOfDisksThatConsistOfSeveralFiles() {
        assertThatThrownBy(() ->
                        of(
                                ALONE
                                        + "RW 2048 FLAT \"a-f001.vmdk\" 0\n"
                                        + "RW 2048 FLAT \"a-f002.vmdk\" 0\n"))
                .hasMessage("its data is in 2 extents");
        assertThatThrownBy(() ->
                        of(
                                HEAD
                                        + "parentCID=0000000a\nparentFileNameHint=\"b.vmdk\"\n"
                                        + "RW 2048 VMFS \"a-flat.vmdk\"\n"))
                .hasMessage("it holds only what differs from another disk");
        assertThatThrownBy(() -> of("KDMV")).hasMessageContaining("is no descriptor");
    }
}
