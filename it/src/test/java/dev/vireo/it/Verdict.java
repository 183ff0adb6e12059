package dev.vireo.it;

import dev.vireo.testkit.Command.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a run says of a command beside virsh's.
///
/// @param kind what it comes to
/// @param same how many lines had the same answer
/// @param lines how many lines there were
/// @param why what is better, or why it is refused
/// @param worked whether this shell has done what one of the lines says
/// @param unexplained lines that differ without a reason, with both answers
record Verdict(
        Kind kind, int same, int lines, Set<String> why, boolean worked, List<String> unexplained) {
    /// What a comparison comes to.
    enum Kind {
        /// The same text, errors and exit codes for all lines.
        EQUAL,
        /// Answers where libvirt's driver cannot, or differs on purpose.
        BETTER,
        /// Says why the hypervisor has no such thing.
        REFUSED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern LACKING =
            Pattern.compile(
                    "error: (?:this function is not supported by the connection driver: (vir\\w+)"
                            + "|unsupported flags .*|argument unsupported: .*"
                            + "|Filtering using .* is not supported by this libvirt)");
    private static final Pattern REFUSAL =
            Pattern.compile(
                    "error: (?:command '[^']+' is not supported|[a-z-]+ is not supported here"
                            + "|Operation not supported"
                            + "|argument unsupported"
                            + "|this function is not supported by the connection driver)"
                            + ": (?!vir[A-Z]\\w+$)(.*)");

    /// Collects what lines say.
    static final class Collector {
        private int same;
        private int lines;
        private boolean better;
        private boolean worked;
        private final Set<String> gains = new LinkedHashSet<>();
        private final Set<String> refusals = new LinkedHashSet<>();
        private final List<String> unexplained = new ArrayList<>();

        /// Adds the answers to a line.
        ///
        /// @param line the line
        /// @param answers what both said
        /// @param reason why they differ on purpose, if somebody has said so
        void add(String line, Twins.Answers answers, Optional<String> reason) {
            lines++;
            Outcome vireo = answers.vireo();
            worked |= vireo.exit() == 0;
            if (answers.same()) {
                same++;
                if (reason.isPresent()) {
                    unexplained.add(line + ": does not differ, but there is a reason: " + reason);
                }
                return;
            }
            Optional<String> refusal = refusal(vireo);
            if (refusal.isPresent()) {
                refusals.add(refusal.get());
            } else if (reason.isPresent()) {
                better = true;
                gains.add(reason.get());
            } else if (vireo.exit() == 0 && lack(answers.virsh()).isPresent()) {
                better = true;
                gains.add(lack(answers.virsh()).orElseThrow());
            } else {
                unexplained.add(
                        "%s\n  virsh: %s\n  vireo: %s".formatted(line, answers.virsh(), vireo));
            }
        }

        /// Says what it comes to.
        Verdict verdict() {
            if (lines == same) {
                return new Verdict(Kind.EQUAL, same, lines, Set.of(), worked, unexplained);
            }
            Kind kind = better || worked ? Kind.BETTER : Kind.REFUSED;
            Set<String> why = new LinkedHashSet<>(gains);
            for (String refusal : refusals) {
                why.add(kind == Kind.REFUSED ? refusal : "refuses with the reason: " + refusal);
            }
            return new Verdict(kind, same, lines, why, worked, unexplained);
        }
    }

    /// Finds what libvirt's driver lacks in its answer.
    static Optional<String> lack(Outcome virsh) {
        Matcher found = LACKING.matcher(lastError(virsh));
        if (virsh.exit() == 0 || !found.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                found.group(1) == null
                        ? "libvirt's driver refuses a flag or a parameter that VMware has"
                        : "libvirt's driver has no `" + found.group(1) + "`");
    }

    /// Finds the reason in an answer of this shell that refuses something.
    static Optional<String> refusal(Outcome vireo) {
        Matcher found = REFUSAL.matcher(lastError(vireo));
        return vireo.exit() != 0 && found.matches()
                ? Optional.of(found.group(1))
                : Optional.empty();
    }

    private static String lastError(Outcome outcome) {
        List<String> errors =
                outcome.err().lines().filter(line -> line.startsWith("error: ")).toList();
        return errors.isEmpty() ? "" : errors.getLast();
    }
}
