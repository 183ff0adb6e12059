package dev.vireo.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.VolumeOptions;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A volume of 4 GiB goes up and comes down over TLS while the connection breaks 20 times on each
/// way, in a process whose memory is bounded to less than 64 MiB. What a JVM takes beside what
/// programs allocate in it, its own code above all, is not bounded by that; it is printed.
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeVolumeTest {
    private static final long SIZE = 4L << 30;
    private static final int CUTS = 20;
    private static final int PIECES = 64;
    private static final int PIECE = 1 << 20;

    /// All that can be allocated on the heap and outside of it: 48 MiB.
    private static final List<String> MEMORY =
            List.of("-XX:+UseSerialGC", "-Xmx32m", "-XX:MaxDirectMemorySize=16m");

    @TempDir Path folder;

    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<Long> residentKib = new CopyOnWriteArrayList<>();

    @Test
    void goesUpAndComesDownWholeOverAWireThatBreaksTwentyTimes()
            throws IOException, InterruptedException {
        Path state = folder.resolve("state");
        Path files = state.resolve("datastores/datastore1/big");
        Path source = sparseFile();
        Path copy = folder.resolve("copy");
        try (Simulator simulator =
                        Simulator.builder()
                                .credentials(Vcsim.USER, Vcsim.PASSWORD)
                                .state(state)
                                .tls()
                                .start();
                FrayedWire wire = new FrayedWire(simulator.port())) {
            String uri = "esx://" + Vcsim.USER + "@127.0.0.1:" + wire.port() + "/?no_verify=1";
            make(simulator);
            Path data = files.resolve("disk-flat.vmdk");
            Object before = Files.getLastModifiedTime(data);

            String up = transfer(wire, uri, "vol-upload", source, () -> untouched(data, before));
            assertThat(up).contains("\"bytes\":" + SIZE).contains("\"cuts\":" + CUTS);
            assertThat(names(files)).containsExactly("disk-flat.vmdk", "disk.vmdk");

            String down = transfer(wire, uri, "vol-download", copy, () -> absent(copy));
            assertThat(down).contains("\"bytes\":" + SIZE).contains("\"cuts\":" + CUTS);
            assertThat(names(folder)).containsExactly("auth.conf", "copy", "source", "state");
            assertThat(Files.mismatch(source, copy)).isEqualTo(-1);
            assertThat(problems).isEmpty();
            assertThat(simulator.leaks()).isEmpty();
        }
        System.getLogger("dev.vireo.it")
                .log(
                        System.Logger.Level.INFO,
                        "largest resident set of the client: {0} KiB",
                        residentKib.stream().mapToLong(kib -> kib).max().orElse(0));
    }

    private Path sparseFile() throws IOException {
        Path file = folder.resolve("source");
        Random random = new Random(4);
        byte[] piece = new byte[PIECE];
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            for (int i = 0; i < PIECES; i++) {
                random.nextBytes(piece);
                channel.write(ByteBuffer.wrap(piece), random.nextLong(SIZE - PIECE));
            }
            channel.write(ByteBuffer.wrap(new byte[] {1}), SIZE - 1);
        }
        return file;
    }

    private static void make(Simulator simulator) {
        String direct = "esx://" + Vcsim.USER + "@127.0.0.1:" + simulator.port() + "/?no_verify=1";
        try (Connection connection = new OurServer(simulator, direct, List.of()).connect(false)) {
            connection
                    .lookupStoragePoolByName("datastore1")
                    .createVolume(
                            "<volume><name>big/disk.vmdk</name><capacity unit='bytes'>"
                                    + SIZE
                                    + "</capacity><allocation>0</allocation>"
                                    + "<target><format type='vmdk'/></target></volume>",
                            VolumeOptions.DEFAULT);
        }
    }

    private String transfer(FrayedWire wire, String uri, String command, Path file, Runnable check)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("-q", "-c", uri, "--format", "json"));
        words.addAll(List.of(command, "big/disk.vmdk", file.toString(), "datastore1"));
        try (ShellProcess shell =
                ShellProcess.start(folder, MEMORY, words.toArray(String[]::new))) {
            wire.fray(
                    SIZE / (CUTS + 1),
                    CUTS,
                    () -> {
                        check.run();
                        noteMemory(shell.process().pid());
                    });
            String printed = new String(shell.process().getInputStream().readAllBytes(), UTF_8);
            String wrong = new String(shell.process().getErrorStream().readAllBytes(), UTF_8);
            assertThat(wrong).isEmpty();
            assertThat(shell.process().waitFor()).isZero();
            assertThat(wire.cuts()).isGreaterThanOrEqualTo(CUTS);
            return printed;
        }
    }

    private void noteMemory(long process) {
        try {
            var most =
                    Pattern.compile("VmHWM:\\s+(\\d+) kB")
                            .matcher(Files.readString(Path.of("/proc/" + process + "/status")));
            if (most.find()) {
                residentKib.add(Long.parseLong(most.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void untouched(Path data, Object before) {
        try {
            if (!Files.getLastModifiedTime(data).equals(before)) {
                problems.add("the volume was changed before all was there");
            }
        } catch (IOException e) {
            problems.add(e.toString());
        }
    }

    private void absent(Path copy) {
        if (Files.exists(copy)) {
            problems.add("there is a file before all is there");
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
