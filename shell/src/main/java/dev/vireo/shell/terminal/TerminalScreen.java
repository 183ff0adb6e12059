package dev.vireo.shell.terminal;

import dev.vireo.shell.command.ExitCode;
import dev.vireo.shell.command.Screen;
import dev.vireo.shell.text.DisplayWidth;
import dev.vireo.shell.text.Tone;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.InfoCmp.Capability;

/// Pictures on the process's terminal, in the window that it keeps for that.
public final class TerminalScreen implements Screen {
    /// How soon a change of size is seen, milliseconds.
    private static final long SLICE = 50;

    private static final int ESCAPE = '\u001b';

    private final OwnTerminal terminal;
    private final boolean owned;
    private final OwnTerminal.Use window = new Window();
    private final OwnTerminal.Use usedBefore;
    private final Attributes before;
    private final SignalHandler resized;
    private volatile boolean stale;

    /// Takes a terminal.
    ///
    /// @param owned whether it is closed with this
    TerminalScreen(OwnTerminal terminal, boolean owned) {
        this.terminal = terminal;
        this.owned = owned;
        this.before = terminal.enterRawMode(); // Ctrl-C stays a signal
        this.resized = terminal.handle(Signal.WINCH, _ -> stale = true);
        this.usedBefore = terminal.use(window);
        enter();
    }

    /// Takes the process's terminal.
    ///
    /// @param type the kind of terminal, as in `TERM`
    /// @return empty if it cannot show pictures
    public static Optional<Screen> open(String type) {
        return OwnTerminal.open(type).map(TerminalScreen::alone);
    }

    /// Ctrl-C ends the process, as it does without a screen.
    private static TerminalScreen alone(OwnTerminal terminal) {
        terminal.handle(Signal.INT, _ -> Runtime.getRuntime().exit(ExitCode.INTERRUPTED));
        return new TerminalScreen(terminal, true);
    }

    private final class Window implements OwnTerminal.Use {
        @Override
        public boolean endsWithProcess() {
            return true;
        }

        @Override
        public void leave() {
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
        }

        /// The shell that it was stopped in has used the terminal meanwhile.
        @Override
        public void comeBack() {
            terminal.enterRawMode();
            enter();
            stale = true;
        }
    }

    private void enter() {
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    @Override
    public int height() {
        return Math.max(1, terminal.getSize().getRows());
    }

    @Override
    public int width() {
        return Math.max(1, terminal.getSize().getColumns());
    }

    @Override
    public void show(List<String> lines) {
        Size size = terminal.getSize();
        int rows = Math.max(1, size.getRows());
        int columns = Math.max(1, size.getColumns());
        terminal.puts(Capability.cursor_home);
        for (int i = 0; i < Math.min(rows, lines.size()); i++) {
            terminal.writer().print(i == 0 ? "" : "\r\n");
            terminal.puts(Capability.clr_eol); // before the text: behind it is its last column
            terminal.writer().print(Tone.onTerminal(fitting(lines.get(i), columns)));
        }
        if (lines.size() < rows) {
            terminal.writer().print("\r\n");
            terminal.puts(Capability.clr_eos);
        }
        terminal.flush();
    }

    private static String fitting(String line, int columns) {
        int width = 0;
        int at = 0;
        while (at < line.length()) {
            int point = line.codePointAt(at);
            int next = at + Character.charCount(point);
            width += Tone.isMark(point) ? 0 : DisplayWidth.of(line.substring(at, next));
            if (width > columns) {
                return Tone.ended(line.substring(0, at));
            }
            at = next;
        }
        return line;
    }

    @Override
    public int await(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (true) {
                if (stale) {
                    stale = false;
                    return REDRAW;
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return NO_KEY;
                }
                int key = terminal.reader().read(Math.min(left, SLICE));
                if (key != NO_KEY) { // what the reader returns when the time is over
                    return key == ESCAPE ? ArrowKeys.read(terminal.reader()) : key;
                }
            }
        } catch (IOException _) { // or the thread was interrupted
            return CLOSED;
        }
    }

    @Override
    public void close() {
        terminal.handle(Signal.WINCH, resized);
        window.leave();
        terminal.setAttributes(before);
        terminal.use(usedBefore); // where the process ends, the terminal is closed from here on
        if (owned) {
            try {
                terminal.close();
            } catch (IOException _) {
                // it is gone
            }
        }
    }
}
