package dev.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A program of this machine and how it is run: with a fixed environment, from a given folder, and
/// for no longer than two minutes.
///
/// @param program the program's file
/// @param leading arguments that come first in each run
/// @param environment variables set for it, beside those of this process that cannot change what a
///   test sees
/// @param folder where it runs
public record Command(
        Path program, List<String> leading, Map<String, String> environment, Path folder) {
    private static final System.Logger LOG = System.getLogger(Command.class.getName());
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /// What a program did.
    ///
    /// @param exit its exit code
    /// @param out what it wrote to standard output
    /// @param err what it wrote to standard error
    public record Outcome(int exit, String out, String err) {}

    /// Copies the collections.
    public Command {
        leading = List.copyOf(leading);
        environment = new TreeMap<>(environment);
    }

    /// Makes a command without arguments.
    ///
    /// @param program the program's file
    public Command(Path program) {
        this(program, List.of(), Map.of(), Path.of("").toAbsolutePath());
    }

    /// Finds a stranger on the `PATH`. Where it is missing the test is skipped with a warning, or
    /// fails if `VIREO_REQUIRE_STRANGERS` is set.
    ///
    /// @param name its name
    /// @param debianPackage the package of Debian that has it
    /// @return the program
    public static Command stranger(String name, String debianPackage) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path program = Path.of(folder).resolve(name);
            if (Files.isExecutable(program)) {
                return new Command(program);
            }
        }
        return missing(name + " is not on the PATH", debianPackage);
    }

    /// Requires a file that a stranger brings, just as [#stranger] requires a program.
    ///
    /// @param file the file or folder
    /// @param debianPackage the package of Debian that has it
    /// @return the file
    public static Path fileOfStranger(Path file, String debianPackage) {
        if (!Files.exists(file)) {
            missing(file + " is not there", debianPackage);
        }
        return file;
    }

    /// Skips the test with a warning, or fails it, because something it needs is missing.
    static Command missing(String what, String debianPackage) {
        String message = "%s (Debian: apt-get install %s)".formatted(what, debianPackage);
        assertThat(System.getenv("VIREO_REQUIRE_STRANGERS"))
                .withFailMessage(message + ", and VIREO_REQUIRE_STRANGERS is set")
                .isNull();
        LOG.log(System.Logger.Level.WARNING, "TESTS WITH STRANGERS ARE SKIPPED: {0}", message);
        return Assumptions.abort(message);
    }

    /// Sets a variable.
    ///
    /// @param variable its name
    /// @param value its value
    /// @return the command with it
    public Command with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Command(program, leading, more, folder);
    }

    /// Adds arguments that come first in each run.
    ///
    /// @param arguments the arguments
    /// @return the command with them
    public Command always(String... arguments) {
        List<String> more = Stream.concat(leading.stream(), Stream.of(arguments)).toList();
        return new Command(program, more, environment, folder);
    }

    /// Runs elsewhere.
    ///
    /// @param otherFolder where
    /// @return the command that runs there
    public Command from(Path otherFolder) {
        return new Command(program, leading, environment, otherFolder);
    }

    /// Runs the program to its end.
    ///
    /// @param arguments what it is told
    /// @return what it did
    public Outcome run(String... arguments) {
        return run(List.of(arguments));
    }

    /// Runs the program to its end.
    ///
    /// @param arguments what it is told
    /// @return what it did
    public Outcome run(List<String> arguments) {
        try {
            Process process = start(arguments);
            process.getOutputStream().close();
            var out = reading(process.getInputStream());
            var err = reading(process.getErrorStream());
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(this + " " + arguments + " did not end");
            }
            return new Outcome(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Starts the program; whoever called ends it.
    ///
    /// @param arguments what it is told
    /// @return the process
    /// @throws IOException if it cannot be started
    public Process start(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(program.toString());
        words.addAll(leading);
        words.addAll(arguments);
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().keySet().removeIf(Command::influences);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// Tells whether a variable of the developer's environment could change what a test sees.
    private static boolean influences(String variable) {
        return variable.startsWith("LC_")
                || variable.startsWith("XDG_")
                || variable.startsWith("LIBVIRT_")
                || variable.startsWith("VIRSH_")
                || variable.startsWith("VIREO_")
                || variable.startsWith("JAVA_TOOL_")
                || variable.equals("LANG")
                || variable.equals("LANGUAGE");
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        Executor reader = Thread::startVirtualThread;
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                reader);
    }
}
