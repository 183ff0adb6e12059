package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.it.Answer.Crash;
import dev.vireo.it.Answer.Output;
import dev.vireo.it.Answer.Refusal;
import dev.vireo.it.Answer.Silence;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Runs generated inputs through libvirt and through Vireo, and sorts what differs: by the rule of
/// [ExplainedDifference] that explains it, or else by what it looks like, with the smallest input
/// for each.
///
/// @param <C> what a case is
/// @param name what is compared
/// @param generator makes up a case
/// @param libvirt asks libvirt
/// @param ours asks Vireo
/// @param mapped leaves out the elements for which VMX has no place
/// @param keepsUnmapped whether the output has those elements
/// @param smaller makes a case smaller in all the ways that are worth a try
/// @param shown shows a case in a report
record Differential<C>(
        String name,
        Function<RandomGenerator, C> generator,
        Function<C, Answer> libvirt,
        Function<C, Answer> ours,
        Function<C, C> mapped,
        boolean keepsUnmapped,
        Function<C, Iterable<C>> smaller,
        Function<C, String> shown) {
    private static final System.Logger LOG = System.getLogger(Differential.class.getName());
    private static final int REPORTED = 40;
    private static final int SHRINKING_STEPS = 3000;

    /// An unexplained difference.
    private record Found<C>(long seed, C input, int times) {}

    /// Runs the cases.
    ///
    /// @throws AssertionError if there is an unexplained difference
    void run(int cases, long firstSeed) {
        var explained = new EnumMap<ExplainedDifference, Integer>(ExplainedDifference.class);
        Map<String, Found<C>> unexplained = new LinkedHashMap<>();
        int accepted = 0;
        for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
            C input = generator.apply(new SplittableRandom(seed));
            Answer theirs = libvirt.apply(input);
            Answer our = ours.apply(input);
            accepted += theirs instanceof Output ? 1 : 0;
            if (!our.equals(theirs)) {
                var rule = explanation(input, theirs, our);
                if (rule.isPresent()) {
                    explained.merge(rule.get(), 1, Integer::sum);
                } else {
                    var found = new Found<>(seed, input, 1);
                    unexplained.merge(
                            kind(theirs, our),
                            found,
                            (old, _) -> new Found<>(old.seed, old.input, old.times + 1));
                }
            }
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1} cases, {2} accepted by libvirt, explained {3}",
                name,
                cases,
                accepted,
                explained);
        assertThat(accepted).as("cases that libvirt accepts").isGreaterThan(cases / 2);
        assertThat(unexplained).withFailMessage(() -> report(unexplained, cases)).isEmpty();
    }

    private Optional<ExplainedDifference> explanation(C input, Answer theirs, Answer our) {
        return ExplainedDifference.of(
                new ExplainedDifference.Difference(
                        shown.apply(input),
                        theirs,
                        our,
                        () -> saysTheSame(mapped.apply(input), our)));
    }

    /// Of what is left both must make the same, and we what we made before where elements without a
    /// place leave no trace.
    private boolean saysTheSame(C rest, Answer our) {
        Answer theirs = libvirt.apply(rest);
        boolean leavesNoTrace = !keepsUnmapped || our instanceof Refusal;
        return theirs.equals(ours.apply(rest)) && (!leavesNoTrace || theirs.equals(our));
    }

    private String report(Map<String, Found<C>> unexplained, int cases) {
        int total = unexplained.values().stream().mapToInt(Found::times).sum();
        var text = new StringBuilder();
        text.append(name).append(": ").append(total).append(" of ").append(cases);
        text.append(" cases differ without an explanation, in ").append(unexplained.size());
        text.append(" ways\n");
        unexplained.entrySet().stream()
                .sorted((a, b) -> b.getValue().times() - a.getValue().times())
                .limit(REPORTED)
                .forEach(entry -> describe(entry.getKey(), entry.getValue(), text));
        return text.toString();
    }

    private void describe(String kind, Found<C> found, StringBuilder text) {
        C small = shrunk(found.input(), kind);
        text.append("\n---- ").append(found.times()).append(" times, first -Dfuzz.seed=");
        text.append(found.seed()).append(" -Dfuzz.cases=1\n");
        text.append(shown.apply(small)).append('\n');
        text.append(compared(libvirt.apply(small), ours.apply(small)));
    }

    private static String compared(Answer theirs, Answer our) {
        if (theirs instanceof Output(String left) && our instanceof Output(String right)) {
            List<String> leftLines = left.lines().toList();
            List<String> rightLines = right.lines().toList();
            return lines("libvirt| ", leftLines, rightLines)
                    + lines("Vireo  | ", rightLines, leftLines);
        }
        return "libvirt: " + shown(theirs) + "\nVireo:   " + shown(our) + "\n";
    }

    /// Shows what one text has from the first line that differs to the last one.
    private static String lines(String prefix, List<String> lines, List<String> others) {
        int from = 0;
        int most = Math.min(lines.size(), others.size());
        while (from < most && lines.get(from).equals(others.get(from))) {
            from++;
        }
        int same = 0;
        while (same < most - from
                && lines.get(lines.size() - 1 - same)
                        .equals(others.get(others.size() - 1 - same))) {
            same++;
        }
        var text = new StringBuilder();
        lines.subList(from, lines.size() - same)
                .forEach(line -> text.append(prefix).append(line).append('\n'));
        return text.toString();
    }

    private static String shown(Answer answer) {
        return answer instanceof Output(String text) ? "\n" + text : answer.toString();
    }

    /// Makes an input smaller as long as it still shows the same kind of difference.
    private C shrunk(C input, String kind) {
        C smallest = input;
        int steps = 0;
        boolean smallerFound = true;
        while (smallerFound) {
            smallerFound = false;
            for (C candidate : smaller.apply(smallest)) {
                if (steps++ > SHRINKING_STEPS) {
                    return smallest;
                }
                Answer theirs = libvirt.apply(candidate);
                Answer our = ours.apply(candidate);
                if (!our.equals(theirs)
                        && explanation(candidate, theirs, our).isEmpty()
                        && kind(theirs, our).equals(kind)) {
                    smallest = candidate;
                    smallerFound = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /// What a difference looks like, without what differs from case to case.
    private static String kind(Answer libvirt, Answer ours) {
        if (libvirt instanceof Output(String theirs) && ours instanceof Output(String our)) {
            return "output: " + firstDifference(theirs, our);
        }
        return kind(libvirt) + " / " + kind(ours);
    }

    private static String kind(Answer answer) {
        return switch (answer) {
            case Output _ -> "output";
            case Silence _ -> "silence";
            case Crash(String how) -> "crash " + blurred(how);
            case Refusal(int code, int domain, String message) ->
                    String.format(Locale.ROOT, "%d %d %s", code, domain, blurred(message));
        };
    }

    private static String firstDifference(String theirs, String our) {
        String[] left = theirs.split("\n", -1);
        String[] right = our.split("\n", -1);
        int line = 0;
        while (line < left.length && line < right.length && left[line].equals(right[line])) {
            line++;
        }
        return blurred(line < left.length ? left[line] : "")
                + " / "
                + blurred(line < right.length ? right[line] : "");
    }

    private static String blurred(String text) {
        return text.lines()
                .findFirst()
                .orElse("")
                .replaceAll("'[^']*'|\"[^\"]*\"", "'...'")
                .replaceAll(">[^<]*<", "><")
                .replaceAll("[0-9]+", "9")
                .strip();
    }
}
