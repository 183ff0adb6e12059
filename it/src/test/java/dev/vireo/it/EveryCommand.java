package dev.vireo.it;

import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Role;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import dev.vireo.vim.SuspendVMTaskRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A call of every command of the shell that does what the command is for, one after the other, on
/// a simulator whose clock stands still: `every-command/NAME.script`.
///
/// `URI` is the server, `@/PATH` another place on it, `FILES` the folder of the scripts, `OUT` one
/// that is empty at first, `$(COMMAND)` what another command prints. A line with `+` before it is a
/// call of which something else comes than of the command's others, one with `-` fails. `@ lock
/// NAME` lets the guest of a domain lock the doors of its drives, `@ busy NAME` begins a task of a
/// domain that takes an hour.
///
/// @param simulator the server
/// @param uri where the domains are
/// @param folder for files
record EveryCommand(Simulator simulator, String uri, Path folder) implements AutoCloseable {
    private static final GoldenFiles FILES =
            GoldenFiles.beside(EveryCommand.class).in("every-command");
    private static final Pattern INNER = Pattern.compile("\\$\\(([^)]*)\\)");

    /// Changes a domain, a network and a snapshot.
    private static final String EDITOR =
            "sed -i -e 's,>1</vcpu>,>2</vcpu>,'"
                    + " -e \"s,</network>,<portgroup name='edited'/>&,\""
                    + " -e 's,<description/>,<description>edited</description>,'"
                    + " -e 's,<description>.*,<description>edited</description>,'";

    private static final String MACHINES =
            """
            machines:
              - {name: web, disks: [2 MiB]}
              - {name: db, disks: [1 MiB], power: off}
            """;

    /// A line of a script.
    ///
    /// @param text what is typed
    /// @param mark what stands before it
    record Line(String text, Mark mark) {
        String command() {
            return text.split(" ", 2)[0];
        }
    }

    /// What is to be expected of a line.
    enum Mark {
        /// Something else than of the command's other calls.
        APART,
        /// A failure.
        FAILS,
        /// What the command is for.
        NONE
    }

    /// Starts an ESX host with a running and a shut off domain.
    static EveryCommand host(Path folder) {
        return of(
                "esx",
                builder().describe("host", MACHINES).state(folder.resolve("state")),
                "/",
                folder);
    }

    /// Starts a vCenter with a cluster of three hosts.
    static EveryCommand vcenter(Path folder) {
        return of(
                "vpx",
                builder().vcenter(1, 3, 6).state(folder.resolve("state")),
                "/DC0/DC0_C0/DC0_C0_H0",
                folder);
    }

    /// Starts the same host for an account that is a guest there.
    static EveryCommand hostOfAnother(Path folder) {
        return of(
                "esx",
                ofAnother().describe("host", MACHINES).state(folder.resolve("state")),
                "/",
                folder);
    }

    /// Starts the same vCenter for an account that is a guest there.
    static EveryCommand vcenterOfAnother(Path folder) {
        return of(
                "vpx",
                ofAnother().vcenter(1, 3, 6).state(folder.resolve("state")),
                "/DC0/DC0_C0/DC0_C0_H0",
                folder);
    }

    private static Simulator.Builder ofAnother() {
        return builder()
                .credentials("owner", "another password")
                .user(Vcsim.USER, Vcsim.PASSWORD, Role.NO_ACCESS);
    }

    private static Simulator.Builder builder() {
        return Simulator.builder()
                .credentials(Vcsim.USER, Vcsim.PASSWORD)
                .clock(InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")));
    }

    private static EveryCommand of(
            String scheme, Simulator.Builder builder, String path, Path folder) {
        Simulator simulator = builder.start();
        return new EveryCommand(simulator, OurServer.uri(scheme, simulator, path), folder);
    }

    /// Returns the lines of a script.
    static List<Line> lines(String script) {
        List<Line> lines = new ArrayList<>();
        for (String line : FILES.read(script + ".script").lines().toList()) {
            if (!line.startsWith("#") && !line.isBlank()) {
                lines.add(line(line));
            }
        }
        return lines;
    }

    private static Line line(String text) {
        return switch (text.substring(0, 2)) {
            case "+ " -> new Line(text.substring(2), Mark.APART);
            case "- " -> new Line(text.substring(2), Mark.FAILS);
            default -> new Line(text, Mark.NONE);
        };
    }

    /// Does what a line with `@ ` says.
    ///
    /// @return false if the line is for the shell
    boolean prepare(Line line) {
        String[] words = line.text().split(" ", 3);
        if (!words[0].equals("@")) {
            return false;
        }
        switch (words[1]) {
            case "lock" -> simulator.machine(words[2]).cdromDoorLocked(true);
            case "busy" -> makeBusy(simulator, words[2]);
            default -> throw new AssertionError(line.text());
        }
        return true;
    }

    /// Begins a task of a domain that takes an hour.
    static void makeBusy(Simulator simulator, String domain) {
        simulator.control().taskTime("SuspendVM_Task", Duration.ofHours(1));
        try (OtherClient client = OtherClient.of(simulator)) {
            client.call(
                    SuspendVMTaskRequest.builder(client.find("VirtualMachine", domain)).build());
        }
    }

    /// Runs a line, with nothing printed that only tells of success.
    ///
    /// @param options what stands before it
    Outcome run(Line line, String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        words.add("-q");
        return run(resolved(line), words);
    }

    /// Runs a line as a person does.
    Outcome typed(Line line) {
        return run(resolved(line), List.of());
    }

    private String resolved(Line line) {
        return INNER.matcher(line.text())
                .replaceAll(inner -> run(inner.group(1), List.of("-q")).out().strip());
    }

    private Outcome run(String text, List<String> options) {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("-c", uri, "--file", commands(text).toString()));
        return new InProcess(
                        Map.of(
                                "LIBVIRT_AUTH_FILE",
                                Virsh.authFile(folder).toString(),
                                "EDITOR",
                                EDITOR))
                .run(words);
    }

    private Path commands(String text) {
        String place = uri.substring(0, uri.indexOf('/', uri.indexOf("@")));
        String resolved =
                text.replace("FILES/", FILES.folder() + "/")
                        .replace("OUT/", folder.resolve("out") + "/")
                        .replaceAll(" @(/\\S+)", " " + place + "$1?transport=http")
                        .replace("URI", uri);
        try {
            Files.createDirectories(folder.resolve("out"));
            return Files.writeString(folder.resolve("commands"), resolved + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
