package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Virsh;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same commands to stock virsh on one simulator and to this shell on its twin: the same text,
/// errors and exit codes, and the same state of all domains after each.
///
/// The scripts are in `side-by-side/NAME.script`. A line that starts with `! REASON` says why the
/// next command differs on purpose, one with `? REASON` why it only says something else: it fails
/// if it does not, so that no exception outlives its cause. Where a command differs, the twin gets
/// what virsh was not able to do, and the state is compared no more until the next line of `=
/// COMMAND`, which both run with virsh. `@/PATH` is the URI of another place on the same server.
class SideBySideTest {
    private static final GoldenFiles FILES =
            GoldenFiles.beside(SideBySideTest.class).in("side-by-side");

    /// Commands after which nobody needs to look whether something has changed.
    private static final Set<String> READING =
            Set.of(
                    "pool-dumpxml",
                    "pool-info",
                    "pool-list",
                    "pool-name",
                    "pool-uuid",
                    "vol-dumpxml",
                    "vol-info",
                    "vol-key",
                    "vol-list",
                    "vol-name",
                    "vol-path",
                    "vol-pool",
                    "cpu-stats",
                    "desc",
                    "domblkinfo",
                    "domblklist",
                    "domblkstat",
                    "domid",
                    "domif-getlink",
                    "domiflist",
                    "domifstat",
                    "dominfo",
                    "dommemstat",
                    "domname",
                    "domstate",
                    "domstats",
                    "domuuid",
                    "domxml-from-native",
                    "domxml-to-native",
                    "dumpxml",
                    "help",
                    "iface-dumpxml",
                    "iface-list",
                    "iface-mac",
                    "iface-name",
                    "list",
                    "net-dumpxml",
                    "net-info",
                    "net-list",
                    "net-name",
                    "net-uuid",
                    "snapshot-current",
                    "snapshot-dumpxml",
                    "snapshot-info",
                    "snapshot-list",
                    "snapshot-parent");

    private static final String DISTRIBUTED =
            """
            datacenters:
              - name: Lab
                networks: [VM Network]
                switches: [{name: Trunk, portGroups: [Blue, Red]}]
                hosts: [esx0, esx1]
                machines: [{name: web, nics: [Blue, VM Network], host: esx0}]
            """;

    @TempDir Path folder;

    private final SoftAssertions all = new SoftAssertions();

    @Test
    void host() {
        try (Simulator one = Twins.server().machines(3).start();
                Simulator other = Twins.server().machines(3).start()) {
            compare("host", "esx", one, other, "/?transport=http");
        }
    }

    @Test
    void basics() {
        try (Simulator one = Twins.server().machines(3).start();
                Simulator other = Twins.server().machines(3).start()) {
            compare("basics", "esx", one, other, "/?transport=http");
        }
    }

    @Test
    void definition() {
        try (Simulator one = Twins.server().machines(3).start();
                Simulator other = Twins.server().machines(3).start()) {
            compare("definition", "esx", one, other, "/?transport=http");
        }
    }

    @Test
    void devices() {
        try (Simulator one = Twins.server().machines(3).start();
                Simulator other = Twins.server().machines(3).start()) {
            compare("devices", "esx", one, other, "/?transport=http");
        }
    }

    @Test
    void snapshots() {
        try (Simulator one = Twins.server().machines(3).start();
                Simulator other = Twins.server().machines(3).start()) {
            compare("snapshots", "esx", one, other, "/?transport=http");
        }
    }

    @Test
    void networks() {
        try (Simulator one = Twins.server().machines(3).start();
                Simulator other = Twins.server().machines(3).start()) {
            compare("networks", "esx", one, other, "/?transport=http");
        }
    }

    @Test
    void storage() {
        try (Simulator one = Twins.server().machines(3).start();
                Simulator other = Twins.server().machines(3).start()) {
            compare("storage", "esx", one, other, "/?transport=http");
        }
    }

    @Test
    void hostOfAVcenter() {
        try (Simulator one = Twins.server().vcenter(1, 2, 4).start();
                Simulator other = Twins.server().vcenter(1, 2, 4).start()) {
            compare("vcenter", "vpx", one, other, "/DC0/DC0_C0/DC0_C0_H0?transport=http");
        }
    }

    @Test
    void networksOfAVcenter() {
        try (Simulator one = Twins.server().describe("lab", DISTRIBUTED).start();
                Simulator other = Twins.server().describe("lab", DISTRIBUTED).start()) {
            compare("vcenter-networks", "vpx", one, other, "/Lab/esx0?transport=http");
        }
    }

    @Test
    void migration() {
        try (Simulator one = Twins.server().vcenter(1, 3, 6).start();
                Simulator other = Twins.server().vcenter(1, 3, 6).start()) {
            compare("migrate", "vpx", one, other, "/DC0/DC0_C0/DC0_C0_H0?transport=http");
        }
    }

