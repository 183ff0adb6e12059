package dev.vireo.shell.text;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers of processors and NUMA nodes as virsh reads and writes them: `0-3,6`, and `^2` to leave
/// out one that was named before.
public final class NumberList {
    /// libvirt reads no larger numbers.
    private static final int LIMIT = 1024;

    private static final Pattern PART =
            Pattern.compile("\\s*(\\^?)(\\d{1,9})\\s*(?:-\\s*(\\d{1,9})\\s*)?");

    private NumberList() {}

    /// Reads a list.
    ///
    /// @return the numbers, perhaps none; empty if it is no list
    public static Optional<SortedSet<Integer>> parse(String text) {
        SortedSet<Integer> numbers = new TreeSet<>();
        String list = text.stripTrailing();
        String[] parts =
                (list.endsWith(",") ? list.substring(0, list.length() - 1) : list).split(",", -1);
        for (String part : parts) {
            Matcher read = PART.matcher(part);
            if (!read.matches() || !add(read, numbers)) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    /// Adds or removes what a part of the list says, and returns whether it makes sense.
    private static boolean add(Matcher part, SortedSet<Integer> numbers) {
        int first = Integer.parseInt(part.group(2));
        boolean leftOut = !part.group(1).isEmpty();
        String end = part.group(3);
        if (leftOut) {
            numbers.remove(first);
            return end == null && first < LIMIT;
        }
        int last = end == null ? first : Integer.parseInt(end);
        if (last < first || last >= LIMIT) {
            return false;
        }
        for (int number = first; number <= last; number++) {
            numbers.add(number);
        }
        return true;
    }

    /// Writes a list, with ranges where numbers follow each other.
    public static String text(Collection<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        int first = Integer.MIN_VALUE;
        int last = Integer.MIN_VALUE;
        for (int number : new TreeSet<>(numbers)) {
            if (number != last + 1) {
                appendEnd(text, first, last);
                text.append(text.isEmpty() ? "" : ",").append(number);
                first = number;
            }
            last = number;
        }
        appendEnd(text, first, last);
        return text.toString();
    }

    private static void appendEnd(StringBuilder text, int first, int last) {
        if (last > first) {
            text.append('-').append(last);
        }
    }

    /// Writes a map of all numbers: `y` for those that are in the list, `-` for the others.
    ///
    /// @param count how many there are, from 0
    public static String map(Collection<Integer> numbers, int count) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < count; number++) {
            text.append(numbers.contains(number) ? 'y' : '-');
        }
        return text.toString();
    }
}
