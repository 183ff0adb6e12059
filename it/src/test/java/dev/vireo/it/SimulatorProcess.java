package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The simulator in a process of its own, as users have it.
///
/// @param process the process
/// @param url where it answers
public record SimulatorProcess(Process process, URI url) implements AutoCloseable {
    /// Starts one over plain HTTP and waits until it is ready.
    ///
    /// @param jvm options of the JVM
    /// @param options options of the simulator
    /// @return the process, which answers
    public static SimulatorProcess start(List<String> jvm, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("dev.vireo.simulator.command.Main", "--no-tls"));
        command.addAll(options);
        return start(new ProcessBuilder(command).redirectError(Redirect.INHERIT));
    }

    /// Starts a command that prints the address of a simulator when it is ready.
    ///
    /// @param command the command
    /// @return the process, which answers
    public static SimulatorProcess start(ProcessBuilder command) {
        try {
            Process process = command.start();
            String line = process.inputReader().readLine();
            assertThat(line).as("the address").isNotNull();
            return new SimulatorProcess(process, URI.create(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills it, as `kill -9` does.
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
