package dev.vireo.simulator.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The simulator as a process: `java -m dev.vireo.simulator/dev.vireo.simulator.command.Main`.
public final class Main {
    private Main() {}

    /// Runs the simulator until it is stopped, and ends the process with its exit code.
    ///
    /// @param arguments the options
    public static void main(String[] arguments) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int code = new SimulatorTool().run(out, err, arguments);
        out.flush();
        err.flush();
        // also while a signal ends the process, which would report another code
        Runtime.getRuntime().halt(code);
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
