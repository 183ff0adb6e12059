package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.RemoveAllSnapshotsTaskRequest;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineDefaultPowerOpInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What this shell says where libvirt's driver cannot do anything, on a host whose clock stands
/// still: the commands are in `shell/NAME.script`, the answers in `shell/NAME.transcript`, in
/// virsh's words and columns.
///
/// A command may have before it, in parentheses, what a person answers who is asked. `@ lock NAME`
/// lets the guest of a domain lock the doors of its drives. `@ forget NAME` removes the snapshots
/// of a domain and leaves their files. `@ sleepy NAME` has a machine stay on when its guest sleeps.
/// `@ spoil PATH` writes something else into a file of the datastore. `@ editor COMMAND` says what
/// texts are edited with from then on.
class ShellTranscriptTest {
    private static final GoldenFiles FILES =
            GoldenFiles.beside(ShellTranscriptTest.class).in("shell");
    private static final String RATE = ", [0-9.]+ [KMG]?i?B/s";
    private static final String DISKS =
            """
            machines:
              - {name: web, disks: [2 MiB, 1 MiB]}
              - {name: db, disks: [1 MiB], power: off}
            """;
    private static final String PLACED =
            """
            host: {cpus: 4}
            machines:
              - {name: web, disks: [2 MiB, 1 MiB]}
              - {name: db, disks: [1 MiB], power: off}
              - {name: big, cpus: 2}
              - {name: asleep, power: suspended}
            """;
    private static final String DISTRIBUTED =
            """
            datacenters:
              - name: DC
                datastores: [datastore1]
                switches: [{name: Core, portGroups: [Ten]}]
                hosts: [h]
                machines:
                  - {name: web, host: h, nics: [{network: Ten, mac: "00:50:56:00:00:08"}]}
                  - {name: db, host: h, power: off, nics: [{network: Ten, mac: "00:50:56:00:00:09"}]}
            """;
    private static final Pattern WORD = Pattern.compile("'[^']*'|[^ ]+");

    @TempDir Path folder;
    private String editor = "true";

    @Test
    void documentsAreChangedInAnEditor() {
        transcribe("edit");
    }

    private String place = "esx://%s@127.0.0.1:%d/?transport=http";

    @Test
    void devicesComeAndGo() {
        transcribe("devices");
    }

    @Test
    void aLockedDriveAsksBeforeItsMediumGoes() {
        transcribe("door");
    }

    @Test
    void whatWasUndefinedIsRegisteredAgain() {
        transcribe("register");
    }

    @Test
    void figuresOfDomains() {
        transcribe("figures");
    }

    @Test
    void placeOfDomainsAndLimitsOfDevices() {
        transcribe("tuning", server().describe("host", PLACED));
    }

    @Test
    void guestsSleepAndWake() {
        transcribe(
                "sleep",
                server().machine("web")
                        .machine("db", machine -> machine.poweredOff())
                        .machine("mute", machine -> machine.withoutTools()));
    }

    @Test
    void limitsOfInterfacesOnDistributedSwitches() {
        place = "vpx://%s@127.0.0.1:%d/DC/h?transport=http";
        transcribe("limits", server().describe("vcenter", DISTRIBUTED));
    }

    @Test
    void whatSnapshotsLeftBehindIsMerged() {
        transcribe("consolidation");
    }

    @Test
    void disksOfDomainsComeToThisMachine() {
        transcribe("pull", server().describe("host", DISKS).state(folder.resolve("state")));
    }

    private void transcribe(String name) {
        transcribe(name, server().machine("web").machine("db", machine -> machine.poweredOff()));
    }

    private void transcribe(String name, Simulator.Builder server) {
        StringBuilder transcript = new StringBuilder();
        try (Simulator simulator = server.start()) {
            for (String line : FILES.read(name + ".script").lines().toList()) {
                transcript.append(answer(simulator, line));
            }
            FILES.check(name + ".transcript", transcript.toString());
            assertThat(simulator.leaks()).as("left behind").isEmpty();
        }
    }

