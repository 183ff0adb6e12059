package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that libvirt's ESX driver implements, done with stock virsh on our simulator with
/// nothing between. The commands are in `virsh/NAME.script`, what virsh says to them in
/// `virsh/NAME.transcript`.
class VirshTranscriptTest {
    private static final GoldenFiles FILES =
            GoldenFiles.beside(VirshTranscriptTest.class).in("virsh");
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir Path folder;

    @Test
    void hostOverHttps() throws IOException {
        try (Simulator simulator = builder().machines(3).tls().start()) {
            transcribe("host", "esx", simulator, "/?no_verify=1");
        }
    }

    @Test
    void hostOverHttp() throws IOException {
        try (Simulator simulator = builder().machines(3).start()) {
            transcribe("host", "esx", simulator, "/?transport=http");
        }
    }

    @Test
    void vcenterOverHttps() throws IOException {
        try (Simulator simulator = builder().vcenter(1, 2, 4).tls().start()) {
            transcribe("vcenter", "vpx", simulator, "/DC0/DC0_C0/DC0_C0_H0?no_verify=1");
        }
    }

    @Test
    void questionIsReportedOrAnswered() throws IOException {
        try (Simulator simulator =
                builder().machine("ask", m -> m.poweredOff().serialFile("out.txt")).start()) {
            transcribe("question", "esx", simulator, "/?transport=http");
        }
    }

    private static Simulator.Builder builder() {
        return Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD).clock(CLOCK);
    }

    private void transcribe(String name, String scheme, Simulator simulator, String rest)
            throws IOException {
        String datastore = scheme.equals("vpx") ? "LocalDS_0" : "datastore1";
        for (String file : List.of("volume.xml", "domain.xml", "network.xml", "snapshot.xml")) {
            Files.writeString(
                    folder.resolve(file), FILES.read(file).replace("DATASTORE", datastore));
        }
        String uri = scheme + "://" + Vcsim.USER + "@127.0.0.1:" + simulator.port() + rest;
        Virsh virsh = Virsh.to(uri, folder);
        StringBuilder transcript = new StringBuilder();
        for (String line : FILES.read(name + ".script").lines().toList()) {
            transcript.append(run(virsh, line, simulator));
        }
        FILES.check(name + ".transcript", transcript.toString());
        assertThat(simulator.sessionCount()).as("sessions left").isZero();
    }

    /// Runs a line: a command of virsh, or one with a parameter of the URI before it, as in
    /// `auto_answer=1 start web`. `DEST` stands for the next host of the cluster.
    private String run(Virsh virsh, String line, Simulator simulator) {
        if (line.isEmpty() || line.startsWith("#")) {
            return line + "\n";
        }
        List<String> words = new ArrayList<>(Arrays.asList(line.split(" ")));
        words.replaceAll(word -> word.equals("DEST") ? virsh.uri().replace("_H0", "_H1") : word);
        Virsh chosen = virsh;
        if (words.getFirst().startsWith("auto_answer=")) {
            chosen = new Virsh(virsh.command(), virsh.uri() + "&" + words.removeFirst());
        }
        Command.Outcome outcome =
                new Virsh(chosen.command().with("TZ", "UTC").from(folder), chosen.uri()).run(words);
        String text = outcome.out() + outcome.err();
        String shown =
                text.replace(":" + simulator.port(), ":PORT")
                        .replaceAll("[?](no_verify=1|transport=http)", "?PARAMETERS")
                        .replace(folder.toString(), "FOLDER")
                        .replaceAll("\\n+$", "");
        return "$ " + line + "\n" + shown + "\n" + (outcome.exit() == 0 ? "" : "exit 1\n");
    }
}
