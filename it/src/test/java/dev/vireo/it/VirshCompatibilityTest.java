package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.GoldenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command that the installed virsh has, told to it and to this shell on twins of one
/// simulated server: equal, better, or refused with a reason, and nothing else. What is told is in
/// `compatibility/commands.script`; `docs/virsh-compatibility.md` has what came of it.
class VirshCompatibilityTest {
    private static final ProjectDocument DOCUMENT = new ProjectDocument("virsh-compatibility.md");
    private static final String TUNED = "VMware itself says how fast it migrates";
    private static final String PORTS = "VMware's networks have groups of ports, not single ones";
    private static final Pattern GROUP = Pattern.compile(" (.+) \\(help keyword '([^']+)'\\):");
    private static final Pattern OPTION = Pattern.compile("(?m)^    \\[?(--[a-z0-9-]+)");

    /// How `help` ends the first line about a command that is refused.
    private static final String NOT_HERE = " - not supported here\n";

    /// Commands that fail whatever they are told, here as with libvirt, and why.
    private static final Map<String, String> NEVER_WORK =
            Map.ofEntries(
                    Map.entry("cd", "works for people who type commands only"),
                    Map.entry("find-storage-pool-sources", "VMware looks for no shares"),
                    Map.entry("find-storage-pool-sources-as", "VMware looks for no shares"),
                    Map.entry("migrate-compcache", TUNED),
                    Map.entry("migrate-getmaxdowntime", TUNED),
                    Map.entry("migrate-getspeed", TUNED),
                    Map.entry("migrate-postcopy", TUNED),
                    Map.entry("migrate-setmaxdowntime", TUNED),
                    Map.entry("migrate-setspeed", TUNED),
                    Map.entry("net-port-create", PORTS),
                    Map.entry("net-port-delete", PORTS),
                    Map.entry("net-port-dumpxml", PORTS),
                    Map.entry("net-port-list", PORTS),
                    Map.entry("pool-capabilities", "is about the pools that libvirt makes itself"),
                    Map.entry("pool-start", "the datastores of a host are always active"));

    /// Names of commands that virsh takes and does not list.
    private static final Map<String, String> ALIASES = Map.of("nodedev-dettach", "nodedev-detach");

    @TempDir Path folder;

    private final SoftAssertions all = new SoftAssertions();
    private final CompatibilityScript script =
            CompatibilityScript.parse(
                    GoldenFiles.beside(VirshCompatibilityTest.class)
                            .in("compatibility")
                            .read("commands.script"));

    /// A group of virsh's help.
    ///
    /// @param title its title
    /// @param keyword what `help` is told
    /// @param commands the names of its commands
    private record Group(String title, String keyword, List<String> commands) {}

    @Test
    void everyCommandOfVirshIsEqualBetterOrRefusedWithAReason() {
        StringBuilder summary = new StringBuilder();
        List<Verdict> verdictsOfAll = new ArrayList<>();
        List<Group> groups = groups();
        Map<String, Verdict> runs = run(groups);
        for (Group group : groups) {
            Map<String, Verdict> verdicts = new LinkedHashMap<>();
            StringBuilder rows = new StringBuilder();
            for (String command : group.commands()) {
                Verdict verdict = Objects.requireNonNull(runs.get(command));
                all.assertThat(verdict.lines())
                        .as("%s has lines in the script", command)
                        .isPositive();
                all.assertThat(verdict.unexplained()).as("%s: no reason", command).isEmpty();
                all.assertThat(verdict.worked())
                        .as("%s has a line that works here", command)
                        .isEqualTo(
                                verdict.kind() != Verdict.Kind.REFUSED
                                        && !NEVER_WORK.containsKey(command));
                verdicts.put(command, verdict);
                rows.append(row(command, verdict));
            }
            summary.append(row(group, verdicts));
            verdictsOfAll.addAll(verdicts.values());
            all.check(() -> DOCUMENT.checkTable(group.title(), rows.toString()));
        }
        summary.append("| all | %s | |\n".formatted(counts(verdictsOfAll)));
        all.check(() -> DOCUMENT.checkTable("Summary", summary.toString()));
        all.assertThat(script.blocks().keySet())
                .as("commands of the script that virsh does not have")
                .isSubsetOf(groups.stream().flatMap(group -> group.commands().stream()).toList());
        all.assertAll();
    }

