package dev.vireo.benchmarks;

import dev.vireo.testkit.Command;
import dev.vireo.testkit.Vcsim;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A simulator in a process of its own.
///
/// @param sdk where it answers
/// @param pid its process
/// @param start how long it took until it answered
/// @param stop ends it
record RunningServer(URI sdk, long pid, Duration start, Runnable stop) implements AutoCloseable {
    /// Whose simulator it is.
    enum Kind {
        /// Ours, as `./vireo simulator` starts it.
        VIREO,
        /// govmomi's.
        VCSIM
    }

    static RunningServer start(Kind kind, int vms, boolean tls) throws IOException {
        return kind == Kind.VIREO ? vireo(vms, tls) : vcsim(vms, tls);
    }

    private static RunningServer vcsim(int vms, boolean tls) {
        List<String> options = new ArrayList<>(List.of("-model", "esx", "-vms", "" + vms));
        if (tls) {
            options.add("-tls");
        }
        long begin = System.nanoTime();
        Vcsim vcsim = Vcsim.start(options.toArray(String[]::new));
        return new RunningServer(vcsim.sdk(), vcsim.pid(), since(begin), vcsim::close);
    }

    private static RunningServer vireo(int vms, boolean tls) throws IOException {
        return vireo(vms, List.of(tls ? "--tls" : "--no-tls"));
    }

    /// Starts ours with a certificate that clients can verify.
    ///
    /// @param certificate the file that it is written to
    static RunningServer secure(int vms, Path certificate) throws IOException {
        return vireo(vms, List.of("--cert-file", certificate.toString()));
    }

    private static RunningServer vireo(int vms, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(List.of("simulator", "--vms", "" + vms));
        words.addAll(List.of("--user", Vcsim.USER, "--password", Vcsim.PASSWORD));
        words.addAll(options);
        long begin = System.nanoTime();
        Process process = new Command(root().resolve("vireo")).start(words);
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IllegalStateException(String.join("\n", errors.readAllLines()));
        }
        Duration start = since(begin);
        // Read, because a full pipe would stop the server.
        Thread.startVirtualThread(() -> errors.lines().forEach(_ -> {}));
        return new RunningServer(URI.create(line), process.pid(), start, () -> end(process));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Returns how much memory it has now, in MB.
    double memory() {
        return memory("VmRSS:");
    }

    /// Returns the most memory that it has had, in MB.
    double mostMemory() {
        return memory("VmHWM:");
    }

    private double memory(String field) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            String line = lines.filter(each -> each.startsWith(field)).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns how much time of a processor it has used.
    Duration cpu() {
        return ProcessHandle.of(pid).flatMap(it -> it.info().totalCpuDuration()).orElseThrow();
    }

    /// Finds the folder of `./vireo`.
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("vireo"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no ./vireo above the working directory");
            }
        }
        return folder;
    }

    @Override
    public void close() {
        stop.run();
    }
}
