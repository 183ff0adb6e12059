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

    /// Keys that send more than a character.
    int UP = -4;

    int DOWN = -5;
    int PAGE_UP = -6;
    int PAGE_DOWN = -7;
    int HOME = -8;
    int END = -9;

    /// Returns how many lines there is room for.
    int height();

    /// Returns how many columns a line may take.
    int width();

    /// Draws a picture from the top; what does not fit is left out.
    ///
    /// @param lines text that may have the marks of a [dev.vireo.shell.text.Tone]
    void show(List<String> lines);

    /// Waits for a key.
    ///
    /// @return the character, or one of the constants
    int await(Duration longest);

    @Override
    void close();
}