    /// Names that virsh takes without listing them, and what both say of them.
    @Test
    void aliasesAreTakenLikeTheCommandsThatTheyStandFor() {
        try (Pair pair = pair(false)) {
            StringBuilder rows = new StringBuilder();
            ALIASES.forEach((alias, command) -> {
                all.assertThat(stock("help " + alias)).isEqualTo(stock("help " + command));
                Outcome ofAlias = pair.twins().run(alias + " pci_0000_00_00_0").vireo();
                Outcome ofCommand = pair.twins().run(command + " pci_0000_00_00_0").vireo();
                String renamed = ofAlias.err().replace(alias, command);
                all.assertThat(new Outcome(ofAlias.exit(), ofAlias.out(), renamed))
                        .isEqualTo(ofCommand);
                rows.append("| `%s` | `%s` |\n".formatted(alias, command));
            });
            all.check(() -> DOCUMENT.checkTable("Aliases", rows.toString()));
        }
        all.assertAll();
    }

    /// Runs the commands, several at a time: each has servers of its own.
    private Map<String, Verdict> run(List<Group> groups) {
        Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
        groups.stream().flatMap(group -> group.commands().stream()).toList().parallelStream()
                .forEach(command -> verdicts.put(command, verdict(command)));
        return verdicts;
    }

    private Verdict verdict(String command) {
        Verdict.Collector collector = new Verdict.Collector();
        script.block(command, synopsis(command)).ifPresent(lines -> compare(lines, collector));
        return collector.verdict();
    }

    private void compare(CompatibilityScript.Block block, Verdict.Collector collector) {
        try (Pair pair = pair(block.vcenter())) {
            for (CompatibilityScript.Line line : block.lines()) {
                switch (line.role()) {
                    case VIRSH -> pair.twins().prepare(line.text());
                    case VIREO -> pair.twins().prepareOurs(line.text());
                    case BUSY -> {
                        EveryCommand.makeBusy(pair.twins().one(), line.text());
                        EveryCommand.makeBusy(pair.twins().other(), line.text());
                    }
                    case COMPARED ->
                            collector.add(
                                    line.text(),
                                    pair.twins().run(line.text()),
                                    line.reason().map(reason -> reason(line.text(), reason)));
                }
            }
        }
    }

    /// Returns the reason that is given, or the one in the list of differences for the same
    /// command.
    private String reason(String line, String given) {
        if (!given.isEmpty()) {
            return given;
        }
        String command = Twins.command(line);
        List<String> reasons =
                new ProjectDocument("virsh-differences.md")
                        .read()
                        .lines()
                        .filter(row -> row.matches("\\| `(-[rq] )?" + command + "[ `].*"))
                        .map(row -> row.split(" \\| ", -1))
                        .map(cells -> cells[cells.length - 1].replaceAll(" \\|$", ""))
                        .toList();
        assertThat(reasons).as("virsh-differences.md says why %s differs", line).isNotEmpty();
        return reasons.getFirst();
    }

    private String row(String command, Verdict verdict) {
        return "| `"
                + command
                + "` | "
                + verdict.kind().text()
                + " | "
                + verdict.same()
                + " of "
                + verdict.lines()
                + " | "
                + help(command, verdict)
                + " | "
                + why(command, verdict).replace("|", "\\|")
                + " |\n";
    }

    private static String why(String command, Verdict verdict) {
        List<String> why = new ArrayList<>(verdict.why());
        String never = NEVER_WORK.get(command);
        if (never != null) {
            why.addFirst("fails in both: " + never);
        }
        return String.join("; ", why);
    }

    /// Compares what `help` says of a command; options that virsh has and we do not are a mistake.
    private String help(String command, Verdict verdict) {
        String virsh = stock("help " + command);
        Outcome found = vireo("help " + command);
        all.assertThat(found.exit()).as("help " + command).isZero();
        if (found.out().contains(NOT_HERE)) {
            all.assertThat(verdict.kind()).as(command).isEqualTo(Verdict.Kind.REFUSED);
            return "says why";
        }
        if (found.out().equals(virsh)) {
            return "equal";
        }
        Set<String> ours = options(found.out());
        Set<String> theirs = options(virsh);
        all.assertThat(ours).as("options of %s", command).containsAll(theirs);
        ours.removeAll(theirs);
        all.assertThat(ours).as("help %s differs, and no option is new", command).isNotEmpty();
        return "and `" + String.join("`, `", ours) + "`";
    }

