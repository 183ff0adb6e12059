package dev.vireo.shell.terminal;

import dev.vireo.shell.command.Screen;
import java.io.IOError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/// Reads lines from the person at the process's terminal, which a [Screen] may take while a command
/// is at work.
public final class LineEditor implements AutoCloseable {
    /// What stands before the second line of a text, and those after it.
    static final String CONTINUED = "> ";

    private static final int MOST_DESCRIBED = 100;

    private final OwnTerminal terminal;
    private final LineReader reader;
    private final boolean reflows;
    private final Deque<String> pasted = new ArrayDeque<>();

    private LineEditor(OwnTerminal terminal, LineReader reader, boolean reflows) {
        this.terminal = terminal;
        this.reader = reader;
        this.reflows = reflows;
    }

    /// What came of waiting for a line.
    public enum End {
        /// A line was typed.
        LINE,
        /// It was given up with Ctrl-C.
        CANCELLED,
        /// There will be no more.
        CLOSED
    }

    /// A line.
    ///
    /// @param end whether there is one
    /// @param text the line, empty if there is none
    public record Typed(End end, String text) {}

    /// Takes the terminal.
    ///
    /// @param environment the environment variables
    /// @param commands the commands that are completed
    /// @param names what there is on the server
    /// @param folder where names of files begin
    /// @param interrupt what Ctrl-C does while no line is waited for
    /// @return empty if the terminal cannot do more than print
    public static Optional<LineEditor> open(
            Map<String, String> environment,
            CommandSource commands,
            LiveNames names,
            Supplier<Path> folder,
            Runnable interrupt) {
        Optional<OwnTerminal> taken = OwnTerminal.open(environment.getOrDefault("TERM", ""));
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        OwnTerminal terminal = taken.get();
        terminal.handle(Terminal.Signal.INT, _ -> interrupt.run());
        Completion completion = new Completion(commands, names, folder);
        return Optional.of(
                new LineEditor(
                        terminal,
                        reader(terminal, environment, completion),
                        EditedText.reflows(environment)));
    }

    /// Lends the terminal for pictures, while no line is edited.
    public Screen screen() {
        return new TerminalScreen(terminal, false);
    }

    private static LineReader reader(
            Terminal terminal, Map<String, String> environment, Completion completion) {
        LineReaderBuilder builder =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .appName("vireo")
                        .parser(new LineParser())
                        .history(new DiscreetHistory())
                        .completer((_, line, choices) -> complete(completion, line, choices))
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                        .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false)
                        .option(LineReader.Option.INSERT_TAB, false)
                        .option(LineReader.Option.COMPLETE_MATCHER_TYPO, false)
                        .option(LineReader.Option.COMPLETE_MATCHER_CAMELCASE, false)
                        .option(LineReader.Option.AUTO_GROUP, false)
                        .option(LineReader.Option.GROUP, false)
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUED);
        DiscreetHistory.file(environment)
                .ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        LineReader reader = builder.build();
        bindArrows(Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN)));
        return reader;
    }

    /// Arrows mean the same from terminals that do not heed how they are asked to send them.
    private static void bindArrows(KeyMap<Binding> keys) {
        keys.bind(new Reference(LineReader.UP_LINE_OR_HISTORY), "\u001b[A");
        keys.bind(new Reference(LineReader.DOWN_LINE_OR_HISTORY), "\u001b[B");
        keys.bind(new Reference(LineReader.FORWARD_CHAR), "\u001b[C");
        keys.bind(new Reference(LineReader.BACKWARD_CHAR), "\u001b[D");
    }

    private static void complete(
            Completion completion, ParsedLine line, List<Candidate> candidates) {
        List<Choice> choices = completion.choices(line.words());
        boolean described = choices.size() <= MOST_DESCRIBED;
        for (Choice choice : choices) {
            String about = described && !choice.about().isEmpty() ? choice.about() : null;
            candidates.add(
                    new Candidate(
                            choice.value(),
                            choice.value(),
                            null,
                            about,
                            null,
                            null,
                            choice.ended()));
        }
    }

    /// Waits for a line. Several lines that were pasted come one after the other; a line goes on in
    /// the next one where a quote is open or a backslash is its end.
    ///
    /// @param prompt what to show
    public Typed read(String prompt) {
        if (!pasted.isEmpty()) {
            return new Typed(End.LINE, pasted.removeFirst());
        }
        try {
            pasted.addAll(OpenLine.complete(edited(prompt)));
            return new Typed(End.LINE, pasted.isEmpty() ? "" : pasted.removeFirst());
        } catch (UserInterruptException _) {
            return new Typed(End.CANCELLED, "");
        } catch (EndOfFileException | IOError | IllegalStateException _) { // or it is gone
            return new Typed(End.CLOSED, "");
        }
    }

    private String edited(String prompt) {
        terminal.use(new EditedText(terminal, reader, prompt, reflows));
        try {
            return reader.readLine(prompt);
        } finally {
            terminal.use(OwnTerminal.Use.NONE);
        }
    }

    /// Forgets the lines that were pasted and not yet read.
    public void dropPasted() {
        pasted.clear();
    }

    /// Gives the terminal back as it was.
    @Override
    public void close() {
        try {
            reader.getHistory().save();
            terminal.close();
        } catch (IOException | IOError _) {
            // it is gone
        }
    }
}
