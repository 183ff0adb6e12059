package dev.vireo.benchmarks;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import dev.vireo.benchmarks.bare.BareClient;
import dev.vireo.benchmarks.bare.Hello;
import dev.vireo.testkit.Command;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Vcsim;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.stax2.XMLInputFactory2;

/// Measures how long short commands take as whole processes, in turns: `vireo` beside virsh, beside
/// the least a JVM can do, and beside a bare program that sends the same requests ([BareClient]),
/// with a start-up cache of its own, and with ours. Certificates are verified.
final class StartComparison {
    private static final int VMS = 10;

    /// What `dist/src/main/bash/java.sh` starts the JVM with.
    private static final List<String> FLAGS =
            List.of(
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-Xlog:disable");

    /// What it starts the JVM with besides for a short command without TLS.
    private static final List<String> FLAGS_WITHOUT_TLS = List.of("-XX:CompileThresholdScaling=4");

    private final int rounds;
    private final Path folder;
    private final Path jar;
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final Map<String, Run> runs = new LinkedHashMap<>();

    /// A process.
    ///
    /// @param command its program
    /// @param words its arguments
    /// @param millis how long each run took
    private record Run(Command command, List<String> words, List<Double> millis) {
        Run(Command command, List<String> words) {
            this(command, words, new ArrayList<>());
        }

        void measure() {
            long begin = System.nanoTime();
            Outcome outcome = command.run(words);
            millis.add((System.nanoTime() - begin) / 1e6);
            if (outcome.exit() != 0) {
                throw new IllegalStateException(command + " " + words + ": " + outcome.err());
            }
        }

        double[] sorted() {
            double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            return sorted;
        }

        double median() {
            double[] sorted = sorted();
            return sorted[sorted.length / 2];
        }
    }

    private StartComparison(int rounds, Path folder) {
        this.rounds = rounds;
        this.folder = folder;
        this.jar = folder.resolve("bare.jar");
    }

    /// Measures.
    ///
    /// @param words `rounds=15`
    /// @return a table in Markdown
    static String run(List<String> words) throws IOException {
        int rounds = ServerComparison.number(words, "rounds=", 15);
        Path folder = Files.createTempDirectory("vireo-start");
        Path certificate = folder.resolve("certificate.pem");
        try (RunningServer plain = RunningServer.start(RunningServer.Kind.VIREO, VMS, false);
                RunningServer secure = RunningServer.secure(VMS, certificate)) {
            var comparison = new StartComparison(rounds, folder);
            comparison.pack();
            comparison.prepare(plain.sdk(), secure.sdk(), certificate);
            return comparison.measure();
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void prepare(URI plain, URI secure, Path certificate) throws IOException {
        Command vireo =
                new Command(RunningServer.root().resolve("vireo"))
                        .with("VIREO_PASSWORD", Vcsim.PASSWORD);
        Path auth = folder.resolve("auth.conf");
        Files.writeString(
                auth,
                "[credentials-all]\nusername="
                        + Vcsim.USER
                        + "\npassword="
                        + Vcsim.PASSWORD
                        + "\n[auth-esx-127.0.0.1]\ncredentials=all\n");
        Command virsh =
                Command.stranger("virsh", "libvirt-clients")
                        .with("LIBVIRT_AUTH_FILE", auth.toString());
        Command jvm = new Command(java);
        String http = "esx://" + Vcsim.USER + "@127.0.0.1:" + plain.getPort() + "/?transport=http";
        String https = "esx://" + Vcsim.USER + "@127.0.0.1:" + secure.getPort() + "/?";
        put("vireo --version", vireo, "--version");
        put("virsh --version", virsh, "--version");
        put("java hello", jvm, "-cp", jar.toString(), Hello.class.getName());
        runs.put("java hello, our flags", new Run(jvm, java(List.of(), Hello.class, List.of())));
        put("vireo list, HTTPS", vireo, "-c", https + "cacert=" + certificate, "list");
        put("virsh list, HTTPS, not verified", virsh, "-c", https + "no_verify=1", "list");
        bare("the floor, HTTPS", "https", secure, List.of(certificate.toString()));
        put("vireo list, HTTP", vireo, "-c", http, "list");
        put("virsh list, HTTP", virsh, "-c", http, "list");
        bare("the floor, HTTP", "http", plain, List.of());
    }

    private void put(String name, Command command, String... words) {
        runs.put(name, new Run(command, List.of(words)));
    }

    /// Trains a start-up cache for the bare client and adds its run.
    private void bare(String name, String cache, URI server, List<String> more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                server.getHost(),
                                Integer.toString(server.getPort()),
                                Vcsim.USER,
                                Vcsim.PASSWORD.replace("&", "&amp;").replace("<", "&lt;")));
        arguments.addAll(more);
        String file = folder.resolve(cache + ".aot").toString();
        new Run(
                        new Command(java),
                        java(List.of("-XX:AOTCacheOutput=" + file), BareClient.class, arguments))
                .measure();
        List<String> flags = new ArrayList<>(more.isEmpty() ? FLAGS_WITHOUT_TLS : List.of());
        List<String> ours = new ArrayList<>(flags);
        flags.add("-XX:AOTCache=" + file);
        runs.put(name, new Run(new Command(java), java(flags, BareClient.class, arguments)));
        Path packed = RunningServer.root().resolve("dist/target/vireo");
        ours.add("-XX:AOTCache=" + packed.resolve("start/short-" + cache + ".aot"));
        ours.addAll(List.of("-cp", packed.resolve("lib/vireo.jar") + File.pathSeparator + jar));
        runs.put(
                name + " with our cache",
                new Run(new Command(java), java(ours, BareClient.class, arguments)));
    }

    private List<String> java(List<String> more, Class<?> program, List<String> arguments) {
        List<String> words = new ArrayList<>(FLAGS);
        words.addAll(List.of("-cp", classPath()));
        words.addAll(more); // the last class path counts
        words.add(program.getName());
        words.addAll(arguments);
        return words;
    }

    /// The programs and the XML parser.
    private String classPath() {
        return Stream.of(jar, jarOf(InputFactoryImpl.class), jarOf(XMLInputFactory2.class))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(
                URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /// A start-up cache takes classes from jars only.
    private void pack() throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Class<?> program : List.of(Hello.class, BareClient.class)) {
                String name = program.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = program.getClassLoader().getResourceAsStream(name)) {
                    if (in == null) {
                        throw new IOException(name + " is not there");
                    }
                    in.transferTo(out);
                }
            }
        }
    }

    private String measure() {
        runs.values().forEach(Run::measure); // the first run of each is not counted
        runs.values().forEach(run -> run.millis().clear());
        for (int round = 0; round < rounds; round++) {
            runs.values().forEach(Run::measure);
        }
        StringBuilder report = new StringBuilder();
        report.append(
                String.format(
                        Locale.ROOT,
                        "%nWhole processes, %d VMs, %d rounds in turns, ms%n%n| | median | least | most |%n|---|---|---|---|%n",
                        VMS,
                        rounds));
        runs.forEach((name, run) -> {
            double[] sorted = run.sorted();
            report.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.0f | %.0f | %.0f |%n",
                            name,
                            run.median(),
                            sorted[0],
                            sorted[sorted.length - 1]));
        });
        ratio(report, "vireo --version", "java hello");
        ratio(report, "vireo list, HTTPS", "the floor, HTTPS");
        ratio(report, "vireo list, HTTP", "the floor, HTTP");
        ratio(report, "vireo list, HTTP", "the floor, HTTP with our cache");
        return report.toString();
    }

    private void ratio(StringBuilder report, String ours, String theirs) {
        Run one = runs.get(ours);
        Run other = runs.get(theirs);
        if (one != null && other != null) {
            report.append(
                    String.format(
                            Locale.ROOT,
                            "%n%s / %s: %.2f%n",
                            ours,
                            theirs,
                            one.median() / other.median()));
        }
    }
}
