package dev.vireo.simulator.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds what somebody may have meant by a word that does not exist.
public final class Suggestion {
    private Suggestion() {}

    /// Words an addition to a message.
    ///
    /// @param word what was written
    /// @param known what there is
    /// @return for example `; did you mean 'latency'?`, empty if nothing is near
    public static String text(String word, Collection<String> known) {
        return near(word, known).stream()
                .findFirst()
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    /// Finds the words that are like one that does not exist.
    ///
    /// @param word what was written
    /// @param known what there is
    /// @return the words, the most alike first
    public static List<String> near(String word, Collection<String> known) {
        int most = Math.max(1, word.length() / 3);
        String lower = word.toLowerCase(Locale.ROOT);
        Map<String, Integer> distances = new LinkedHashMap<>();
        for (String each : known) {
            if (Math.abs(each.length() - word.length()) <= most) {
                int distance = distance(lower, each.toLowerCase(Locale.ROOT));
                if (distance <= most) {
                    distances.put(each, distance);
                }
            }
        }
        return distances.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
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
