package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `event` as a process of its own, as scripts have it: it prints each event at once, and ends well
/// when its time is up or somebody presses Ctrl-C.
// in a thread of its own: what a process prints cannot be waited for with an end
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventProcessTest {
    private static final String TIME =
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d{4}: ";

    @TempDir Path folder;

    @Test
    void countsAndLogsOutWhenItIsInterrupted() throws IOException, InterruptedException {
        try (TwoShells shells = TwoShells.before(TwoShells.server().machine("web"), folder)) {
            Process process = start(shells, "--loop", "--timestamp");
            awaitWatch(shells);
            try (Connection other = shells.connect();
                    BufferedReader lines = process.inputReader()) {
                other.lookupByName("web").destroy();
                assertThat(lines.readLine())
                        .matches(TIME + "event 'lifecycle' for domain 'web': Stopped Destroyed");
                other.lookupByName("web").create();
                assertThat(lines.readLine())
                        .matches(TIME + "event 'lifecycle' for domain 'web': Started Booted");
                new ShellProcess(process).interrupt();
                assertThat(lines.lines().filter(line -> !line.isEmpty()))
                        .containsExactly("event loop interrupted", "events received: 2");
                assertThat(process.waitFor()).isZero();
            }
            assertThat(shells.simulator().leaks()).isEmpty();
        }
    }

    /// As in virsh: nothing seen is a failure.
    @Test
    void failsWhenNothingHappensInItsTime() throws IOException, InterruptedException {
        try (TwoShells shells = TwoShells.before(TwoShells.server().machine("web"), folder)) {
            Process process = start(shells, "--timeout", "1");
            try (BufferedReader lines = process.inputReader()) {
                assertThat(lines.lines().filter(line -> !line.isEmpty()))
                        .containsExactly("event loop timed out", "events received: 0");
            }
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(shells.simulator().leaks()).isEmpty();
        }
    }

    @Test
    void endsWithTheFirstEventUnlessToldToGoOn() throws IOException, InterruptedException {
        try (TwoShells shells = TwoShells.before(TwoShells.server().machine("web"), folder)) {
            Process process = start(shells);
            awaitWatch(shells);
            try (Connection other = shells.connect();
                    BufferedReader lines = process.inputReader()) {
                other.lookupByName("web").suspend();
                assertThat(lines.lines().filter(line -> !line.isEmpty()))
                        .containsExactly(
                                "event 'lifecycle' for domain 'web': Suspended Paused",
                                "events received: 1");
            }
            assertThat(process.waitFor()).isZero();
        }
    }

    private Process start(TwoShells shells, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("-c", shells.uri(), "event", "--all"));
        words.addAll(List.of(options));
        return ShellProcess.start(folder, List.of(), words.toArray(String[]::new)).process();
    }

    /// Waits until it would see what happens: the first wait brings what was before, the next one
    /// news.
    private static void awaitWatch(TwoShells shells) {
        while (shells.simulator().requests().of("WaitForUpdatesEx") < 2) {
            Thread.onSpinWait();
        }
    }
}
