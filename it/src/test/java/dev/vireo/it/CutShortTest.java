package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ctrl-C in the middle of what takes long, in a session: it is said what stays, and the session
/// goes on.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CutShortTest {
    private static final String LAB = "machines: [{name: web, power: off, disks: [96 MiB]}]";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pull web --to out                                    | web-scsi0-0.qcow2 [ | web-scsi0-0.qcow2.part | the same pull goes on from there
                    vol-download web/web.vmdk out/d --pool datastore1    | download [ | - | was interrupted
                    vol-download web/web.vmdk out/d --pool datastore1 --resume | download [ | - | was interrupted
                    vol-upload web/web.vmdk data --pool datastore1       | upload [ | - | was interrupted
                    """)
    void aTransferEndsAndTheSessionGoesOn(
            String command, String progress, String left, String message) throws IOException {
        Files.createDirectory(folder.resolve("out"));
        try (RandomAccessFile data = new RandomAccessFile(folder.resolve("data").toFile(), "rw")) {
            data.setLength(96 << 20);
        }
        try (Simulator simulator = server().start();
                SlowWire wire = new SlowWire(simulator.port());
                ShellWindow window = ShellWindow.open(folder)) {
            window.enter(
                    "vireo -c 'esx://"
                            + Vcsim.USER
                            + "@127.0.0.1:"
                            + wire.port()
                            + "/?transport=http'");
            window.await(" #");
            window.enter(command);
            window.await(progress);
            window.press("C-c");
            String shown = window.await("interrupted").replace("\n", "");
            assertThat(shown).contains(message).doesNotContain(progress);
            window.enter("domstate web");
            window.await("shut off");
            window.enter("quit");
            window.await("bash-", 2);
            assertThat(simulator.leaks()).isEmpty();
        }
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> !name.endsWith(".state"))
                            .toList();
            assertThat(names).isEqualTo(left.equals("-") ? List.of() : Arrays.asList(left));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "export --to book.xlsx, 'error: operation aborted: Could not read '",
        "capture URI file, 'error: operation aborted: '"
    })
    void anInventoryEndsAndNoFileIsLeft(String command, String message) throws IOException {
        try (Simulator simulator = server().start();
                ShellWindow window = ShellWindow.open(folder)) {
            simulator.control().latencyOf("RetrievePropertiesEx", Duration.ofHours(1));
            String uri = OurServer.uri("esx", simulator, "/");
            String line = command.replace("URI", "\"" + uri + "\"");
            window.enter("vireo -c '" + uri + "' " + line + "; echo ended $?");
            while (simulator.requests().of("RetrievePropertiesEx") == 0) {
                Thread.onSpinWait();
            }
            window.press("C-c");
            assertThat(window.await("ended 130")).contains(message);
            assertThat(simulator.requests().of("Logout")).isEqualTo(1);
            assertThat(folder.resolve("book.xlsx")).doesNotExist();
            assertThat(folder.resolve("file")).doesNotExist();
        }
    }

    private static Simulator.Builder server() {
        return Simulator.builder().describe("esx", LAB).credentials(Vcsim.USER, Vcsim.PASSWORD);
    }
}