    private String answer(Simulator simulator, String line) {
        if (line.startsWith("#")) {
            return line + "\n";
        }
        if (line.startsWith("@ lock ")) {
            simulator.machine(line.substring("@ lock ".length())).cdromDoorLocked(true);
            return line + "\n";
        }
        if (line.startsWith("@ sleepy ")) {
            keepOnAsleep(simulator, line.substring("@ sleepy ".length()));
            return line + "\n";
        }
        if (line.startsWith("@ forget ")) {
            forgetSnapshots(simulator, line.substring("@ forget ".length()));
            return line + "\n";
        }
        if (line.startsWith("@ spoil ")) {
            spoil(line.substring("@ spoil ".length()));
            return line + "\n";
        }
        if (line.startsWith("@ editor ")) {
            editor = line.substring("@ editor ".length());
            return line + "\n";
        }
        int end = line.startsWith("(") ? line.indexOf(") ") : -1;
        List<String> typed = end < 0 ? List.of() : List.of(line.substring(1, end));
        Outcome outcome =
                new InProcess(environment(), typed)
                        .run(words(simulator, end < 0 ? line : line.substring(end + 2)));
        String text =
                (outcome.out() + outcome.err())
                        .replace(FILES.folder().toString(), "FILES")
                        .replace(folder.toString(), "OUT")
                        .replaceAll("vireo-edit-[0-9]+", "vireo-edit-N")
                        .replace("127.0.0.1:" + simulator.port(), "HOST")
                        .replaceAll(RATE, "");
        return "$ "
                + line
                + "\n"
                + text.replaceAll("\n+$", "")
                + "\n"
                + (outcome.exit() == 0 ? "" : "exit " + outcome.exit() + "\n");
    }

    private Map<String, String> environment() {
        return Map.of(
                "LIBVIRT_AUTH_FILE",
                Virsh.authFile(folder).toString(),
                "EDITOR",
                editor,
                "TMPDIR",
                folder.toString());
    }

    /// Has a machine stay on when its guest goes to sleep.
    private static void keepOnAsleep(Simulator simulator, String domain) {
        try (OtherClient client = OtherClient.of(simulator)) {
            client.run(
                    ReconfigVMTaskRequest.builder(client.find("VirtualMachine", domain))
                            .spec(
                                    VirtualMachineConfigSpec.builder()
                                            .powerOpInfo(
                                                    VirtualMachineDefaultPowerOpInfo.builder()
                                                            .standbyAction("powerOnSuspend")
                                                            .build())
                                            .build())
                            .build());
        }
    }

    /// Removes the snapshots of a domain and leaves their files, as a host does that cannot get at
    /// them.
    private static void forgetSnapshots(Simulator simulator, String domain) {
        try (OtherClient client = OtherClient.of(simulator)) {
            client.run(
                    RemoveAllSnapshotsTaskRequest.builder(client.find("VirtualMachine", domain))
                            .consolidate(false)
                            .build());
        }
    }

    /// Makes a file of the datastore something else.
    private void spoil(String path) {
        try {
            Files.writeString(folder.resolve("state/datastores/datastore1", path), "spoilt\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Words are parted by spaces, unless they are in `'`; `FILES` is the folder of the files,
    /// `OUT` one that is empty at first.
    private List<String> words(Simulator simulator, String line) {
        List<String> words = new ArrayList<>(List.of("-c", uri(simulator)));
        WORD.matcher(line.replace("FILES/", FILES.folder() + "/").replace("OUT/", folder + "/"))
                .results()
                .forEach(word -> words.add(word.group().replace("'", "")));
        return words;
    }

    private String uri(Simulator simulator) {
        return place.formatted(Vcsim.USER, simulator.port());
    }

    private static Simulator.Builder server() {
        return Simulator.builder()
                .credentials(Vcsim.USER, Vcsim.PASSWORD)
                .clock(InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")));
    }
}
