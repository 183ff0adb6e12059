package dev.vireo.benchmarks;

import dev.vireo.testkit.Command;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Measures `vol-upload` and `vol-download` beside `curl`: whole processes, in turns, with the same
/// server in one run. The server is our simulator with TLS, and shares the machine.
///
/// The volume is sparse: a sixteenth of it is data. curl gets and sends the file that has the
/// disk's content, as it does not know what a disk is.
final class TransferComparison {
    private static final int MIB = 1 << 20;
    private static final String VOLUME = "transfer/disk.vmdk";

    private final int rounds;
    private final int mebibytes;
    private final Path folder;
    private final RunningServer server;
    private final Path data;
    private final StringBuilder report = new StringBuilder();

    private enum Work {
        DOWNLOAD("download to a file"),
        DISCARD("download, curl to /dev/null"),
        UPLOAD("upload");

        private final String title;

        Work(String title) {
            this.title = title;
        }
    }

    private TransferComparison(int rounds, int mebibytes, Path folder, RunningServer server) {
        this.rounds = rounds;
        this.mebibytes = mebibytes;
        this.folder = folder;
        this.server = server;
        this.data = folder.resolve("data");
    }

    /// Measures what the words ask for.
    ///
    /// @param words `rounds=5`, `mib=4096`
    /// @return a table in Markdown
    static String run(List<String> words) throws IOException {
        int rounds = ServerComparison.number(words, "rounds=", 5);
        int mebibytes = ServerComparison.number(words, "mib=", 4096);
        Path folder = Files.createTempDirectory("vireo-transfer");
        try (RunningServer server = RunningServer.start(RunningServer.Kind.VIREO, 1, true)) {
            var comparison = new TransferComparison(rounds, mebibytes, folder, server);
            comparison.prepare();
            comparison.measure();
            return comparison.report.toString();
        } finally {
            for (String name : List.of("data", "ours", "theirs")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        }
    }

    private void prepare() throws IOException {
        byte[] block = new byte[MIB];
        Random random = new Random(4);
        try (FileChannel file =
                FileChannel.open(data, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long at = 0; at < mebibytes; at += 16) {
                random.nextBytes(block);
                file.write(ByteBuffer.wrap(block), at * MIB);
            }
            file.write(ByteBuffer.wrap(new byte[1]), (long) mebibytes * MIB - 1);
        }
        vireo(
                "vol-create-as",
                "datastore1",
                VOLUME,
                mebibytes + "M",
                "--allocation",
                "0",
                "--format",
                "vmdk");
        ours(Work.UPLOAD);
        theirs(Work.UPLOAD); // the compilers of the server have seen all by then
        ours(Work.DOWNLOAD);
        theirs(Work.DOWNLOAD);
        if (Files.mismatch(data, folder.resolve("ours")) >= 0) {
            throw new IllegalStateException("the download is not what was uploaded");
        }
    }

    private void measure() throws IOException {
        report.append(
                String.format(
                        Locale.ROOT,
                        "%nA volume of %d MiB over TLS, %d rounds in turns: median (least to most), MiB/s%n%n",
                        mebibytes,
                        rounds));
        report.append("| | Vireo | curl | Vireo / curl |\n|---|---|---|---|\n");
        Map<Work, List<Double>> ours = new EnumMap<>(Work.class);
        Map<Work, List<Double>> theirs = new EnumMap<>(Work.class);
        for (Work work : Work.values()) {
            ours.put(work, new ArrayList<>());
            theirs.put(work, new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (Work work : Work.values()) {
                if (round % 2 == 0) {
                    of(ours, work).add(ours(work));
                    of(theirs, work).add(theirs(work));
                } else {
                    of(theirs, work).add(theirs(work));
                    of(ours, work).add(ours(work));
                }
            }
        }
        for (Work work : Work.values()) {
            row(work, sorted(of(ours, work)), sorted(of(theirs, work)));
        }
    }

    private static List<Double> of(Map<Work, List<Double>> all, Work work) {
        return Objects.requireNonNull(all.get(work), "every work has a list");
    }

    private void row(Work work, double[] ours, double[] theirs) {
        report.append(
                String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %.2f |%n",
                        work.title,
                        text(ours),
                        text(theirs),
                        ours[ours.length / 2] / theirs[theirs.length / 2]));
    }

    private static String text(double[] sorted) {
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f to %.0f)",
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private static double[] sorted(List<Double> rates) {
        double[] sorted = rates.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private double ours(Work work) throws IOException {
        Path target = folder.resolve("ours");
        Files.deleteIfExists(target);
        return work == Work.UPLOAD
                ? vireo("vol-upload", VOLUME, data.toString(), "--pool", "datastore1")
                : vireo("vol-download", VOLUME, target.toString(), "--pool", "datastore1");
    }

    private double vireo(String... words) {
        Command vireo =
                new Command(RunningServer.root().resolve("vireo"))
                        .with("VIREO_PASSWORD", Vcsim.PASSWORD);
        List<String> all = new ArrayList<>(List.of("-c", uri()));
        all.addAll(List.of(words));
        return rate(vireo, all);
    }

    private String uri() {
        return "esx://" + Vcsim.USER + "@127.0.0.1:" + server.sdk().getPort() + "/?no_verify=1";
    }

    private double theirs(Work work) throws IOException {
        Path target = folder.resolve("theirs");
        Files.deleteIfExists(target);
        String file = work == Work.UPLOAD ? "transfer/curl" : "transfer/disk-flat.vmdk";
        String url =
                "https://127.0.0.1:"
                        + server.sdk().getPort()
                        + "/folder/"
                        + file
                        + "?dcPath=ha-datacenter&dsName=datastore1";
        List<String> words =
                new ArrayList<>(List.of("-sSfk", "-u", Vcsim.USER + ":" + Vcsim.PASSWORD));
        switch (work) {
            case UPLOAD -> words.addAll(List.of("-T", data.toString()));
            case DOWNLOAD -> words.addAll(List.of("-o", target.toString()));
            case DISCARD -> words.addAll(List.of("-o", "/dev/null"));
        }
        words.add(url);
        return rate(Command.stranger("curl", "curl"), words);
    }

    private double rate(Command command, List<String> words) {
        long begin = System.nanoTime();
        Outcome outcome = command.run(words);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (outcome.exit() != 0) {
            throw new IllegalStateException(command + " " + words.getLast() + ": " + outcome.err());
        }
        return mebibytes / seconds;
    }
}
