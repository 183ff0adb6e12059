package dev.vireo.shell.command;

import java.time.Duration;
import java.util.List;

/// The whole terminal, for pictures that are drawn again and again. Closing it leaves everything as
/// it was before: what stood on the terminal, and how it treats keys.
public interface Screen extends AutoCloseable {
    /// The wait for a key is over.
    int NO_KEY = -2;

    /// The picture must be drawn again: the window has another size, or is back from the
    /// background.
    int REDRAW = -3;

    /// There is nobody any more.
    int CLOSED = -1;

    /// Returns how many lines there is room for.
    int height();

    /// Draws a picture from the top; what does not fit is left out.
    ///
    /// @param lines text that may have the marks of a [dev.vireo.shell.text.Tone]
    void show(List<String> lines);

    /// Waits for a key.
    ///
    /// @return the character, or [#NO_KEY], [#REDRAW] or [#CLOSED]
    int await(Duration longest);

    @Override
    void close();
}
