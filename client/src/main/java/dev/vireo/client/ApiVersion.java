package dev.vireo.client;

import java.util.Arrays;

/// A version of the VI API, such as `6.5` or `8.0.3.0`.
///
/// @param text the version as servers write it
public record ApiVersion(String text) implements Comparable<ApiVersion> {
    private static final int MAX_LENGTH = 32;

    /// Checks that the text can be one: it becomes part of a header.
    public ApiVersion {
        if (text.isEmpty()
                || text.length() > MAX_LENGTH
                || text.charAt(0) < '0'
                || text.charAt(0) > '9'
                || !text.chars().allMatch(ApiVersion::isAllowed)) {
            throw new IllegalArgumentException("no API version: '" + OneLine.of(text) + "'");
        }
    }

    private static boolean isAllowed(int c) {
        return c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    }

    /// Tells whether this version is that one or a later one.
    ///
    /// @param major first number
    /// @param minor second number
    /// @return true if it is
    public boolean isAtLeast(int major, int minor) {
        int[] own = numbers();
        return own[0] > major || (own[0] == major && own[1] >= minor);
    }

    /// Compares by the numbers; what stands behind a number, as in `2.5u2`, does not count.
    @Override
    public int compareTo(ApiVersion other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    private int[] numbers() {
        String[] parts = text.split("\\.", -1);
        int[] numbers = new int[Math.max(4, parts.length)];
        for (int i = 0; i < parts.length; i++) {
            int end = 0;
            while (end < Math.min(9, parts[i].length())
                    && Character.isDigit(parts[i].charAt(end))) {
                end++;
            }
            numbers[i] = end == 0 ? 0 : Integer.parseInt(parts[i], 0, end, 10);
        }
        return numbers;
    }

    @Override
    public String toString() {
        return text;
    }
}
