package dev.vireo.benchmarks;

import dev.vireo.benchmarks.LoadGenerator.Load;
import dev.vireo.benchmarks.LoadGenerator.Work;
import dev.vireo.benchmarks.RunningServer.Kind;
import dev.vireo.testkit.GoProgram;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Measures our simulator beside govmomi's: requests a second, time to start and memory, in one run
/// and in turns. It is no JMH benchmark because what it measures are other processes, some of them
/// only once in their life.
///
/// Servers and clients share the machine. The clients do as little as they can; how much of the
/// processors they took is printed.
final class ServerComparison {
    private static final int VMS = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(6);

    private final int rounds;
    private final Duration time;
    private final StringBuilder report = new StringBuilder();
    private double clientCpu;
    private double wall;

    private ServerComparison(int rounds, Duration time) {
        this.rounds = rounds;
        this.time = time;
    }

    /// Measures what the words ask for.
    ///
    /// @param words `rounds=5`, `seconds=3`, and which parts: `http`, `https`, `scale`
    /// @return tables in Markdown
    static String run(List<String> words) throws IOException {
        GoProgram.named("vcsim"); // built before anything is timed
        ServerComparison comparison =
                new ServerComparison(
                        number(words, "rounds=", 5),
                        Duration.ofSeconds(number(words, "seconds=", 3)));
        boolean all = words.stream().allMatch(word -> word.contains("="));
        if (all || words.contains("http")) {
            comparison.requests(false);
        }
        if (all || words.contains("https")) {
            comparison.requests(true);
        }
        if (all || words.contains("scale")) {
            comparison.scale(new int[] {10, 1_000, 10_000});
        }
        return comparison.report.toString();
    }

    /// Finds a number among the words.
    static int number(List<String> words, String key, int otherwise) {
        return words.stream()
                .filter(word -> word.startsWith(key))
                .mapToInt(word -> Integer.parseInt(word.substring(key.length())))
                .findFirst()
                .orElse(otherwise);
    }

    private void requests(boolean tls) throws IOException {
        paragraph(
                String.format(
                        Locale.ROOT,
                        "%s, 8 connections, %d VMs, %d rounds of %d s in turns: median (least to most)",
                        tls ? "HTTPS" : "HTTP",
                        VMS,
                        rounds,
                        time.toSeconds()));
        paragraph("| requests | | Vireo | vcsim | Vireo / vcsim |");
        line("|---|---|---|---|---|");
        clientCpu = 0;
        wall = 0;
        Map<Kind, RunningServer> servers = new EnumMap<>(Kind.class);
        try {
            for (Kind kind : Kind.values()) {
                servers.put(kind, RunningServer.start(kind, VMS, tls));
            }
            for (Work work : Work.values()) {
                compare(work, servers);
            }
            Map<Kind, List<RunningServer>> ends = new EnumMap<>(Kind.class);
            servers.forEach((kind, server) -> ends.put(kind, List.of(server)));
            row("memory after it", "MB", "%.0f", ends, RunningServer::memory);
        } finally {
            servers.values().forEach(RunningServer::close);
        }
        paragraph(
                String.format(
                        Locale.ROOT,
                        "The clients took %.0f %% of a processor.",
                        100 * clientCpu / wall));
    }

    private void compare(Work work, Map<Kind, RunningServer> servers) {
        Map<Kind, List<Sample>> samples = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            LoadGenerator.run(of(servers, kind).sdk(), VMS, work, WARM_UP);
            samples.put(kind, new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (Kind kind : turns(round)) {
                RunningServer server = of(servers, kind);
                Duration before = server.cpu();
                Duration mine = cpu();
                Load load = LoadGenerator.run(server.sdk(), VMS, work, time);
                clientCpu += cpu().minus(mine).toNanos() / 1e9;
                wall += load.seconds();
                Duration used = server.cpu().minus(before);
                of(samples, kind).add(new Sample(load, used));
            }
        }
        row(work.title(), "requests/s", "%,.0f", samples, sample -> sample.load.rate());
        row("", "median, ms", "%.2f", samples, sample -> sample.load.median());
        row("", "99 %, ms", "%.1f", samples, sample -> sample.load.slow());
        row("", "server's CPU, µs each", "%,.0f", samples, Sample::cpuEach);
        row(
                "",
                "reply, bytes",
                "%,.0f",
                samples,
                sample -> (double) sample.load.bytes() / sample.load.requests());
    }

