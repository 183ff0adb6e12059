package dev.vireo.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.Command;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The shell in a pseudo-terminal of 100 columns, as a person has it.
///
/// What it prints is waited for without an end of its own: tests that use it have a time limit.
final class TypedShell implements AutoCloseable {
    private static final Pattern CONTROL =
            Pattern.compile("\u001b(\\[[0-9;?]*[ -/]*[@-~]|[=>]|\\][^\u0007]*\u0007)|\u0007");
    private static final Pattern DEVICE = Pattern.compile("(/dev/\\S+) (\\d+)");

    private final Process process;
    private final InputStream output;
    private final StringBuilder unread = new StringBuilder();
    private String device = "";
    private String pid = "";

    private TypedShell(Process process) {
        this.process = process;
        this.output = process.getInputStream();
    }

    /// Starts it.
    ///
    /// @param folder its current folder, and where it keeps its history
    /// @param arguments the command line
    static TypedShell start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /// Starts it.
    ///
    /// @param folder its current folder, and where it keeps its history
    /// @param environment further variables
    /// @param arguments the command line
    static TypedShell start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        // what started the tests may ignore signals, as nohup does, and that is inherited
        StringBuilder line =
                new StringBuilder(
                        "stty cols 100 rows 30; echo $(tty) $$; exec env --default-signal");
        line.append(quoted(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.append(" -cp").append(quoted(System.getProperty("java.class.path")));
        line.append(" dev.vireo.shell.Main");
        for (String argument : arguments) {
            line.append(quoted(argument));
        }
        Command script = Command.stranger("script", "bsdutils").from(folder);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            script = script.with(variable.getKey(), variable.getValue());
        }
        Process process =
                script.with("VIREO_PASSWORD", Vcsim.PASSWORD)
                        .with("TERM", "xterm")
                        .with("SHELL", "/bin/sh")
                        .with("XDG_STATE_HOME", folder.resolve("state").toString())
                        .start(List.of("-qefc", line.toString(), "/dev/null"));
        TypedShell shell = new TypedShell(process);
        Matcher found = DEVICE.matcher(shell.await("\n"));
        assertThat(found.find()).isTrue();
        shell.device = found.group(1);
        shell.pid = found.group(2);
        return shell;
    }

    private static String quoted(String word) {
        return " '" + word.replace("'", "'\\''") + "'";
    }

    /// Presses keys.
    void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /// Waits until a text is on the screen.
    ///
    /// @return all that came since the last wait, up to its end
    String await(String text) {
        try {
            int at = shown().indexOf(text);
            while (at < 0) {
                byte[] bytes = new byte[4096];
                int count = output.read(bytes);
                if (count < 0) {
                    throw new AssertionError("no '" + text + "' in: " + shown());
                }
                unread.append(new String(bytes, 0, count, UTF_8));
                at = shown().indexOf(text);
            }
            String shown = shown();
            unread.setLength(0);
            unread.append(shown.substring(at + text.length()));
            return shown.substring(0, at + text.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String shown() {
        return CONTROL.matcher(unread).replaceAll("");
    }

    /// Makes the window narrower or wider.
    void resize(int columns) {
        assertThat(
                        Command.stranger("stty", "coreutils")
                                .run("-F", device, "cols", Integer.toString(columns))
                                .exit())
                .isZero();
    }

    /// Sends a signal, such as `HUP` when a window is closed.
    void signal(String name) {
        assertThat(Command.stranger("sh", "dash").run("-c", "kill -" + name + " " + pid).exit())
                .isZero();
    }

    /// Waits for its end.
    ///
    /// @return the exit code
    int exit() throws IOException, InterruptedException {
        output.readAllBytes();
        return process.waitFor();
    }

    /// Ends it: what `script` has started does not end with it, and might still write a file.
    @Override
    public void close() {
        ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::destroyForcibly)
                .ifPresent(shell -> shell.onExit().join());
        process.destroyForcibly().onExit().join();
    }
}
