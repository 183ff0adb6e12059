package dev.vireo.shell;

import dev.vireo.api.Connection;
import dev.vireo.shell.command.ExitCode;
import dev.vireo.shell.command.Interruption;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.Surroundings;
import dev.vireo.shell.terminal.LineEditor;
import dev.vireo.shell.terminal.LiveNames;
import dev.vireo.shell.terminal.PromptText;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Lines that a person types and edits. Ctrl-C cancels a line, or the command that is at work; the
/// session goes on.
final class EditedLines implements LineSource {
    /// How often Ctrl-C is pressed by somebody who wants out.
    private static final int ENOUGH = 3;

    private final Session session;
    private final LiveNames names;
    private final AtomicInteger pressed = new AtomicInteger();
    private @Nullable LineEditor editor;

    private EditedLines(Session session) {
        this.session = session;
        this.names = new LiveNames(session::openConnection);
    }

    /// Takes the terminal.
    ///
    /// @return empty if it can do no more than print
    static Optional<EditedLines> open(Surroundings surroundings, Session session) {
        EditedLines lines = new EditedLines(session);
        Optional<LineEditor> editor =
                LineEditor.open(
                        surroundings.environment(),
                        new Commands(),
                        lines.names,
                        session::folder,
                        lines::interrupt);
        lines.editor = editor.orElse(null);
        editor.ifPresent(open -> session.drawOn(() -> Optional.of(open.screen())));
        return editor.map(_ -> lines);
    }

    @Override
    public boolean isPerson() {
        return true;
    }

    /// Waits for a line. When the process is told to end meanwhile, there is none.
    @Override
    public @Nullable String next() {
        LineEditor open = editor;
        if (open == null) {
            return null;
        }
        Thread.interrupted(); // a Ctrl-C that came too late for its command
        names.outdate();
        try (Interruption end = Interruption.of(Thread.currentThread()::interrupt)) {
            while (!end.came()) {
                LineEditor.Typed typed = open.read(prompt());
                pressed.set(0);
                switch (typed.end()) {
                    case LINE -> {
                        return typed.text();
                    }
                    case CANCELLED -> {} // for another line
                    case CLOSED -> {
                        return null;
                    }
                }
            }
        }
        return null;
    }

    private String prompt() {
        return PromptText.of(session.openConnection().map(Connection::uri), session.isReadOnly());
    }

    /// Runs on another thread while a command is at work.
    private void interrupt() {
        session.interrupt();
        if (pressed.incrementAndGet() >= ENOUGH) {
            close();
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
    }

    @Override
    public boolean goesOnAfterInterruption() {
        LineEditor open = editor;
        if (open != null) {
            open.dropPasted();
        }
        return true;
    }

    @Override
    public void close() {
        names.close();
        LineEditor open = editor;
        if (open != null) {
            open.close();
        }
    }
}
