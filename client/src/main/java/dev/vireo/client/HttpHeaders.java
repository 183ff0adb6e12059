package dev.vireo.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Header lines in their order; names are compared without regard to case.
///
/// @param lines the lines
public record HttpHeaders(List<Line> lines) {
    private static final HttpHeaders NONE = new HttpHeaders(List.of());
    private static final String NAME_SIGNS = "!#$%&'*+-.^_`|~";

    /// Copies the list.
    public HttpHeaders {
        lines = List.copyOf(lines);
    }

    /// One header line.
    ///
    /// @param name an HTTP token
    /// @param value ISO-8859-1 text without control characters
    public record Line(String name, String value) {
        /// Refuses whatever could end the line or begin another.
        public Line {
            if (name.isEmpty() || !name.chars().allMatch(Line::isTokenChar)) {
                throw new IllegalArgumentException("malformed header name");
            }
            if (!value.chars().allMatch(Line::isValueChar)) {
                throw new IllegalArgumentException(
                        "header '" + name + "' holds a character that no header may hold");
            }
        }

        private static boolean isTokenChar(int c) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || NAME_SIGNS.indexOf(c) >= 0;
        }

        private static boolean isValueChar(int c) {
            return c == '\t' || (c >= ' ' && c <= 0xff && c != 0x7f);
        }
    }

    /// Returns no headers.
    ///
    /// @return the empty list
    public static HttpHeaders none() {
        return NONE;
    }

    /// Adds a line at the end.
    ///
    /// @param name an HTTP token
    /// @param value ISO-8859-1 text without control characters
    /// @return a copy with that line
    /// @throws IllegalArgumentException if name or value hold what no header may hold
    public HttpHeaders with(String name, String value) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, value));
        return new HttpHeaders(more);
    }

    /// Returns the value of the first line of that name.
    ///
    /// @param name the header's name
    /// @return its value
    public Optional<String> first(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .findFirst();
    }

    /// Returns the values of all lines of that name.
    ///
    /// @param name the header's name
    /// @return their values in order
    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .toList();
    }

    /// Tells whether a comma-separated header has an element, such as `Connection: close`.
    boolean hasElement(String name, String element) {
        for (String value : all(name)) {
            for (String part : value.split(",", -1)) {
                if (part.strip().equalsIgnoreCase(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Returns the names alone: values may be secrets.
    @Override
    public String toString() {
        return "HttpHeaders" + lines.stream().map(Line::name).toList();
    }
}
