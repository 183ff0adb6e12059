package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.Command;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The shell in a process of its own, as users have it.
///
/// @param process the process
record ShellProcess(Process process) implements AutoCloseable {
    /// Starts it.
    ///
    /// @param folder for the file with the credentials
    /// @param jvm options of the JVM
    /// @param arguments the command line
    static ShellProcess start(Path folder, List<String> jvm, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(jvm);
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add("dev.vireo.shell.Main");
        words.addAll(Arrays.asList(arguments));
        // Programs in the background of a script, and whatever they start, are deaf to Ctrl-C; so
        // is a JVM that was started deaf. Only the program between them can mend that.
        return new ShellProcess(
                Command.stranger("env", "coreutils")
                        .with("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString())
                        .with("VIREO_PASSWORD", Vcsim.PASSWORD)
                        .always("--default-signal=INT")
                        .always(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                        .start(words));
    }

    /// Presses Ctrl-C.
    void interrupt() {
        assertThat(Command.stranger("sh", "dash").run("-c", "kill -INT " + process.pid()).exit())
                .isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