    private static Set<String> options(String help) {
        return OPTION.matcher(help)
                .results()
                .map(option -> option.group(1))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    /// Counts, and compares the lines of `help GROUP`: those of commands that are here are the same
    /// ones in the same order, and our own follow.
    private String row(Group group, Map<String, Verdict> verdicts) {
        String theirs = stock("help " + group.keyword());
        List<String> wanted =
                theirs.lines()
                        .filter(line -> line.startsWith("    "))
                        .filter(line -> !vireo("help " + command(line)).out().contains(NOT_HERE))
                        .toList();
        Outcome help = vireo("help " + group.keyword());
        if (wanted.isEmpty()) {
            all.assertThat(help.out()).as("help " + group.keyword()).contains(NOT_HERE);
            return row(group, verdicts, "says why");
        }
        all.assertThat(help.exit()).as("help " + group.keyword()).isZero();
        List<String> found = help.out().lines().filter(line -> line.startsWith("    ")).toList();
        all.assertThat(found)
                .as("help " + group.keyword())
                .startsWith(wanted.toArray(String[]::new));
        String own =
                found.stream()
                        .skip(wanted.size())
                        .map(line -> "`" + command(line) + "`")
                        .collect(java.util.stream.Collectors.joining(", "));
        if (!group.keyword().equals("virsh")) {
            all.assertThat(help.out().lines().findFirst()).isEqualTo(theirs.lines().findFirst());
        }
        boolean same = help.out().equals(theirs);
        return row(
                group,
                verdicts,
                same ? "equal" : own.isEmpty() ? "without those refused" : "and " + own);
    }

    private static String row(Group group, Map<String, Verdict> verdicts, String help) {
        return "| %s (`%s`) | %s | %s |\n"
                .formatted(group.title(), group.keyword(), counts(verdicts.values()), help);
    }

    private static String counts(Collection<Verdict> verdicts) {
        return verdicts.size()
                + " | "
                + count(verdicts, Verdict.Kind.EQUAL)
                + " | "
                + count(verdicts, Verdict.Kind.BETTER)
                + " | "
                + count(verdicts, Verdict.Kind.REFUSED);
    }

    private static long count(Collection<Verdict> verdicts, Verdict.Kind kind) {
        return verdicts.stream().filter(one -> one.kind() == kind).count();
    }

    private static String synopsis(String command) {
        List<String> help = stock("help " + command).lines().toList();
        return help.get(help.indexOf("  SYNOPSIS") + 1).strip();
    }

    /// Reads the commands of the installed virsh, as it groups them.
    private static List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (String line : stock("help").lines().toList()) {
            Matcher head = GROUP.matcher(line);
            if (head.matches()) {
                groups.add(new Group(head.group(1), head.group(2), new ArrayList<>()));
            } else if (line.startsWith("    ")) {
                groups.getLast().commands().add(command(line));
            }
        }
        assertThat(groups).hasSizeGreaterThan(10);
        return groups;
    }

    private static String command(String line) {
        return line.strip().split(" ", 2)[0];
    }

    private static String stock(String line) {
        return Command.stranger("virsh", "libvirt-clients")
                .with("LC_ALL", "C.UTF-8")
                .run(line.split(" ", -1))
                .out();
    }

    private static Outcome vireo(String line) {
        return new dev.vireo.shell.InProcess(Map.of()).run(List.of(line.split(" ", -1)));
    }

    /// Twins that end together.
    private record Pair(Twins twins) implements AutoCloseable {
        @Override
        public void close() {
            twins.one().close();
            twins.other().close();
        }
    }

    private Pair pair(boolean vcenter) {
        Simulator one = started(vcenter);
        Simulator other = started(vcenter);
        Path own = folder(); // each writes an authentication file of its own
        return new Pair(
                vcenter
                        ? Twins.connect(
                                "vpx", one, other, "/DC0/DC0_C0/DC0_C0_H0?transport=http", own)
                        : Twins.connect("esx", one, other, "/?transport=http", own));
    }

    private static Simulator started(boolean vcenter) {
        return vcenter
                ? Twins.server().vcenter(1, 2, 4).start()
                : Twins.server().machines(3).start();
    }

    private Path folder() {
        try {
            return Files.createTempDirectory(folder, "pair");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
