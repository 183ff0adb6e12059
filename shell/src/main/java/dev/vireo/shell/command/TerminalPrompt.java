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
import java.util.ArrayList;
import java.util.List;
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
        try (AtExit _ = AtExit.run(() -> stty("echo"))) {
            return ask(question, true);
        }
    }

    @Override
    public Optional<String> key(String question) {
        try (AtExit _ = AtExit.run(() -> stty("icanon", "echo"));
                OutputStream out = new FileOutputStream(TERMINAL)) {
            if (!stty("-icanon", "-echo")) {
                return Prompt.super.key(question);
            }
            try {
                out.write(Printable.onTerminal(question).getBytes(StandardCharsets.UTF_8));
                return answer(out, TerminalPrompt::readKey);
            } finally {
                stty("icanon", "echo");
                out.write('\n');
            }
        } catch (IOException _) {
            return Optional.empty(); // there is no terminal
        }
    }

    private Optional<String> ask(String question, boolean hidden) {
        try (OutputStream out = new FileOutputStream(TERMINAL)) {
            if (hidden && !stty("-echo")) {
                return Optional.empty(); // better no password than one that can be seen
            }
            try {
                out.write(Printable.onTerminal(question).getBytes(StandardCharsets.UTF_8));
                return answer(out, TerminalPrompt::readLine);
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
    private Optional<String> answer(OutputStream out, Reading what) throws IOException {
        CompletableFuture<Optional<String>> line = reading(what);
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
    private CompletableFuture<Optional<String>> reading(Reading what) {
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
                        line.complete(what.read(in));
                    } catch (IOException e) {
                        line.completeExceptionally(e);
                    }
                });
        return line;
    }

    /// Takes from the terminal what was asked for.
    private interface Reading {
        Optional<String> read(InputStream in) throws IOException;
    }

    /// Reads a key of ASCII, as far as it is one.
    private static Optional<String> readKey(InputStream in) throws IOException {
        int b = in.read();
        return b < 0 ? Optional.empty() : Optional.of(Character.toString(b));
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
    private static boolean stty(String... settings) {
        try {
            List<String> command = new ArrayList<>(List.of("stty"));
            command.addAll(List.of(settings));
            Process process =
                    new ProcessBuilder(command)
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
