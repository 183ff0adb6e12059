package dev.vireo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks and says what the figures come to. Arguments are JMH's.
final class Main {
    private static final int VMS = 1_000;

    private Main() {}

    @SuppressWarnings("SystemOut") // its result is what a program prints
    public static void main(String[] args)
            throws IOException, InterruptedException, RunnerException, CommandLineOptionException {
        if (List.of(args).contains(ServerComparison.class.getSimpleName())) {
            System.out.println(ServerComparison.run(List.of(args).subList(1, args.length)));
            return;
        }
        if (List.of(args).contains(TransferComparison.class.getSimpleName())) {
            System.out.println(TransferComparison.run(List.of(args).subList(1, args.length)));
            return;
        }
        if (List.of(args).contains(StartComparison.class.getSimpleName())) {
            System.out.println(StartComparison.run(List.of(args).subList(1, args.length)));
            return;
        }
        if (List.of(args).contains(ConversionBenchmark.class.getSimpleName())) {
            // Nothing needs to be fetched for these.
            new Runner(new CommandLineOptions(args)).run();
            return;
        }
        Path capture = Files.createTempFile("vireo-capture", ".xml");
        try {
            Files.writeString(capture, Capture.forAll(Capture.of(VMS)));
            var options =
                    new OptionsBuilder()
                            .parent(new CommandLineOptions(args))
                            .jvmArgsAppend("-D" + DecodeBenchmark.FILE + "=" + capture)
                            .build();
            System.out.println(summary(new Runner(options).run(), Files.size(capture)));
        } finally {
            Files.delete(capture);
        }
    }

    private static String summary(Collection<RunResult> results, long bytes) {
        var rates = new TreeMap<String, Double>();
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().contains("DecodeBenchmark")) {
                var score = result.getPrimaryResult();
                rates.put(score.getLabel(), bytes / score.getScore() / 1_000);
            }
        }
        var text = new StringBuilder();
        rates.forEach((name, rate) ->
                text.append(
                        String.format(
                                Locale.ROOT,
                                "%-9s %4.0f MB/s, %3.0f %% of the tokens%n",
                                name,
                                rate,
                                100 * rate / rates.getOrDefault("tokens", rate))));
        return text.toString();
    }
}
