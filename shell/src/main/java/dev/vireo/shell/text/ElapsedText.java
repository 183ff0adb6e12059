package dev.vireo.shell.text;

import java.util.Locale;

/// How long something took or will take, as a clock that counts shows it.
public final class ElapsedText {
    private static final long HOUR = 3600;
    private static final long MINUTE = 60;

    private ElapsedText() {}

    /// Returns minutes and seconds, behind hours if there are any: `0:07`, `1:02:03`.
    public static String of(long seconds) {
        long minutes = seconds / MINUTE % MINUTE;
        return seconds < HOUR
                ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % MINUTE)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", seconds / HOUR, minutes, seconds % MINUTE);
    }
}
