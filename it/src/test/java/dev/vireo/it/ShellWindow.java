package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.Command;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The shell in a window of a terminal (tmux), where what a person sees can be looked at, started
/// from a shell with job control.
final class ShellWindow implements AutoCloseable {
    private static final String SHELL = "env --default-signal bash --norc --noprofile -i";

    /// How long something that is to be seen is waited for.
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final int LOOK_EVERY_MS = 50;
    private static final int CALM_LOOKS = 8;

    private final Command tmux;

    private ShellWindow(Command tmux) {
        this.tmux = tmux;
    }

    /// Opens a window of 100 columns and 24 rows, in which `vireo` starts the shell.
    ///
    /// @param folder its current folder, and where the shell keeps its history
    static ShellWindow open(Path folder) throws IOException {
        Path vireo = folder.resolve("vireo");
        Files.writeString(
                vireo,
                "#!/bin/sh\nexec "
                        + Path.of(System.getProperty("java.home"), "bin", "java")
                        + " -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("java.class.path")
                        + "' dev.vireo.shell.Main \"$@\"\n");
        Files.setPosixFilePermissions(vireo, PosixFilePermissions.fromString("rwx------"));
        Command tmux =
                Command.stranger("tmux", "tmux")
                        .from(folder)
                        .with("VIREO_PASSWORD", Vcsim.PASSWORD)
                        .with("XDG_STATE_HOME", folder.resolve("state").toString())
                        .with("PATH", folder + ":" + System.getenv("PATH"))
                        .with("LC_ALL", "C.UTF-8")
                        .always("-S", folder.resolve("tmux").toString(), "-f", "/dev/null");
        // what keeps the window goes on, and must not have the streams that the test waits for
        Command start = new Command(Path.of("/bin/sh"), List.of(), tmux.environment(), folder);
        String words = "exec tmux -S tmux -f /dev/null new-session -d -x 100 -y 24 '" + SHELL + "'";
        assertThat(start.run("-c", words + " >&- 2>&-").exit()).isZero();
        ShellWindow window = new ShellWindow(tmux);
        window.await(shown -> !shown.isBlank(), "prompt");
        return window;
    }

    private String tell(String... words) {
        Command.Outcome outcome = tmux.run(words);
        assertThat(outcome.exit()).withFailMessage(outcome::err).isZero();
        return outcome.out();
    }

    /// Types a text.
    void type(String text) {
        tell("send-keys", "-l", text);
    }

    /// Types a line.
    void enter(String text) {
        type(text);
        press("Enter");
    }

    /// Presses keys, by tmux' names.
    void press(String... keys) {
        for (String key : keys) {
            tell("send-keys", key);
        }
    }

    /// Pastes a text, as terminals do it.
    void paste(String text) {
        tell("set-buffer", text);
        tell("paste-buffer", "-p");
    }

    /// Gives the window another size.
    void resize(int columns, int rows) {
        tell("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /// Returns whether a picture is shown in place of what was printed.
    boolean showsPicture() {
        return tell("display-message", "-p", "#{alternate_on}").startsWith("1");
    }

    /// Returns whether the cursor is to be seen.
    boolean showsCursor() {
        return tell("display-message", "-p", "#{cursor_flag}").startsWith("1");
    }

    /// Returns what is in the window, without blanks at the end of lines.
    List<String> lines() {
        return tell("capture-pane", "-p").lines().toList();
    }

    /// Waits until a text is in the window.
    ///
    /// @return all that is in the window
    String await(String text) {
        return await(shown -> shown.contains(text), "'" + text + "'");
    }

    /// Waits until a text stands as often in the window.
    ///
    /// @return all that is in the window
    String await(String text, int times) {
        return await(
                shown -> shown.split(Pattern.quote(text), -1).length == times + 1,
                "'" + text + "' " + times + " times");
    }

    /// Waits until what is in the window is right.
    ///
    /// @return all that is in the window
    String await(Predicate<String> right, String what) {
        long end = System.nanoTime() + LIMIT.toNanos();
        String shown = String.join("\n", lines());
        while (!right.test(shown)) {
            try {
                Thread.sleep(LOOK_EVERY_MS); // tmux says only what is shown, not when that changes
            } catch (InterruptedException e) {
                throw new AssertionError("no " + what + " in:\n" + shown, e);
            }
            assertThat(System.nanoTime() < end)
                    .withFailMessage("no " + what + " in:\n" + shown)
                    .isTrue();
            shown = String.join("\n", lines());
        }
        return shown;
    }

    /// Waits until what is in the window is right, and has been so for a while: the terminal may
    /// have come to it before the shell has.
    void awaitCalm(Predicate<String> right, String what) {
        AtomicInteger looks = new AtomicInteger();
        await(
                shown -> {
                    looks.set(right.test(shown) ? looks.get() + 1 : 0);
                    return looks.get() == CALM_LOOKS;
                },
                what);
    }

    /// Ends all that runs in it, and waits for its end: a shell writes its history when it ends.
    @Override
    public void close() {
        List<ProcessHandle> running =
                tmux.run("list-panes", "-a", "-F", "#{pane_pid}")
                        .out()
                        .lines()
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                        .flatMap(shell -> Stream.concat(Stream.of(shell), shell.descendants()))
                        .toList();
        tmux.run("kill-server");
        for (ProcessHandle process : running) {
            process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
