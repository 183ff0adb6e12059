package dev.vireo.shell.terminal;

import dev.vireo.shell.text.DisplayWidth;
import java.util.Map;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.utils.InfoCmp.Capability;

/// The prompt and the line that is typed behind it, as they stand on the terminal.
final class EditedText implements OwnTerminal.Use {
    private final OwnTerminal terminal;
    private final LineReader reader;
    private final String prompt;
    private final boolean reflows;
    private volatile Size size;

    /// @param prompt what stands before the line
    /// @param reflows whether the terminal wraps again what stands there when its window gets
    ///   another width
    EditedText(OwnTerminal terminal, LineReader reader, String prompt, boolean reflows) {
        this.terminal = terminal;
        this.reader = reader;
        this.prompt = prompt;
        this.reflows = reflows;
        this.size = terminal.getSize();
    }

    /// Guesses whether a terminal wraps again what stands there, which none tells. Most do.
    ///
    /// @param environment the environment variables
    static boolean reflows(Map<String, String> environment) {
        boolean multiplexed = environment.containsKey("TMUX");
        return multiplexed
                || !(environment.containsKey("XTERM_VERSION")
                        || environment.containsKey("STY")
                        || environment.getOrDefault("TERM", "").equals("linux"));
    }

    @Override
    public void leave() {
        terminal.writer().print(LineReaderImpl.BRACKETED_PASTE_OFF);
        terminal.puts(Capability.keypad_local);
        terminal.flush();
    }

    /// The editor itself has drawn its line again by now.
    @Override
    public void comeBack() {
        terminal.writer().print(LineReaderImpl.BRACKETED_PASTE_ON);
        terminal.flush();
    }

    /// The editor draws its line again in the row in which the cursor is: that is to be the one in
    /// which the prompt is, and nothing is to be left of what was below.
    @Override
    public boolean resized(Size now) {
        int wrapped = (reflows ? now : size).getColumns();
        boolean changed = !now.equals(size);
        size = now;
        if (changed && wrapped > 0) {
            terminal.puts(Capability.carriage_return);
            for (int i = 0; i < rowsAbove(wrapped); i++) {
                terminal.puts(Capability.cursor_up);
            }
            clear();
        }
        return changed;
    }

    /// Clears what is in the row of the cursor and below: in two steps, as multiplexers keep what
    /// is cleared from the window's first corner on.
    private void clear() {
        terminal.puts(Capability.save_cursor);
        terminal.puts(Capability.clr_eol);
        terminal.puts(Capability.cursor_down);
        terminal.puts(Capability.clr_eos);
        terminal.puts(Capability.restore_cursor);
        terminal.flush();
    }

    /// Returns how many rows the cursor is below the beginning of the prompt.
    private int rowsAbove(int width) {
        String typed = reader.getBuffer().upToCursor();
        String[] lines = (prompt + typed).split("\n", -1);
        int rows = 0;
        for (int i = 0; i < lines.length; i++) {
            int cells = DisplayWidth.of(lines[i]) + (i == 0 ? 0 : LineEditor.CONTINUED.length());
            boolean last = i == lines.length - 1;
            rows += last ? cells / width : Math.max(0, cells - 1) / width + 1;
        }
        return rows;
    }
}
