package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.SimulatedMachine;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Vcsim;
import dev.vireo.vim.UsbScanCodeSpecKeyEvent;
import dev.vireo.vim.UsbScanCodeSpecModifierType;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `screenshot` and `send-key`, from the words to the server and, for pictures, into the file.
@Timeout(120)
class ScreenAndKeyboardTest {
    private static final int DELETE = 0x4c << 16 | 7;
    private static final int ESCAPE = 0x29 << 16 | 7;
    private static final byte[] OLD = {1, 2, 3};

    @TempDir Path folder;

    @Test
    void modifiersAreHeldWhileTheLastKeyIsPressed() {
        try (TwoShells shells = host("")) {
            done(shells.vireo("send-key web KEY_LEFTCTRL KEY_LEFTALT KEY_DELETE"));
            UsbScanCodeSpecKeyEvent typed = typed(shells.simulator()).getFirst();
            assertThat(typed(shells.simulator())).hasSize(1);
            assertThat(typed.usbHidCode()).isEqualTo(DELETE);
            UsbScanCodeSpecModifierType held = Objects.requireNonNull(typed.modifiers());
            assertThat(held.leftControl()).isTrue();
            assertThat(held.leftAlt()).isTrue();
            assertThat(
                            Stream.of(
                                    held.leftShift(),
                                    held.leftGui(),
                                    held.rightControl(),
                                    held.rightShift(),
                                    held.rightAlt(),
                                    held.rightGui()))
                    .allMatch(one -> Objects.equals(one, false));
        }
    }

    /// The numbers of Escape and Delete in each of libvirt's code sets.
    @Test
    void keysHaveNumbersInSeveralCodeSets() {
        try (TwoShells shells = host("")) {
            for (String words :
                    List.of(
                            "KEY_ESC KEY_DELETE",
                            "1 111",
                            "0x1 0x6f",
                            "--codeset xt 1 0xe053",
                            "--codeset atset1 1 0xe053",
                            "--codeset qnum 1 0xd3",
                            "--codeset usb 0x29 0x4c")) {
                int before = typed(shells.simulator()).size();
                done(shells.vireo("send-key web " + words));
                assertThat(typed(shells.simulator()).stream().skip(before))
                        .as(words)
                        .extracting(UsbScanCodeSpecKeyEvent::usbHidCode)
                        .containsExactly(ESCAPE, DELETE);
            }
        }
    }

    @Test
    void typesTheFunctionKeysThatFewKeyboardsHave() {
        try (TwoShells shells = host("")) {
            done(shells.vireo("send-key web KEY_F12 KEY_F13 KEY_F24"));
            assertThat(typed(shells.simulator()))
                    .extracting(UsbScanCodeSpecKeyEvent::usbHidCode)
                    .containsExactly(0x45 << 16 | 7, 0x68 << 16 | 7, 0x73 << 16 | 7);
        }
    }

    @Test
    void nothingIsTypedIfOneKeyIsUnknown() {
        try (TwoShells shells = host("")) {
            refused(shells.vireo("send-key web KEY_A KEY_NOTHING"), "invalid keycode");
            refused(shells.vireo("send-key web --codeset usb 4 232"), "invalid keycode 232");
            refused(shells.vireo("send-key web --holdtime 50 KEY_A"), "leave out --holdtime");
            refused(shells.vireo("-r send-key web KEY_A"), "read only access");
            done(shells.vireo("destroy web"));
            refused(shells.vireo("send-key web KEY_A"), "Domain is not powered on");
            assertThat(typed(shells.simulator())).isEmpty();
        }
    }

    @Test
    void needNoMoreRequestsThanThese() {
        try (TwoShells shells = host("")) {
            counted(shells, "requests=6 ", "send-key web KEY_A");
            counted(shells, "requests=6 ", "screenshot web " + folder.resolve("shot"));
            counted(shells, "requests=5 ", "domfsinfo web");
            counted(shells, "requests=5 ", "guestinfo web");
            counted(shells, "requests=5 ", "domcontrol web");
        }
    }

    private static void counted(TwoShells shells, String requests, String line) {
        assertThat(shells.vireo("--stats " + line).err()).as(line).startsWith("stats: " + requests);
    }

