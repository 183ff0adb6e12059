package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same commands to stock virsh on one simulator and to this shell on its twin: the same text,
/// errors and exit codes, and the same state of all domains after each.
///
/// The scripts are in `side-by-side/NAME.script`. A line that starts with `! REASON` says why the
/// next command differs on purpose: it fails if it does not, so that no exception outlives its
/// cause. Where a command differs, the twin gets what virsh was not able to do, and the state is
/// compared no more until the next line of `= COMMAND`, which both run with virsh.
class SideBySideTest {
    private static final GoldenFiles FILES =
            GoldenFiles.beside(SideBySideTest.class).in("side-by-side");
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir Path folder;

    private final SoftAssertions all = new SoftAssertions();

    @Test
    void host() {
        try (Simulator one = builder().machines(3).start();
                Simulator other = builder().machines(3).start()) {
            compare("host", "esx", one, other, "/?transport=http");
        }
    }

    @Test
    void hostOfAVcenter() {
        try (Simulator one = builder().vcenter(1, 2, 4).start();
                Simulator other = builder().vcenter(1, 2, 4).start()) {
            compare("vcenter", "vpx", one, other, "/DC0/DC0_C0/DC0_C0_H0?transport=http");
        }
    }

    private static Simulator.Builder builder() {
        return Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD).clock(CLOCK);
    }

    private void compare(
            String script, String scheme, Simulator one, Simulator other, String rest) {
        Virsh virsh = Virsh.to(uri(scheme, one, rest), folder);
        Virsh onOther = Virsh.to(uri(scheme, other, rest), folder);
        InProcess vireo =
                new InProcess(Map.of("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString()));
        String reason = "";
        boolean equal = true;
        for (String line : FILES.read(script + ".script").lines().toList()) {
            if (line.startsWith("!")) {
                reason = line.substring(1).strip();
            } else if (line.startsWith("=")) {
                List<String> words = words(line.substring(1).strip());
                virsh.run(words);
                onOther.run(words);
                equal = true;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                Outcome expected = shown(virsh.run(words(line)), one);
                Outcome found = shown(vireo.run(with(onOther.uri(), line)), other);
                if (reason.isEmpty()) {
                    all.assertThat(found).as("%s: virsh is expected", line).isEqualTo(expected);
                } else {
                    equal = false;
                    all.assertThat(found).as("%s: %s", line, reason).isNotEqualTo(expected);
                }
                reason = "";
                if (equal) {
                    all.assertThat(state(onOther, other))
                            .as("after %s", line)
                            .isEqualTo(state(virsh, one));
                }
            }
        }
        all.assertAll();
        assertThat(other.leaks()).as("left behind").isEmpty();
    }

    private static String uri(String scheme, Simulator simulator, String rest) {
        return scheme + "://" + Vcsim.USER + "@127.0.0.1:" + simulator.port() + rest;
    }

    private static List<String> with(String uri, String line) {
        List<String> all = new ArrayList<>(List.of("-c", uri));
        all.addAll(words(line));
        return all;
    }

    /// Words are parted by spaces.
    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    private static Outcome shown(Outcome outcome, Simulator simulator) {
        String port = ":" + simulator.port();
        return new Outcome(
                outcome.exit(),
                outcome.out().replace(port, ":PORT"),
                outcome.err().replace(port, ":PORT"));
    }

    /// What virsh says of all domains, asked in one session.
    private static String state(Virsh virsh, Simulator simulator) {
        StringBuilder commands = new StringBuilder("list --all");
        simulator
                .machines()
                .forEach(machine ->
                        commands.append("; dominfo ")
                                .append(machine.name())
                                .append("; schedinfo ")
                                .append(machine.name()));
        return virsh.run(List.of(commands.toString())).out();
    }
}
