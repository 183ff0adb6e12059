package dev.vireo.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a file.
///
/// @param first the place of its first byte
/// @param last the place of its last byte
public record ByteRange(long first, long last) {
    private static final int MOST = 100;
    private static final Pattern PART = Pattern.compile("\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /// Reads the field `Range`.
    ///
    /// @param field for example `bytes=0-99,200-`
    /// @param size the size of the file
    /// @return the parts that the file has, none if it has none of them; empty if the field is to
    ///   be ignored because it is malformed or asks for too many
    public static Optional<List<ByteRange>> parse(String field, long size) {
        if (!field.startsWith("bytes=")) {
            return Optional.empty();
        }
        String[] parts = field.substring("bytes=".length()).split(",", -1);
        if (parts.length > MOST) {
            return Optional.empty();
        }
        List<ByteRange> ranges = new ArrayList<>();
        for (String part : parts) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches() || (matcher.group(1) + matcher.group(2)).isEmpty()) {
                return Optional.empty();
            }
            ByteRange range = of(matcher.group(1), matcher.group(2), size);
            if (!matcher.group(1).isEmpty()
                    && !matcher.group(2).isEmpty()
                    && Long.parseLong(matcher.group(2)) < Long.parseLong(matcher.group(1))) {
                return Optional.empty();
            }
            if (range.first <= range.last) {
                ranges.add(range);
            }
        }
        return Optional.of(ranges);
    }

    private static ByteRange of(String first, String last, long size) {
        if (first.isEmpty()) {
            return new ByteRange(Math.max(0, size - Long.parseLong(last)), size - 1);
        }
        long end = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        return new ByteRange(Long.parseLong(first), end);
    }

    /// Returns how long it is.
    ///
    /// @return bytes
    public long length() {
        return last - first + 1;
    }

    /// Returns the field `Content-Range`.
    ///
    /// @param size the size of the file
    /// @return for example `bytes 0-99/1000`
    public String field(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
