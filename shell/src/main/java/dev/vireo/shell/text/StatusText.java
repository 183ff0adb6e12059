package dev.vireo.shell.text;

import java.time.Duration;
import java.util.Locale;

/// What a line says that tells how far something is: as much of it as there is room for.
public final class StatusText {
    private static final int BAR = 20;
    private static final int ALL = 100;
    private static final String WHEEL = "|/-\\";

    private final String label;
    private int turns;

    /// Prepares the line.
    ///
    /// @param label what is at work; may hold anything
    public StatusText(String label) {
        this.label = Printable.onTerminal(label);
    }

    /// Returns the line.
    ///
    /// @param columns how wide the window is
    /// @param percent how far it is, less than 0 if that is not known
    /// @param time since when
    public String line(int columns, int percent, Duration time) {
        int room = columns - 1; // the last column would let some terminals begin another line
        String clock = ElapsedText.of(time.toSeconds());
        if (percent < 0) {
            String wheel = String.valueOf(WHEEL.charAt(turns++ % WHEEL.length()));
            return fitting(room, "  " + wheel + "  " + clock, wheel);
        }
        int part = Math.min(percent, ALL);
        String figure = String.format(Locale.ROOT, "%3d %%", part);
        int full = part * BAR / ALL;
        String bar = "  [" + "#".repeat(full) + " ".repeat(BAR - full) + "] ";
        String tail = figure + "  " + clock;
        if (DisplayWidth.of(label) + bar.length() + tail.length() <= room) {
            return label + bar + tail;
        }
        return fitting(room, "  " + tail, figure.strip());
    }

    /// Shortens the label, and leaves it out where nothing of it would be left.
    private String fitting(int room, String tail, String least) {
        int left = room - tail.length();
        if (DisplayWidth.of(label) <= left) {
            return label + tail;
        }
        if (left > "..".length()) {
            return cut(label, left - "..".length()) + ".." + tail;
        }
        return least.length() <= room ? least : "";
    }

    /// Returns the beginning of a text that takes no more than so many columns.
    public static String cut(String text, int columns) {
        int width = 0;
        int at = 0;
        while (at < text.length()) {
            int next = at + Character.charCount(text.codePointAt(at));
            width += DisplayWidth.of(text.substring(at, next));
            if (width > columns) {
                break;
            }
            at = next;
        }
        return text.substring(0, at);
    }
}
