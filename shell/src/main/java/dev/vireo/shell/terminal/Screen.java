package dev.vireo.shell.terminal;

import dev.vireo.shell.command.Session;
import dev.vireo.shell.text.DisplayWidth;
import dev.vireo.shell.text.Tone;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.InfoCmp.Capability;

/// The whole terminal, for pictures that are drawn again and again. Closing it leaves everything as
/// it was before: what stood on the terminal, and how it treats keys.
public final class Screen implements AutoCloseable {
    /// The wait for a key is over.
    public static final int NO_KEY = -2;

    /// The picture must be drawn again: the window has another size, or is back from the
    /// background.
    public static final int REDRAW = -3;

    /// There is nobody any more.
    public static final int CLOSED = -1;

    private static final String NAME = "vireo screen";

    /// How soon a change of size is seen, milliseconds.
    private static final long SLICE = 100;

    private final Terminal terminal;
    private final Attributes before;
    private final SignalHandler resized;
    private final SignalHandler continued;
    private volatile boolean stale;

    private Screen(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode(); // Ctrl-C stays a signal
        this.resized = terminal.handle(Signal.WINCH, _ -> stale = true);
        this.continued = terminal.handle(Signal.CONT, _ -> comeBack());
        enter();
    }

    /// Takes the terminal, also from who edits lines there, until it is closed.
    ///
    /// @return empty if no person is at a terminal that can show pictures
    public static Optional<Screen> open(Session session) {
        String type = session.environment("TERM");
        if (!session.hasTerminal() || type == null) {
            return Optional.empty();
        }
        return SystemTerminal.open(type, NAME).map(Screen::new);
    }

    private void enter() {
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    /// The shell that it was stopped in has used the terminal meanwhile.
    private void comeBack() {
        terminal.enterRawMode();
        enter();
        stale = true;
    }

    /// Returns how many lines there is room for.
    public int height() {
        return Math.max(1, terminal.getSize().getRows());
    }

    /// Draws a picture from the top; what does not fit is left out.
    ///
    /// @param lines text that may have the marks of a [Tone]
    public void show(List<String> lines) {
        Size size = terminal.getSize();
        int rows = Math.max(1, size.getRows());
        int columns = Math.max(1, size.getColumns());
        terminal.puts(Capability.cursor_home);
        for (int i = 0; i < Math.min(rows, lines.size()); i++) {
            terminal.writer().print(i == 0 ? "" : "\r\n");
            terminal.writer().print(Tone.onTerminal(fitting(lines.get(i), columns)));
            terminal.puts(Capability.clr_eol);
        }
        terminal.puts(Capability.clr_eos);
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

    /// Waits for a key.
    ///
    /// @return the character, or [#NO_KEY], [#REDRAW] or [#CLOSED]
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
                    return key;
                }
            }
        } catch (IOException _) { // or the thread was interrupted
            return CLOSED;
        }
    }

    @Override
    public void close() {
        terminal.handle(Signal.WINCH, resized);
        terminal.handle(Signal.CONT, continued);
        terminal.puts(Capability.cursor_normal);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        terminal.setAttributes(before);
        if (terminal.getName().equals(NAME)) {
            try {
                terminal.close();
            } catch (IOException _) {
                // it is gone
            }
        }
    }
}