    private void scale(int[] sizes) throws IOException {
        paragraph(
                String.format(
                        Locale.ROOT,
                        "Whole processes, %d rounds in turns: median (least to most)",
                        rounds));
        paragraph("| VMs | | Vireo | vcsim | Vireo / vcsim |");
        line("|---|---|---|---|---|");
        for (int vms : sizes) {
            Map<Kind, List<Life>> lives = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                lives.put(kind, new ArrayList<>());
            }
            for (int round = 0; round < rounds; round++) {
                for (Kind kind : turns(round)) {
                    of(lives, kind).add(live(kind, vms));
                }
            }
            row(String.format(Locale.ROOT, "%,d", vms), "ready, s", "%.2f", lives, Life::start);
            row("", "memory then, MB", "%.0f", lives, Life::memory);
            row("", "all properties of all, s", "%.2f", lives, Life::retrieval);
            row("", "in pages", "%.0f", lives, Life::pages);
            row("", "of together, MB", "%.1f", lives, Life::megabytes);
            row("", "memory after it, MB", "%.0f", lives, Life::memoryAfter);
            row("", "the most, MB", "%.0f", lives, Life::mostMemory);
        }
    }

    private static Life live(Kind kind, int vms) throws IOException {
        try (RunningServer server = RunningServer.start(kind, vms, false);
                SoapConnection connection = SoapConnection.to(server.sdk())) {
            double memory = server.memory();
            connection.call(connection.request(SoapText.login(Vcsim.USER, Vcsim.PASSWORD)));
            String reply = connection.text(connection.request(SoapText.view()));
            String view =
                    reply.replaceFirst("(?s).*<returnval[^>]*>", "").replaceFirst("(?s)<.*", "");
            long begin = System.nanoTime();
            SoapConnection.Rows rows =
                    connection.rows(connection.request(SoapText.everything(view)));
            long count = rows.count();
            long bytes = rows.bytes();
            int pages = 1;
            while (!rows.token().isEmpty()) {
                rows = connection.rows(connection.request(SoapText.more(rows.token())));
                count += rows.count();
                bytes += rows.bytes();
                pages++;
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (count != vms) {
                throw new IllegalStateException(count + " objects instead of " + vms);
            }
            return new Life(
                    server.start().toNanos() / 1e9,
                    memory,
                    seconds,
                    pages,
                    bytes / 1e6,
                    server.memory(),
                    server.mostMemory());
        }
    }

    private <T> void row(
            String title,
            String unit,
            String format,
            Map<Kind, List<T>> samples,
            ToDoubleFunction<T> figure) {
        double[] ours = sorted(samples, Kind.VIREO, figure);
        double[] theirs = sorted(samples, Kind.VCSIM, figure);
        line(
                String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %.2f |",
                        title,
                        unit,
                        text(format, ours),
                        text(format, theirs),
                        ours[ours.length / 2] / theirs[theirs.length / 2]));
    }

    private static <T> double[] sorted(
            Map<Kind, List<T>> samples, Kind kind, ToDoubleFunction<T> figure) {
        return of(samples, kind).stream().mapToDouble(figure).sorted().toArray();
    }

    /// Lets each go first in every other round.
    private static List<Kind> turns(int round) {
        return round % 2 == 0 ? List.of(Kind.VIREO, Kind.VCSIM) : List.of(Kind.VCSIM, Kind.VIREO);
    }

    private static <T> T of(Map<Kind, T> both, Kind kind) {
        return Objects.requireNonNull(both.get(kind), "both have been measured");
    }

    private static String text(String format, double[] sorted) {
        String median = String.format(Locale.ROOT, format, sorted[sorted.length / 2]);
        String least = String.format(Locale.ROOT, format, sorted[0]);
        String most = String.format(Locale.ROOT, format, sorted[sorted.length - 1]);
        return least.equals(most) ? median : median + " (" + least + " to " + most + ")";
    }

    private void paragraph(String text) {
        line("\n" + text);
    }

    private void line(String text) {
        report.append(text).append('\n');
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /// One turn of a server.
    private record Sample(Load load, Duration cpu) {
        double cpuEach() {
            return cpu.toNanos() / 1e3 / load.requests();
        }
    }

    /// A server from its start to its end.
    private record Life(
            double start,
            double memory,
            double retrieval,
            double pages,
            double megabytes,
            double memoryAfter,
            double mostMemory) {}
}
