package dev.vireo.shell.top;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the use of processors went, in a line of small bars for each domain.
final class Sparklines {
    /// How many rounds are shown.
    static final int WIDTH = 12;

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final double ONE_PROCESSOR = 100;

    private final Map<String, Deque<Double>> past = new HashMap<>();

    /// Takes the figures of a round; domains that are gone are forgotten.
    void add(List<Load> loads) {
        Set<String> there = new HashSet<>();
        for (Load load : loads) {
            there.add(load.uuid());
            Deque<Double> values = past.computeIfAbsent(load.uuid(), _ -> new ArrayDeque<>());
            values.addLast(load.cpu());
            if (values.size() > WIDTH) {
                values.removeFirst();
            }
        }
        past.keySet().retainAll(there);
    }

    /// Draws the line of a domain, as high as its busiest round or a whole processor.
    String of(Load load) {
        Deque<Double> values = past.getOrDefault(load.uuid(), new ArrayDeque<>());
        double most = ONE_PROCESSOR;
        for (double value : values) {
            most = Math.max(most, value);
        }
        StringBuilder line = new StringBuilder();
        line.repeat(' ', WIDTH - values.size());
        for (double value : values) {
            int bar = (int) Math.round(value / most * (BARS.length() - 1));
            line.append(BARS.charAt(Math.clamp(bar, 0, BARS.length() - 1)));
        }
        return line.toString();
    }
}
