package dev.vireo.shell.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a standard stream is connected to, which the JDK does not tell for each of them.
public enum StreamKind {
    /// A person reads or types.
    TERMINAL,
    /// Another program reads or writes, and may end first.
    PIPE,
    /// A file, or something unknown.
    FILE;

    /// Finds out what a file descriptor is connected to.
    public static StreamKind of(int descriptor) {
        String target;
        try {
            target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd", Integer.toString(descriptor)))
                            .toString();
        } catch (IOException | UnsupportedOperationException _) {
            return FILE; // no /proc: the careful choice
        }
        if (target.startsWith("/dev/pts/")
                || target.startsWith("/dev/tty")
                || target.equals("/dev/console")) {
            return TERMINAL;
        }
        return target.startsWith("pipe:") || target.startsWith("socket:") ? PIPE : FILE;
    }
}
