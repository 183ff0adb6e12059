package dev.vireo.shell;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import dev.vireo.shell.command.Surroundings;
import dev.vireo.shell.command.TerminalPrompt;
import dev.vireo.shell.text.Output;
import dev.vireo.shell.text.StreamKind;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.function.Function;

/// The shell as a process, with the drivers that are installed as services.
public final class Main {
    private Main() {}

    /// Runs the shell and ends the process with its exit code.
    ///
    /// @param arguments the command line
    public static void main(String[] arguments) {
        run(arguments, Connection::open);
    }

    /// Runs the shell and ends the process with its exit code.
    ///
    /// @param arguments the command line
    /// @param connector opens connections
    public static void run(String[] arguments, Function<ConnectRequest, Connection> connector) {
        int code = new Shell(surroundings(connector)).run(arguments);
        // all is written and closed; System.exit would load the logging of java.lang.Runtime
        Runtime.getRuntime().halt(code);
    }

    /// Returns what the process gives the shell. The rehearsal calls this, so that the start-up
    /// caches have it.
    static Surroundings surroundings(Function<ConnectRequest, Connection> connector) {
        // the streams of System would encode in the locale's charset and hide that a pipe was
        // closed
        return new Surroundings(
                System.getenv(),
                new FileInputStream(FileDescriptor.in),
                StreamKind.of(0) == StreamKind.TERMINAL,
                new Output(
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        StreamKind.of(1),
                        StreamKind.of(2)),
                new TerminalPrompt(),
                connector);
    }
}
