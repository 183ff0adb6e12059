package dev.vireo.simulator.document;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody may have meant by a word that does not exist.
public final class Suggestion {
    private Suggestion() {}

    /// Words an addition to a message.
    ///
    /// @param word what was written
    /// @param known what there is
    /// @return for example `; did you mean 'latency'?`, empty if nothing is near
    public static String text(String word, Collection<String> known) {
        return nearest(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    }

    private static Optional<String> nearest(String word, Collection<String> known) {
        int best = Math.max(1, word.length() / 3) + 1;
        Optional<String> found = Optional.empty();
        String lower = word.toLowerCase(Locale.ROOT);
        for (String each : known) {
            if (Math.abs(each.length() - word.length()) < best) {
                int distance = distance(lower, each.toLowerCase(Locale.ROOT));
                if (distance < best) {
                    best = distance;
                    found = Optional.of(each);
                }
            }
        }
        return found;
    }

    /// Counts the letters to insert, remove or replace.
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[before.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replace = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[to.length()];
    }
}
