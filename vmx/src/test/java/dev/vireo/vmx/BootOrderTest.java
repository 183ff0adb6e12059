package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.DomainXml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootOrderTest {
    private static final String MACHINE =
            """
            config.version = "8"
            virtualHW.version = "10"
            displayName = "web"
            """;

    @Test
    void makesBootDevicesOfTheOrderAtLevelFull() {
        String vmx = MACHINE + "bios.bootOrder = \"CDROM, hdd,ethernet0,floppy\"\n";
        assertThat(bootLines(VmxLevel.FULL, vmx))
                .containsExactly(
                        "<boot dev='cdrom'/>",
                        "<boot dev='hd'/>",
                        "<boot dev='network'/>",
                        "<boot dev='fd'/>");
        assertThat(bootLines(VmxLevel.LIBVIRT_12, vmx)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"allow:hdd", "hdd,hdd", "hdd,", "usb", "ethernet1"})
    void leavesAnOrderAloneThatDocumentsCannotSay(String order) {
        assertThat(bootLines(VmxLevel.FULL, MACHINE + "bios.bootOrder = \"" + order + "\"\n"))
                .isEmpty();
    }

    @Test
    void leavesTheOrderAloneIfItNamesHardDisks() {
        String vmx = MACHINE + "bios.bootOrder = \"hdd\"\nbios.hddOrder = \"scsi0:1\"\n";
        assertThat(bootLines(VmxLevel.FULL, vmx)).isEmpty();
    }

    @Test
    void comesBackAsItWas() {
        String line = "bios.bootOrder = \"cdrom,hdd\"\n";
        VmxConverter converter = VmxConverter.builder().level(VmxLevel.FULL).build();
        VmxFile back = converter.toVmx(converter.toDomain(file(MACHINE + line)), 10);
        assertThat(back.toString()).containsOnlyOnce("bootOrder").contains(line);
    }

    private static List<String> bootLines(VmxLevel level, String vmx) {
        VmxConverter converter = VmxConverter.builder().level(level).build();
        return DomainXml.write(converter.toDomain(file(vmx)))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("<boot "))
                .toList();
    }

    private static VmxFile file(String vmx) {
        return VmxFile.parse(vmx.getBytes(StandardCharsets.UTF_8));
    }
}
