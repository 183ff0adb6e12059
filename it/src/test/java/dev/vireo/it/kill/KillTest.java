package dev.vireo.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.client.TransportException;
import dev.vireo.it.SimulatorProcess;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vmx.VmxEntry;
import dev.vireo.vmx.VmxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `SIGKILL` in the middle of writes, and another process on the same folder: what clients saw
/// succeed is there, what was under way happened or did not, and nothing is half done. More rounds:
/// `-Dvireo.kill.rounds=200`; other ones: `-Dvireo.kill.seed=7`.
class KillTest {
    private static final int ROUNDS = Integer.getInteger("vireo.kill.rounds", 10);
    private static final long SEED = Long.getLong("vireo.kill.seed", 1);
    private static final int WRITERS = 3;

    @TempDir private Path folder;

    private final RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final List<Writer> writers = new ArrayList<>();

    @Test
    void losesNothingThatWasConfirmedAndLeavesNothingHalfWritten()
            throws InterruptedException, IOException {
        for (int i = 0; i < WRITERS; i++) {
            writers.add(
                    new Writer(
                            "w" + i,
                            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED * 31 + i)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            try (SimulatorProcess server = start()) {
                check(server, "seed " + SEED + ", round " + round + ": ", round == 0);
                workUntilKilled(server);
            }
        }
        try (SimulatorProcess server = start()) {
            check(server, "seed " + SEED + ", the end: ", false);
        }
        assertThat(writers).extracting(Writer::count).allMatch(count -> count > ROUNDS);
    }

    private SimulatorProcess start() {
        return SimulatorProcess.start(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"),
                List.of("--vms", String.valueOf(WRITERS), "--state", folder.toString()));
    }

    private void workUntilKilled(SimulatorProcess server) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (Writer writer : writers) {
                all.add(threads.submit(() -> writer.work(server.url())));
            }
            TimeUnit.MICROSECONDS.sleep(500_000 + dice.nextInt(1_500_000)); // that is the test
            server.kill();
            for (Future<?> each : all) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause())
                            .isInstanceOfAny(TransportException.class, UncheckedIOException.class);
                }
            }
        }
    }

    private void check(SimulatorProcess server, String when, boolean first) throws IOException {
        Map<String, Observer.Seen> seen;
        try (Observer client = new Observer(server.url())) {
            seen = client.look();
        }
        if (first) {
            for (int i = 0; i < WRITERS; i++) {
                String machine = "ha-host_VM" + i;
                writers.get(i).adopt(machine, Objects.requireNonNull(seen.get(machine)));
            }
            return;
        }
        TreeSet<String> unexpected = new TreeSet<>(seen.keySet());
        for (Writer writer : writers) {
            unexpected.removeAll(checkMachines(writer, seen, when));
            checkUploads(writer, when);
        }
        assertThat(unexpected).as(when + "machines nobody has made").isEmpty();
        for (Observer.Seen machine : seen.values()) {
            checkFiles(machine, when);
        }
        checkAllFiles(when);
        writers.forEach(writer -> writer.settled(seen));
    }

    private List<String> checkMachines(
            Writer writer, Map<String, Observer.Seen> seen, String when) {
        List<String> expected = new ArrayList<>();
        Optional<Writer.Change> underWay = writer.underWay();
        writer.machines()
                .forEach((machine, facts) -> {
                    if (underWay.filter(change -> change.machine().equals(machine)).isEmpty()) {
                        assertThat(facts(seen, machine)).as(when + machine).contains(facts);
                        expected.add(machine);
                    }
                });
        underWay.ifPresent(change -> {
            Optional<Facts> now = facts(seen, change.machine());
            assertThat(now).as(when + change).isIn(change.before(), change.after());
            if (now.isEmpty() && change.keepsFiles()) {
                assertThat(file(writer.path(change.machine()))).as(when + change).exists();
            }
            expected.add(change.machine());
        });
        return expected;
    }

    private static Optional<Facts> facts(Map<String, Observer.Seen> seen, String machine) {
        return Optional.ofNullable(seen.get(machine)).map(Observer.Seen::facts);
    }

    private void checkUploads(Writer writer, String when) {
        writer.files()
                .forEach((file, content) ->
                        assertThat(datastore().resolve(file)).as(when).hasBinaryContent(content));
        writer.upload()
                .filter(each -> Files.exists(datastore().resolve(each.getKey())))
                .ifPresent(each ->
                        assertThat(datastore().resolve(each.getKey()))
                                .as(when)
                                .hasBinaryContent(each.getValue()));
    }

    private Path datastore() {
        return folder.resolve("datastores/datastore1");
    }

    /// What the file says is what the server says, and all disks are there.
    private void checkFiles(Observer.Seen machine, String when) throws IOException {
        String path = Objects.requireNonNull(machine.config().files().vmPathName());
        Path vmx = file(path);
        assertThat(machine.connection()).isEqualTo("connected");
        if (Files.notExists(vmx) && machine.config().name().startsWith("ha-host_VM")) {
            return; // planned, and nobody has looked at its files yet
        }
        VmxFile file = VmxFile.parse(Files.readAllBytes(vmx));
        String what = when + path;
        assertThat(file.get("displayName")).as(what).contains(machine.config().name());
        assertThat(file.get("memSize"))
                .as(what)
                .contains(String.valueOf(machine.facts().memoryMb()));
        assertThat(file.get("annotation").orElse("")).as(what).isEqualTo(machine.facts().note());
        assertThat(digits(file.get("uuid.bios").orElse("")))
                .as(what)
                .isEqualTo(digits(machine.config().uuid()));
        List<String> disks = new ArrayList<>();
        for (var disk : Observer.disks(machine.config())) {
            var backing = (VirtualDiskFlatVer2BackingInfo) Objects.requireNonNull(disk.backing());
            disks.add(lastName(backing.fileName()));
            for (var each = backing; each != null; each = each.parent()) {
                assertThat(file(each.fileName())).as(what).exists();
                checkExtents(file(each.fileName()), what);
            }
        }
        assertThat(
                        file.entries().stream()
                                .map(VmxEntry::value)
                                .filter(value -> value.endsWith(".vmdk"))
                                .map(KillTest::lastName))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(disks);
    }

    private static void checkExtents(Path descriptor, String what) throws IOException {
        for (String line : Files.readAllLines(descriptor)) {
            if (line.startsWith("RW ")) {
                String extent = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
                assertThat(descriptor.resolveSibling(extent)).as(what).exists();
            }
        }
    }

    private static String lastName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(']')) + 1).strip();
    }

    private static String digits(String uuid) {
        return uuid.replaceAll("[^0-9a-f]", "");
    }

    private Path file(String path) {
        return folder.resolve("datastores")
                .resolve(path.substring(1, path.indexOf(']')))
                .resolve(path.substring(path.indexOf(']') + 2));
    }

    private void checkAllFiles(String when) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(each.getFileName());
                assertThat(name).as(when).doesNotStartWith(".vireo-writing").doesNotEndWith(".new");
                if (name.endsWith(".vmx")) {
                    VmxFile.parse(Files.readAllBytes(each), each.toString());
                }
            }
        }
    }
}