    /// The session's cookie goes along: the server shows its screens to nobody else.
    @Test
    void picturesComeThroughAVcenterAsFromAHost() throws IOException {
        try (TwoShells shells =
                TwoShells.before(
                        TwoShells.server().vcenter(1, 2, 2), folder, "vpx", "/DC0/DC0_H0")) {
            Path picture = folder.resolve("ours.png");
            done(shells.vireo("screenshot DC0_H0_VM0 " + picture));
            Path expected = folder.resolve("theirs.png");
            done(shells.virsh("screenshot DC0_H0_VM0 " + expected));
            assertThat(Files.readAllBytes(picture)).isEqualTo(Files.readAllBytes(expected));
            done(shells.vireo("destroy DC0_H0_VM0"));
            Path none = folder.resolve("none.png");
            refused(
                    shells.vireo("screenshot DC0_H0_VM0 " + none),
                    "error: could not take a screenshot of DC0_H0_VM0\n"
                            + "error: Requested operation is not valid: Domain is not powered on");
            assertThat(none).doesNotExist();
        }
    }

    /// A picture that does not arrive leaves the file as it was, and nothing beside it.
    @Test
    void aFileIsNotTouchedUntilThePictureIsThere() throws IOException {
        for (String fault :
                List.of("reply: truncated", "reply: dropped", "reply: reset", "status: 503")) {
            try (TwoShells behindProxy = host("rules: [{method: 'GET /screen', " + fault + "}]")) {
                TwoShells shells = behindProxy.at(direct(behindProxy.simulator()));
                Path place = Files.createTempDirectory(folder, "place");
                Path file = Files.write(place.resolve("shot.png"), OLD);
                assertThat(shells.vireo("screenshot web " + file).exit()).as(fault).isEqualTo(1);
                assertThat(shells.vireo("screenshot web " + place.resolve("new")).exit())
                        .isEqualTo(1);
                assertThat(Files.readAllBytes(file)).isEqualTo(OLD);
                try (Stream<Path> files = Files.list(place)) {
                    assertThat(files).containsExactly(file);
                }
            }
        }
    }

    /// The names are those that libvirt's agents give what they tell.
    @Test
    void guestsTellOfThemselvesByLibvirtsNames() {
        try (TwoShells shells = host("")) {
            assertThat(shells.vireo("guestinfo web --filesystem --hostname").out())
                    .isEqualTo(
                            """
                            hostname            : web
                            fs.count            : 1
                            fs.0.mountpoint     : /
                            fs.0.fstype         : ext4
                            fs.0.total-bytes    : 10737418240
                            fs.0.used-bytes     : 5368709120
                            fs.0.disk.count     : 1
                            fs.0.disk.0.alias   : sda

                            """);
            assertThat(shells.vireo("domfsinfo web").out())
                    .isEqualTo(
                            """
                             Mountpoint   Name   Type   Target
                            ------------------------------------
                             /                   ext4   sda

                            """);
            refused(shells.vireo("guestinfo web --user"), "VMware Tools do not tell users");
        }
    }

    @Test
    void aLinkStaysALink() throws IOException {
        try (TwoShells shells = host("")) {
            Path file = Files.write(folder.resolve("file.png"), OLD);
            Path link = Files.createSymbolicLink(folder.resolve("link.png"), file);
            done(shells.vireo("screenshot web " + link));
            assertThat(link).isSymbolicLink();
            assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
            Path nowhere =
                    Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("not/there"));
            refused(
                    shells.vireo("screenshot web " + nowhere),
                    "error: cannot create file " + nowhere + "\n");
            refused(
                    shells.vireo("screenshot web " + folder.resolve("no/folder.png")),
                    "error: cannot create file ");
            refused(
                    shells.vireo("screenshot web " + folder),
                    "error: cannot create file " + folder);
        }
    }

    /// Returns the way past the proxy, which would make whole what is cut.
    private static String direct(Simulator simulator) {
        return "esx://" + Vcsim.USER + "@127.0.0.1:" + simulator.port() + "/?transport=http";
    }

    private TwoShells host(String scenario) {
        Simulator.Builder server = TwoShells.server().machine("web").machine("other");
        if (!scenario.isEmpty()) {
            server.scenario("screens", scenario);
        }
        TwoShells shells = TwoShells.before(server, folder);
        shells.simulator().machine("web").powerState(VirtualMachinePowerState.POWERED_ON);
        return shells;
    }

    private static List<UsbScanCodeSpecKeyEvent> typed(Simulator simulator) {
        SimulatedMachine other = simulator.machine("other");
        assertThat(other.typedKeys()).isEmpty();
        return simulator.machine("web").typedKeys();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.err()).isZero();
    }

    private static void refused(Outcome outcome, String why) {
        assertThat(outcome.err()).contains(why);
        assertThat(outcome.exit()).isEqualTo(1);
    }
}
