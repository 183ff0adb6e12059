package dev.vireo.benchmarks;

import dev.vireo.testkit.Command;
import dev.vireo.testkit.GoProgram;
import dev.vireo.testkit.StrictProxy;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Lists 1,000 VMs with their states as one whole process after the other: Vireo's launcher, stock
/// virsh, and a program written with govmomi. All go through the same proxy, which can hold each
/// request back for a time.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 7)
@Fork(1)
public class ListBenchmark {
    /// How many VMs.
    @Param("1000")
    public int vms = 1;

    /// How long each request is held back, in milliseconds.
    @Param({"0", "5"})
    public int delay;

    private Path folder = Path.of("");
    private List<AutoCloseable> running = List.of();
    private Command vireo = new Command(folder);
    private Command virsh = new Command(folder);
    private Command govmomi = new Command(folder);

    /// Starts the server and the proxy.
    ///
    /// @throws IOException if there is no place for the authentication file
    @Setup(Level.Trial)
    public void start() throws IOException {
        folder = Files.createTempDirectory("vireo-list");
        Vcsim vcsim = Vcsim.esx(vms);
        StrictProxy proxy = StrictProxy.before(vcsim.sdk(), Duration.ofMillis(delay));
        running = List.of(proxy, vcsim);
        virsh = Virsh.to(proxy.esxUri(), folder).command().always("-c", proxy.esxUri());
        vireo =
                new Command(RunningServer.root().resolve("vireo"))
                        .with("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString())
                        .always("-c", proxy.esxUri());
        govmomi = GoProgram.named("list").always(proxy.sdk());
    }

    /// Stops both.
    ///
    /// @throws Exception if one does not stop
    @TearDown(Level.Trial)
    public void stop() throws Exception {
        for (AutoCloseable one : running) {
            one.close();
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(ListBenchmark::delete);
        }
    }

    /// Runs `vireo list --all`.
    ///
    /// @return the number of lines
    @Benchmark
    public long vireo() {
        return lines(vireo.run("list", "--all"));
    }

    /// Runs `virsh list --all`.
    ///
    /// @return the number of lines
    @Benchmark
    public long virsh() {
        return lines(virsh.run("list", "--all"));
    }

    /// Runs a program that retrieves name and state through a container view.
    ///
    /// @return the number of lines
    @Benchmark
    public long govmomi() {
        return lines(govmomi.run());
    }

    private long lines(Command.Outcome outcome) {
        long lines = outcome.out().lines().count();
        if (outcome.exit() != 0 || lines < vms) {
            throw new IllegalStateException(outcome.toString());
        }
        return lines;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
