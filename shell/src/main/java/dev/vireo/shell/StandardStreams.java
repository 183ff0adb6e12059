package dev.vireo.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds out what the standard streams are, which the JDK cannot tell for each of them.
final class StandardStreams {
    private StandardStreams() {}

    /// Returns whether a file descriptor is a terminal.
    static boolean isTerminal(int descriptor) {
        String target = target(descriptor);
        return target.startsWith("/dev/pts/")
                || target.startsWith("/dev/tty")
                || target.equals("/dev/console");
    }

    /// Returns whether a file descriptor is a pipe or a socket.
    static boolean isPipe(int descriptor) {
        String target = target(descriptor);
        return target.startsWith("pipe:") || target.startsWith("socket:");
    }

    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd", Integer.toString(descriptor)))
                    .toString();
        } catch (IOException | UnsupportedOperationException e) {
            return ""; // no /proc: taken for a file, which is the careful choice
        }
    }
}
