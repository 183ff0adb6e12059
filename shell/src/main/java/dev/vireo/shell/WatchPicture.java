package dev.vireo.shell;

import dev.vireo.shell.text.Tone;
import java.util.ArrayList;
import java.util.List;

/// What `watch` shows on a terminal.
///
/// @param title what is run how often
/// @param time when it ran
/// @param result what came of it
record WatchPicture(String title, String time, List<String> result) {
    /// Draws it.
    ///
    /// @param before the result of the run before; what is not as there is marked
    List<String> lines(List<String> before) {
        List<String> lines = new ArrayList<>();
        lines.add(title + "  " + time);
        lines.add("");
        for (int i = 0; i < result.size(); i++) {
            lines.add(marked(i < before.size() ? before.get(i) : "", result.get(i)));
        }
        return lines;
    }

    /// Marks the runs of characters that are not where they were.
    private static String marked(String before, String now) {
        if (now.equals(before)) {
            return now;
        }
        StringBuilder line = new StringBuilder();
        int at = 0;
        while (at < now.length()) {
            int from = at;
            boolean same = isSame(before, now, at);
            while (at < now.length() && isSame(before, now, at) == same) {
                at++;
            }
            String run = now.substring(from, at);
            line.append(same ? run : Tone.CHANGED.of(run));
        }
        return line.toString();
    }

    private static boolean isSame(String before, String now, int at) {
        return at < before.length() && before.charAt(at) == now.charAt(at);
    }
}
