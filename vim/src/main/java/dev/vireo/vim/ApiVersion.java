package dev.vireo.vim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A version of the VI API, for example 6.5 or 8.0.2.0. Versions are ordered, and 6.5 equals 6.5.0.
///
/// A client names the version that it speaks in the `SOAPAction` of its requests; a server leaves
/// out what is newer, since strict clients break on it.
public final class ApiVersion implements Comparable<ApiVersion> {
    /// Newer than all others.
    public static final ApiVersion NEWEST = new ApiVersion("newest", Long.MAX_VALUE);

    private static final int PARTS = 4;
    private static final int BITS = 15;

    private final String text;
    private final long number;

    private ApiVersion(String text, long number) {
        this.text = text;
        this.number = number;
    }

    /// Reads a version.
    ///
    /// @param text numbers with points between them, for example `6.7.2`; what follows a number, as
    ///   in `2.5u2`, does not count
    /// @return the version
    /// @throws IllegalArgumentException if it is none
    public static ApiVersion of(String text) {
        long number = 0;
        String[] parts = Arrays.copyOf(text.split("\\.", -1), PARTS);
        for (String part : parts) {
            number = number << BITS | digits(part, text);
        }
        return new ApiVersion(text, number);
    }

    private static long digits(@Nullable String part, String text) {
        if (part == null) {
            return 0;
        }
        int end = 0;
        while (end < part.length() && part.charAt(end) >= '0' && part.charAt(end) <= '9') {
            end++;
        }
        if (end == 0 || end > 4) {
            throw new IllegalArgumentException("no version of the API: '" + text + "'");
        }
        return Long.parseLong(part, 0, end, 10);
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Long.compare(number, other.number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiVersion version && version.number == number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    @Override
    public String toString() {
        return text;
    }
}
