package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.InProcess;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Virsh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `domxml-from-native` and `domxml-to-native` of stock virsh and of this shell, on the same
/// server: what file names mean there. The conversion itself is compared in [VmxDifferentialTest],
/// which needs no server.
@ParameterizedClass
@MethodSource("servers")
class VirshConversionTest {
    private static final String MACHINE =
            """
            config.version = "8"
            virtualHW.version = "10"
            displayName = "web %2f 1"
            ide1:0.present = "true"
            ide1:0.deviceType = "cdrom-image"
            ide1:0.fileName = "IMAGE"
            scsi0.present = "true"
            scsi0:0.present = "true"
            scsi0:0.fileName = "FILE"
            """;

    private static final String DOCUMENT =
            """
            <domain type='vmware'>
              <name>web / 1</name>
              <uuid>564d9bef-acd9-b4e0-c8f0-aea8b9103515</uuid>
              <memory unit='MiB'>64</memory>
              <os><type arch='x86_64'>hvm</type></os>
              <devices>
                <disk type='file' device='disk'>
                  <source file='FILE'/>
                  <target dev='sda' bus='scsi'/>
                </disk>
              </devices>
            </domain>
            """;

    private final Place place;
    private final Path folder;

    VirshConversionTest(Place place, @TempDir Path folder) {
        this.place = place;
        this.folder = folder;
    }

    /// A server and one of its datastores.
    record Place(Server server, String datastore) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    static Stream<Place> servers() {
        return Stream.of(
                new Place(OurServer.esx(List.of("a", "b", "c")), "datastore1"),
                new Place(OurServer.vcenter(3), "LocalDS_0"));
    }

    @ParameterizedTest
    @MethodSource
    void findsFilesLikeVirsh(String file) throws IOException {
        String name = file.replace("MOUNT", mount()).replace("DATASTORE", place.datastore());
        compare("domxml-from-native", MACHINE.replace("FILE", name).replace("IMAGE", "a.iso"));
        compare(
                "domxml-from-native",
                MACHINE.replace("FILE", "a.vmdk").replace("IMAGE", name.replace(".vmdk", ".iso")));
    }

    static Stream<String> findsFilesLikeVirsh() {
        return Stream.of(
                "web.vmdk",
                "MOUNT/web/web.vmdk",
                "MOUNTx/web.vmdk",
                "MOUNT//web\\a\\web.vmdk",
                "/vmfs/volumes/DATASTORE/web/web.vmdk",
                "/vmfs/volumes/nowhere/web/web.vmdk",
                "/vmfs/volumes//web.vmdk",
                "/vmfs/web.vmdk",
                "web/web.vmdk",
                "[nowhere] web/web.vmdk",
                "C:\\web.vmdk");
    }

    @ParameterizedTest
    @MethodSource
    void namesFilesLikeVirsh(String source) throws IOException {
        compare(
                "domxml-to-native",
                DOCUMENT.replace("FILE", source.replace("DATASTORE", place.datastore())));
    }

    static Stream<String> namesFilesLikeVirsh() {
        return Stream.of(
                "[DATASTORE] web/web.vmdk",
                "[DATASTORE]web.vmdk",
                "[nowhere] web.vmdk",
                "[] web.vmdk",
                "[DATASTORE.vmdk",
                "web.vmdk",
                "/vmfs/web.vmdk");
    }

    @ParameterizedTest
    @MethodSource
    void refusesLikeVirsh(List<String> arguments) {
        Outcome expected = virsh().run(arguments);
        assertThat(vireo(arguments)).as("virsh is expected").isEqualTo(expected);
    }

    static Stream<List<String>> refusesLikeVirsh() {
        return Stream.of(
                List.of("domxml-from-native", "qemu-argv", "/dev/null"),
                List.of("domxml-to-native", "qemu-argv", "/dev/null"),
                List.of("domxml-from-native", "vmware-vmx", "/dev/null"),
                List.of("domxml-to-native", "vmware-vmx", "/dev/null"),
                List.of("-r", "domxml-from-native", "vmware-vmx", "/dev/null"),
                List.of("-r", "domxml-to-native", "vmware-vmx", "/dev/null"));
    }

    /// Asks virsh where the datastore is, so that this is no second opinion of our own.
    private String mount() throws IOException {
        String source = "[" + place.datastore() + "] a.vmdk";
        Path file = Files.writeString(folder.resolve("mount"), DOCUMENT.replace("FILE", source));
        String made = virsh().run(List.of("domxml-to-native", "vmware-vmx", file.toString())).out();
        String line =
                made.lines()
                        .filter(l -> l.startsWith("scsi0:0.fileName"))
                        .findFirst()
                        .orElseThrow();
        return line.substring(line.indexOf('"') + 1, line.lastIndexOf('/'));
    }

    private void compare(String command, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), text);
        List<String> arguments = List.of(command, "vmware-vmx", file.toString());
        Outcome virsh = virsh().run(arguments);
        // a host of 8.0.2; libvirt knows none from 7.0 on
        String made =
                virsh.out().replace("virtualHW.version = \"8\"", "virtualHW.version = \"21\"");
        Outcome expected = new Outcome(virsh.exit(), made, virsh.err());
        assertThat(vireo(arguments)).as("virsh is expected for %s", text).isEqualTo(expected);
    }

    private Virsh virsh() {
        return Virsh.to(place.server().uri(), folder);
    }

    private Outcome vireo(List<String> arguments) {
        return new InProcess(
                        Map.of(
                                "LIBVIRT_AUTH_FILE",
                                Virsh.authFile(folder).toString(),
                                "VIREO_DEFAULT_URI",
                                place.server().uri()))
                .run(arguments);
    }
}
