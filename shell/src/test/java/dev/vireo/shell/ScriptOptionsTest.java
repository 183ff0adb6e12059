package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.PlannedChange;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.change.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--audit`, `--timeout` and `--on-question`, as far as they need no server.
class ScriptOptionsTest {
    @TempDir Path folder;

    private final FakeHost host = FakeHost.twoRunning();

    @Test
    void anAuditLogHasALineForEachCommand() throws IOException {
        Path log = folder.resolve("audit");
        ShellRun run =
                ShellRun.on(host)
                        .run(
                                "-c",
                                "esx://root@h/",
                                "--audit",
                                log.toString(),
                                "uri; domstate nope");
        assertThat(run.exit()).isEqualTo(1);
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .contains(
                        "\"uri\":\"esx://root@h/\",\"command\":[\"uri\"],\"changes\":[],"
                                + "\"result\":\"done\",\"exitCode\":0,\"milliseconds\":");
        assertThat(lines.get(1))
                .contains(
                        "\"command\":[\"domstate\",\"--domain\",\"nope\"],\"changes\":[],"
                                + "\"result\":\"failed\",\"exitCode\":1,"
                                + "\"error\":\"failed to get domain 'nope'\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
    }

    @Test
    void anAuditLogGrows() throws IOException {
        Path log = folder.resolve("audit");
        ShellRun.on(host).environment("VIREO_AUDIT", log.toString()).run("uri");
        ShellRun.on(host).environment("VIREO_AUDIT", log.toString()).run("hostname");
        assertThat(Files.readAllLines(log)).hasSize(2);
    }

    @Test
    void anAuditLogIsWrittenByAThreadThatIsInterrupted() throws IOException {
        Path file = folder.resolve("audit");
        AuditLog.Entry entry =
                new AuditLog.Entry(null, List.of("uri"), false, List.of(), 130, "x", Duration.ZERO);
        try (AuditLog log = AuditLog.open(file.toString(), InstantSource.system())) {
            Thread.currentThread().interrupt();
            log.write(entry);
            assertThat(Thread.interrupted()).as("left interrupted").isTrue();
            log.write(entry);
        } finally {
            Thread.interrupted();
        }
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void anAuditLogSaysWhatWasADryRun() throws IOException {
        Path log = folder.resolve("audit");
        ShellRun.on(host).run("--dry-run", "--audit", log.toString(), "uri");
        assertThat(Files.readString(log))
                .contains("\"command\":[\"uri\"],\"dryRun\":true,\"changes\":[]");
    }

    @Test
    void aDryRunStartsNoServer() {
        ShellRun run = ShellRun.on(host).run("-q", "--dry-run", "simulator", "--no-tls");
        assertThat(run.both()).isEqualTo("error: 'simulator' starts a server and has no dry run\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void anAuditLogThatCannotBeUsedIsToldWithItsReason() {
        ShellRun run = ShellRun.on(host).run("-q", "--audit", folder.toString(), "uri");
        assertThat(run.both())
                .isEqualTo("error: cannot open the audit log '" + folder + "': Is a directory\n");
        run = ShellRun.on(host).run("-q", "--audit", "/dev/full", "hostname");
        assertThat(run.err())
                .isEqualTo(
                        "error: cannot write the audit log '/dev/full': No space left on device\n");
        assertThat(ShellRun.on(host).run("-q", "--audit", "/dev/null", "hostname").both())
                .isEqualTo("localhost.localdomain\n");
    }

    @Test
    void anAuditLogIsNeitherAPipeNorAFileOfEverybody() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThat(ShellRun.on(host).run("-q", "--audit=" + pipe, "hostname").both())
                .isEqualTo("error: cannot open the audit log '" + pipe + "': it is a pipe\n");
        Path open = Files.createFile(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(ShellRun.on(host).run("-q", "--audit=" + open, "hostname").both())
                .isEqualTo(
                        "error: cannot open the audit log '"
                                + open
                                + "': anybody may change it; chmod o-w it first\n");
    }

    @Test
    void anAuditLogKeepsNoSecrets() throws IOException {
        Path log = folder.resolve("audit");
        ShellRun.on(host)
                .run(
                        "--audit=" + log,
                        "metadata nope urn:x --set '<a passwd=\"s3cret\"/>'; "
                                + "send-key nope KEY_S KEY_3; connect esx://u:s3cret@h/");
        assertThat(Files.readString(log))
                .doesNotContain("s3cret")
                .doesNotContain("KEY_S")
                .contains("passwd=\\\"***");
    }

    @Test
    void withoutTheAuditLogNothingIsDone() {
        ShellRun run =
                ShellRun.with(
                                _ -> {
                                    throw new IllegalStateException("connected");
                                })
                        .run("-c", "esx://h/", "--audit", folder + "/no/log", "uri");
        assertThat(run.both())
                .isEqualTo(
                        "error: cannot open the audit log '"
                                + folder
                                + "/no/log': No such file or directory\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aCommandThatTakesTooLongEnds() throws IOException {
        Path log = folder.resolve("audit");
        ShellRun run =
                ShellRun.with(
                                _ -> {
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                    throw new IllegalStateException("interrupted");
                                })
                        .run("--audit=" + log, "--timeout=50ms", "-c", "esx://h/", "uri; hostname");
        assertThat(Thread.interrupted()).as("left interrupted").isTrue();
        assertThat(run.err())
                .endsWith("error: 'uri' did not end within 50 ms, the limit of --timeout\n");
        assertThat(run.exit()).isEqualTo(124);
        assertThat(Files.readAllLines(log))
                .singleElement()
                .asString()
                .contains("\"result\":\"failed\",\"exitCode\":124,\"error\":\"'uri' did not end");
    }

    @Test
    void aDryRunThatTakesTooLongIsNoPlan() {
        ShellRun run =
                ShellRun.with(
                                request -> {
                                    request.changes()
                                            .orElseThrow()
                                            .onChange(
                                                    new PlannedChange(
                                                            "Destroy_Task",
                                                            "Folder:1",
                                                            Optional.empty(),
                                                            Map.of()));
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                    throw new VirtException(
                                            ErrorCode.OPERATION_ABORTED, "interrupted");
                                })
                        .run("--dry-run", "--timeout=50ms", "connect", "esx://h/");
        assertThat(Thread.interrupted()).as("left interrupted").isTrue();
        assertThat(run.exit()).isEqualTo(124);
        assertThat(run.both())
                .doesNotContain("Destroy_Task")
                .endsWith("error: 'connect' did not end within 50 ms, the limit of --timeout\n\n");
    }

    @Test
    void aCommandThatIsFastEnoughIsLeftAlone() {
        ShellRun run = ShellRun.on(host).run("-q", "--timeout", "1h", "hostname");
        assertThat(run.both()).isEqualTo("localhost.localdomain\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void readsTimes() {
        assertThat(Durations.parse("--timeout", "30")).isEqualTo(Duration.ofSeconds(30));
        assertThat(Durations.parse("--timeout", "1.5m")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Durations.parse("--timeout", "2h")).isEqualTo(Duration.ofHours(2));
        assertThat(Durations.parse("--timeout", "500ms")).isEqualTo(Duration.ofMillis(500));
        for (String wrong : List.of("", "0", "-1", "x", "5 m", "1.2.3", "5d", "9999999999")) {
            assertThatThrownBy(() -> Durations.parse("--timeout", wrong))
                    .hasMessage(
                            "option --timeout takes a time such as 30, 30s, 5m or 1h, not '"
                                    + wrong
                                    + "'");
        }
    }

    @Test
    void aWrongRuleForQuestionsIsToldBeforeConnecting() {
        ShellRun run =
                ShellRun.with(
                                _ -> {
                                    throw new IllegalStateException("connected");
                                })
                        .run("--on-question=defualt", "-c", "esx://h/", "uri");
        assertThat(run.err()).contains("'defualt'").doesNotContain("failed to connect");
        assertThat(run.exit()).isEqualTo(1);
    }
}
