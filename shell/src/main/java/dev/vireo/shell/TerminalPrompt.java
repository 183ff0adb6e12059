package dev.vireo.shell;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Asks at the process's terminal, even if the standard streams are redirected.
final class TerminalPrompt implements Prompt {
    private static final File TERMINAL = new File("/dev/tty");

    @Override
    public Optional<String> line(String question) {
        return ask(question, false);
    }

    @Override
    public Optional<String> secret(String question) {
        // a person may end the program at the prompt, and wants to see what is typed after it
        Thread restore = new Thread(() -> stty("echo"));
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            return ask(question, true);
        } finally {
            Runtime.getRuntime().removeShutdownHook(restore);
        }
    }

    private static Optional<String> ask(String question, boolean hidden) {
        try (InputStream in = new FileInputStream(TERMINAL);
                OutputStream out = new FileOutputStream(TERMINAL)) {
            if (hidden && !stty("-echo")) {
                return Optional.empty(); // better no password than one that can be seen
            }
            try {
                out.write(Printable.onTerminal(question).getBytes(StandardCharsets.UTF_8));
                return readLine(in);
            } finally {
                if (hidden) {
                    stty("echo");
                    out.write('\n');
                }
            }
        } catch (IOException _) {
            return Optional.empty(); // there is no terminal
        }
    }

    /// Reads bytes up to a line end, and no more: the rest is for whoever reads next.
    private static Optional<String> readLine(InputStream in) throws IOException {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        while (b >= 0 && b != '\n') {
            typed.write(b);
            b = in.read();
        }
        return Optional.of(typed.toString(StandardCharsets.UTF_8));
    }

    /// Switches the terminal's echo, for which the JDK has no call unless all streams are
    /// terminals.
    private static boolean stty(String setting) {
        try {
            Process process =
                    new ProcessBuilder("stty", setting)
                            .redirectInput(TERMINAL)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
