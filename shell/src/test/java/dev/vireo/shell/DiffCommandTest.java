package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `diff` of files; no server is needed for them.
class DiffCommandTest {
    private static final String VMX =
            """
            config.version = "8"
            virtualHW.version = "19"
            displayName = "web"
            guestOS = "other-64"
            memsize = "1024"
            numvcpus = "2"
            uuid.bios = "56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15"
            scsi0.present = "true"
            scsi0.virtualDev = "lsilogic"
            scsi0:0.present = "true"
            scsi0:0.deviceType = "scsi-hardDisk"
            scsi0:0.fileName = "web.vmdk"
            ethernet0.present = "true"
            ethernet0.networkName = "VM Network"
            ethernet0.addressType = "static"
            ethernet0.address = "00:50:56:11:22:33"
            """;

    @TempDir Path folder;
    private String vmx;

    @BeforeEach
    void write() throws IOException {
        vmx = file("web.vmx", VMX);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static ShellRun diff(String... words) {
        String[] line = new String[words.length + 2];
        line[0] = "-q";
        line[1] = "diff";
        System.arraycopy(words, 0, line, 2, words.length);
        return ShellRun.on(new FakeHost()).run(line);
    }

    /// Returns the document that `convert` makes of the VMX file.
    private String document() {
        return ShellRun.on(new FakeHost())
                .run("-q", "convert", "--directory", "[datastore1] web", vmx)
                .out();
    }

    @Test
    void aVmxFileEqualsTheDocumentMadeOfIt() throws IOException {
        String xml = file("web.xml", document());
        ShellRun run = diff("--exit-code", vmx, xml);
        assertThat(run.both()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void onlyOneSideIsStandardInput() {
        ShellRun run = diff("-", "-");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.both())
                .startsWith("error: only one side of 'diff' can be '-', standard input\n");
    }

    @Test
    void orderDefaultsAndUnitsDoNotCount() throws IOException {
        String document = document();
        String disk =
                document.substring(document.indexOf("    <disk"), document.indexOf("    <co"));
        String other =
                document.replace(disk, "")
                        .replace("  </devices>", disk + "  </devices>")
                        .replace("<memory unit='KiB'>1048576<", "<memory unit='GiB'>1<")
                        .replace("  <on_crash>destroy</on_crash>\n", "");
        assertThat(other).isNotEqualTo(document).contains("'GiB'").doesNotContain("on_crash");
        assertThat(diff(vmx, file("web.xml", other)).both()).isEmpty();
    }

    @Test
    void showsWhatOnlyOneOfThemHas() throws IOException {
        String xml =
                file(
                        "web.xml",
                        document()
                                .replace("<memory unit='KiB'>1048576<", "<memory unit='GiB'>2<")
                                .replace("web/web.vmdk", "web/new.vmdk")
                                .replace("00:50:56:11:22:33", "00:50:56:11:22:44")
                                .replace(
                                        "  </devices>",
                                        "<disk type='file' device='cdrom'><target dev='hda'"
                                                + " bus='ide'/></disk>  </devices>"));
        assertThat(diff(vmx, xml).out())
                .startsWith("--- " + vmx + "\n+++ " + xml + "\n")
                .contains(
                        """
                        - memory = 1048576 KiB
                        + memory = 2097152 KiB
                        """)
                .contains(
                        """
                        - devices/disk[sda]/source@file = [?] ?/web.vmdk
                        + devices/disk[sda]/source@file = [datastore1] web/new.vmdk
                        """)
                .contains(
                        """
                        - devices/interface[00:50:56:11:22:33]/mac@address = 00:50:56:11:22:33
                        + devices/interface[00:50:56:11:22:33]/mac@address = 00:50:56:11:22:44
                        """)
                .contains("+ devices/disk[hda]@device = cdrom\n")
                .doesNotContain("- devices/disk[hda]", "controller[scsi:0]");
    }

    @Test
    void aDocumentWithoutUuidEqualsItself() throws IOException {
        String xml = file("web.xml", document().replaceAll("  <uuid>.*</uuid>\n", ""));
        assertThat(diff("--exit-code", xml, xml).both()).isEmpty();
        assertThat(diff("--exit-code", xml, vmx).both()).isEmpty();
    }

    @Test
    void twoVmxFilesAreComparedByWhatNoDocumentHasAPlaceForToo() throws IOException {
        String other =
                file(
                        "other.vmx",
                        VMX.replace("guestOS = \"other-64\"", "guestOS = \"windows9-64\"")
                                        .replace(
                                                "virtualHW.version = \"19\"",
                                                "VIRTUALHW.version = \"13\"")
                                        .replace(
                                                "scsi0.present = \"true\"",
                                                "scsi0.present = \"TRUE\"")
                                + "scsi0:0.mode = \"independent-persistent\"\n"
                                + "sched.mem.min = \"512\"\n"
                                + "vhv.enable = \"TRUE\"\n"
                                + "guestinfo.role = \"web\"\n");
        assertThat(diff("--exit-code", vmx, other).out())
                .contains("- vmx/virtualHW.version = 19\n+ vmx/virtualHW.version = 13\n")
                .contains("+ vmx/scsi0:0.mode = independent-persistent\n")
                .contains("+ vmx/sched.mem.min = 512\n")
                .contains("+ vmx/vhv.enable = true\n")
                .contains("+ vmx/guestinfo.role = web\n")
                .doesNotContain("scsi0.present");
        assertThat(diff("--exit-code", "--ignore", "vmx,os", vmx, other).both()).isEmpty();
    }

    @Test
    void differencesAreAnExitCodeForThoseWhoAsk() throws IOException {
        String xml = file("web.xml", document().replace("<name>web", "<name>other"));
        assertThat(diff(vmx, xml).exit()).isZero();
        assertThat(diff("--exit-code", vmx, xml).exit()).isEqualTo(2);
        assertThat(diff("--exit-code", "--ignore", "name,uuid", vmx, xml).exit()).isZero();
        assertThat(diff("--exit-code", vmx, folder + "/none.xml").exit()).isEqualTo(1);
    }

    @Test
    void isAnObjectForPrograms() throws IOException {
        String xml = file("web.xml", document().replace("<name>web", "<name>other"));
        assertThat(ShellRun.on(new FakeHost()).run("--format", "json", "diff", vmx, xml).out())
                .isEqualTo(
                        "{\"a\":\""
                                + vmx
                                + "\",\"b\":\""
                                + xml
                                + "\",\"equal\":false,\"differences\":["
                                + "{\"path\":\"name\",\"a\":\"web\",\"b\":\"other\"}]}\n");
    }

    @Test
    void coloursFollowTheSides() throws IOException {
        String xml = file("web.xml", document().replace("<name>web", "<name>other"));
        assertThat(ShellRun.on(new FakeHost()).run("--color=always", "diff", vmx, xml).out())
                .contains("\u001b[31m- name = web\u001b[0m\n\u001b[32m+ name = other\u001b[0m\n");
    }

    @Test
    void whatIsNeitherIsToldWithItsName() throws IOException {
        assertThat(diff(vmx, file("bad.xml", "<domain>")).err())
                .startsWith("error: failed to read '" + folder + "/bad.xml'\nerror: ");
    }
}