    /// What libvirt's driver tells of a host is there unchanged, in the same order.
    @Test
    void capabilitiesHoldAllThatLibvirtTells() {
        try (Simulator simulator = Twins.server().machines(1).start()) {
            Virsh virsh = Virsh.to(Twins.uri("esx", simulator, "/?transport=http"), folder);
            InProcess vireo =
                    new InProcess(Map.of("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString()));
            String expected = virsh.run(List.of("capabilities")).out();
            String found = vireo.run(Twins.with(virsh.uri(), "capabilities")).out();
            assertThat(expected).contains("<uri_transport>vpxmigr</uri_transport>");
            assertThat(found.lines().toList()).containsSubsequence(expected.lines().toList());
        }
    }

    private void compare(
            String script, String scheme, Simulator one, Simulator other, String rest) {
        Twins twins = Twins.connect(scheme, one, other, rest, folder);
        String reason = "";
        String why = "";
        StringBuilder differences = new StringBuilder();
        boolean equal = true;
        for (String line : FILES.read(script + ".script").lines().toList()) {
            if (line.startsWith("!") || line.startsWith("?")) {
                reason = line;
                String text = line.substring(1).strip();
                why = text.equals("as above") ? why : text;
            } else if (line.startsWith("=")) {
                twins.prepare(line.substring(1).strip());
                equal = true;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                Twins.Answers answers = twins.run(line);
                Outcome expected = answers.virsh();
                Outcome found = answers.vireo();
                if (reason.isEmpty()) {
                    equal &= expected.equals(found); // what follows from a failure is none
                    all.assertThat(found).as("%s: virsh is expected", line).isEqualTo(expected);
                } else {
                    equal &= reason.startsWith("?");
                    all.assertThat(found).as("%s: %s", line, reason).isNotEqualTo(expected);
                    differences.append(row(line, expected, found, why));
                }
                reason = "";
                if (equal && !READING.contains(Twins.command(line))) {
                    String after = state(twins.onOther(), other);
                    String wanted = state(twins.virsh(), one);
                    equal = after.equals(wanted);
                    all.assertThat(after).as("after %s", line).isEqualTo(wanted);
                }
            }
        }
        all.assertAll();
        new ProjectDocument("virsh-differences.md").checkTable(script, differences.toString());
        assertThat(other.leaks()).as("left behind").isEmpty();
    }

    private static String row(String line, Outcome virsh, Outcome vireo, String why) {
        List<String> one = lines(virsh);
        List<String> other = lines(vireo);
        int at = 0;
        while (at < one.size() - 1 && at < other.size() - 1 && one.get(at).equals(other.get(at))) {
            at++; // the same in both
        }
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        line.replace("FILES/", ""), shown(one.get(at)), shown(other.get(at)), why);
    }

    /// Returns what an outcome says: its last line of complaint, or its result.
    private static List<String> lines(Outcome outcome) {
        List<String> lines =
                (outcome.exit() == 0 ? outcome.out() : outcome.err())
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
        if (lines.isEmpty()) {
            return List.of("");
        }
        return outcome.exit() == 0 ? lines : List.of(lines.getLast());
    }

    private static String shown(String line) {
        String plain = line.replace(Twins.FILES + "/", "").replace("|", "\\|");
        return plain.isEmpty() ? "nothing" : "`" + plain.strip() + "`";
    }

    /// What is in no script is compared with nothing.
    @Test
    void callsEachFunctionOfLibvirtsDriver() {
        List<String> lines =
                FILES.names().stream()
                        .filter(name -> name.endsWith(".script"))
                        .flatMap(name -> FILES.read(name).lines())
                        .toList();
        assertThat(FILES.read("functions.txt").lines().filter(line -> !line.startsWith("#")))
                .hasSizeGreaterThan(50)
                .allSatisfy(line -> {
                    String command = line.split(": ", 2)[1];
                    Pattern wanted = Pattern.compile("(-r |-q )?" + command + ".*");
                    assertThat(
                                    command.startsWith("- ")
                                            || lines.stream().anyMatch(wanted.asMatchPredicate()))
                            .as(line)
                            .isTrue();
                });
    }

    /// What virsh says of all domains, asked in one session.
    private static String state(Virsh virsh, Simulator simulator) {
        StringBuilder commands = new StringBuilder("list --all");
        simulator
                .machines()
                .forEach(machine ->
                        commands.append("; dominfo ")
                                .append(quoted(machine.name()))
                                .append("; schedinfo ")
                                .append(quoted(machine.name())));
        commands.append("; dumpxml ").append(quoted(simulator.machines().getLast().name()));
        return virsh.run(List.of(commands.toString())).out();
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "'\\''") + "'";
    }
}
