package dev.vireo.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.Command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody presses Ctrl-C while a task of the server goes on.
// in a thread of its own: what a process prints cannot be waited for with an end
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptionTest {
    @TempDir Path folder;

    @Test
    void cancelsTheTaskSaysSoAndLogsOut() throws IOException, InterruptedException {
        try (TwoShells shells = TwoShells.before(TwoShells.server().machine("web"), folder)) {
            shells.simulator().control().taskTime("SuspendVM_Task", Duration.ofHours(1));
            try (ShellProcess shell =
                    ShellProcess.start(
                            folder,
                            List.of(),
                            "--audit=" + folder.resolve("audit"),
                            "-c",
                            shells.uri(),
                            "suspend web; destroy web")) {
                while (shells.simulator().requests().of("WaitForUpdatesEx") == 0) {
                    Thread.onSpinWait();
                }
                shell.interrupt();
                String said = new String(shell.process().getErrorStream().readAllBytes(), UTF_8);
                assertThat(said)
                        .startsWith("error: Failed to suspend domain 'web'\nerror: ")
                        .contains("interrupted; the task was cancelled")
                        .hasLineCount(2);
                assertThat(shell.process().waitFor()).isEqualTo(130);
            }
            assertThat(shells.simulator().requests().of("CancelTask")).isEqualTo(1);
            assertThat(shells.simulator().leaks()).isEmpty();
            assertThat(shells.vireo("domstate web").out()).startsWith("running");
        }
        assertNoted(130);
    }

    @Test
    void whatTakesTooLongIsNotedInTheAuditLog() throws IOException {
        try (TwoShells shells = TwoShells.before(TwoShells.server().machine("web"), folder)) {
            shells.simulator().control().taskTime("SuspendVM_Task", Duration.ofHours(1));
            String log = folder.resolve("audit").toString();
            Outcome outcome = shells.vireo("--audit " + log + " --timeout 1s suspend web");
            assertThat(outcome.exit()).isEqualTo(124);
            assertThat(outcome.err())
                    .endsWith("error: 'suspend' did not end within 1 s, the limit of --timeout\n");
        }
        assertNoted(124);
    }

    /// What was sent to the server is in the audit log, also if it came to nothing.
    private void assertNoted(int exitCode) throws IOException {
        assertThat(Files.readAllLines(folder.resolve("audit")))
                .singleElement()
                .asString()
                .contains("\"command\":[\"suspend\",\"--domain\",\"web\"]")
                .contains("\"changes\":[{\"method\":\"SuspendVM_Task\"")
                .contains("\"result\":\"failed\",\"exitCode\":" + exitCode + ",");
    }

    @Test
    void leavesADomainWhereItIsThatWasOnItsWay() throws IOException, InterruptedException {
        try (TwoShells shells =
                TwoShells.before(
                        TwoShells.server().vcenter(1, 2, 2),
                        folder,
                        "vpx",
                        "/DC0/DC0_C0/DC0_C0_H0")) {
            shells.simulator().control().taskTime("MigrateVM_Task", Duration.ofHours(1));
            String line = "migrate DC0_C0_RP0_VM0 " + shells.uri().replace("_H0", "_H1");
            try (ShellProcess shell =
                    ShellProcess.start(folder, List.of(), "-c", shells.uri(), line)) {
                while (shells.simulator().requests().of("WaitForUpdatesEx") == 0) {
                    Thread.onSpinWait();
                }
                shell.interrupt();
                String said = new String(shell.process().getErrorStream().readAllBytes(), UTF_8);
                assertThat(said)
                        .contains("Could not migrate 'DC0_C0_RP0_VM0'")
                        .contains(
                                "interrupted; the task was cancelled; 'DC0_C0_RP0_VM0' is on"
                                        + " host 'DC0_C0_H0'")
                        .hasLineCount(1);
                assertThat(shell.process().waitFor()).isEqualTo(130);
            }
            assertThat(shells.simulator().requests().of("CancelTask")).isEqualTo(1);
            assertThat(shells.simulator().leaks()).isEmpty();
            assertThat(shells.vireo("domstate DC0_C0_RP0_VM0").out()).startsWith("running");
        }
    }
}
