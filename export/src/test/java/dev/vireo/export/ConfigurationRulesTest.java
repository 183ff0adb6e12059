package dev.vireo.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationRulesTest {
    private static final String PLAIN =
            """
            .encoding = "UTF-8"
            config.version = "8"
            virtualHW.version = "19"
            displayName = "web"
            guestOS = "rhel8-64"
            memsize = "1024"
            numvcpus = "2"
            uuid.bios = "56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15"
            powerType.powerOff = "soft"
            sched.cpu.min = "0"
            sched.cpu.shares = "normal"
            sched.swap.derivedName = "/vmfs/volumes/ds/web/web.vswp"
            guestInfo.vmtools.versionNumber = "11365"
            """;

    @Test
    void findsNoWorkInWhatEveryMachineHas() {
        assertThat(of(PLAIN))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.effort()).isEqualTo(Effort.EASY);
                    assertThat(finding.reason())
                            .startsWith("virtualHW.version, guestOS, ")
                            .contains(" more: settings that mean something to VMware only");
                });
    }

    @Test
    void namesWhatTheGuestReads() {
        assertThat(work(PLAIN + "guestinfo.userdata = \"I2Nsb3Vk\"\n"))
                .containsExactly("guestinfo.userdata: variables of VMware Tools");
    }

    @Test
    void namesLimitsThatSomebodyHasSet() {
        assertThat(work(PLAIN.replace("min = \"0\"", "min = \"500\"")))
                .containsExactly("sched.cpu.min: shares and scheduling of VMware's hosts");
    }

    @Test
    void makesOneFindingOfAllEntriesOfAKind() {
        assertThat(
                        work(
                                PLAIN
                                        + """
                                        guestinfo.a = "1"
                                        guestinfo.b = "2"
                                        guestinfo.c = "3"
                                        guestinfo.d = "4"
                                        guestinfo.e = "5"
                                        """))
                .containsExactly(
                        "guestinfo.a, guestinfo.b, guestinfo.c, guestinfo.d and 1 more:"
                                + " variables of VMware Tools");
    }

    @Test
    void saysWhatTheProcessorLoses() {
        assertThat(work(PLAIN + "cpuid.80000001.edx = \"---1\"\n"))
                .singleElement()
                .asString()
                .startsWith("cpuid.80000001.edx: masks of CPUID");
    }

    @Test
    void takesAFileThatCannotBeConvertedForHard() {
        assertThat(of("config.version = \"x\"\n"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.effort()).isEqualTo(Effort.HARD);
                    assertThat(finding.reason())
                            .startsWith("the VMX file cannot be converted: ")
                            .contains("config.version");
                });
    }

    private static List<String> work(String vmx) {
        return of(vmx).stream()
                .filter(finding -> finding.effort() != Effort.EASY)
                .map(Finding::reason)
                .toList();
    }

    private static List<Finding> of(String vmx) {
        return ConfigurationRules.of(vmx.getBytes(StandardCharsets.UTF_8));
    }
}
