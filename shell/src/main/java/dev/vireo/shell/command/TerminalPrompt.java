package dev.vireo.shell.command;

import dev.vireo.shell.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Asks at the process's terminal, even if the standard streams are redirected. One question at a
/// time.
public final class TerminalPrompt implements Prompt {
    private static final File TERMINAL = new File("/dev/tty");

    /// The reading of a line that was waited for last, null if its line was taken.
    private final AtomicReference<@Nullable CompletableFuture<Optional<String>>> unread =
            new AtomicReference<>();

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

    private Optional<String> ask(String question, boolean hidden) {
        try (OutputStream out = new FileOutputStream(TERMINAL)) {
            if (hidden && !stty("-echo")) {
                return Optional.empty(); // better no password than one that can be seen
            }
            try {
                out.write(Printable.onTerminal(question).getBytes(StandardCharsets.UTF_8));
                return answer(out);
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

    /// Waits for a line, until the thread is interrupted because the answer is no longer wanted.
    /// The line that nobody has typed yet then is for the next question.
    private Optional<String> answer(OutputStream out) throws IOException {
        CompletableFuture<Optional<String>> line = reading();
        try {
            Optional<String> typed = line.get();
            unread.set(null);
            return typed;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            out.write('\n'); // what is reported next does not belong to the question
            return Optional.empty();
        } catch (ExecutionException e) {
            unread.set(null);
            throw new IOException(e.getCause());
        }
    }

    /// Reads on a thread of its own, for reading a terminal cannot be interrupted.
    private CompletableFuture<Optional<String>> reading() {
        CompletableFuture<Optional<String>> left = unread.get();
        if (left != null && !left.isDone()) {
            return left;
        }
        CompletableFuture<Optional<String>> line = new CompletableFuture<>();
        unread.set(line);
        Thread.ofPlatform()
                .daemon()
                .name("vireo-terminal")
                .start(() -> {
                    try (InputStream in = new FileInputStream(TERMINAL)) {
                        line.complete(readLine(in));
                    } catch (IOException e) {
                        line.completeExceptionally(e);
                    }
                });
        return line;
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
