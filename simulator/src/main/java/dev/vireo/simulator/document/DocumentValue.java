package dev.vireo.simulator.document;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value of a document, and where it stands there. What it is asked for and is not becomes a
/// [DocumentException] with the place.
public final class DocumentValue {
    private static final Pattern DURATION =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|m|h|d)");

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) ?([KMGT])iB");

    private final String place;
    private final String path;
    private final Content content;

    DocumentValue(String place, String path, Content content) {
        this.place = place;
        this.path = path;
        this.content = content;
    }

    sealed interface Content {}

    record Text(String text, boolean plain) implements Content {}

    record Items(List<DocumentValue> items) implements Content {}

    record Members(Map<String, DocumentValue> members, Map<String, String> places)
            implements Content {}

    record Nothing() implements Content {}

    /// Makes an error about this value.
    ///
    /// @param problem what is wrong
    /// @return the exception, to be thrown
    public DocumentException error(String problem) {
        return new DocumentException(place + (path.isEmpty() ? "" : path + ": ") + problem);
    }

    /// Returns the way from the root, for example `rules[0].method`.
    ///
    /// @return the path, empty for the root
    public String path() {
        return path;
    }

    /// Returns whether this is a mapping.
    ///
    /// @return true for keys with values
    public boolean isMapping() {
        return content instanceof Members;
    }

    /// Returns whether this is a list.
    ///
    /// @return true for a list
    public boolean isList() {
        return content instanceof Items;
    }

    /// Returns whether this is `null`, or nothing at all behind a key.
    ///
    /// @return true for no value
    public boolean isNothing() {
        return content instanceof Nothing;
    }

    /// Returns the keys of a mapping, in their order.
    ///
    /// @return the keys
    public Set<String> keys() {
        return members().members.keySet();
    }

    /// Returns the value of a key.
    ///
    /// @param key the key
    /// @return its value, empty if the mapping does not have it
    public Optional<DocumentValue> find(String key) {
        return Optional.ofNullable(members().members.get(key)).filter(v -> !v.isNothing());
    }

    /// Returns the value of a key that has to be there.
    ///
    /// @param key the key
    /// @return its value
    public DocumentValue get(String key) {
        return find(key).orElseThrow(() -> error("'" + key + "' is missing"));
    }

    /// Refuses keys that have no meaning.
    ///
    /// @param known those that have one
    /// @return this
    public DocumentValue only(String... known) {
        Members members = members();
        List<String> all = List.of(known);
        for (String key : members.members.keySet()) {
            if (!all.contains(key)) {
                throw new DocumentException(
                        members.places.get(key)
                                + (path.isEmpty() ? "" : path + ": ")
                                + "unknown key '"
                                + key
                                + "'"
                                + Suggestion.text(key, all)
                                + " (known here: "
                                + String.join(", ", all)
                                + ")");
            }
        }
        return this;
    }

    private Members members() {
        if (content instanceof Members members) {
            return members;
        }
        throw error("keys with values are expected here");
    }

    /// Returns the items of a list; a value that is none is a list of itself.
    ///
    /// @return the items
    public List<DocumentValue> items() {
        return content instanceof Items items ? items.items : List.of(this);
    }

    /// Returns a text, a number or a truth value as it is written.
    ///
    /// @return the text
    public String text() {
        return scalar("a text").text;
    }

    private Text scalar(String wanted) {
        if (content instanceof Text text) {
            XmlCharacters.firstOther(text.text)
                    .ifPresent(other -> {
                        throw error(
                                "a text holds "
                                        + other
                                        + ", which no reply can: XML has no such character");
                    });
            return text;
        }
        throw error(wanted + " is expected here");
    }

    /// Returns a whole number.
    ///
    /// @param least the smallest allowed
    /// @param most the largest allowed
    /// @return the number
    public long number(long least, long most) {
        String text = scalar("a whole number").text;
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            throw error("a whole number is expected, not '" + text + "'");
        }
        throw error(text + " is not between " + least + " and " + most);
    }

    /// Returns a whole number that an `int` can hold.
    ///
    /// @param least the smallest allowed
    /// @return the number
    public int integer(int least) {
        return (int) number(least, Integer.MAX_VALUE);
    }

    /// Returns a number from 0 to 1.
    ///
    /// @return the number
    public double fraction() {
        String text = scalar("a number from 0 to 1").text;
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException _) {
            throw error("a number from 0 to 1 is expected, not '" + text + "'");
        }
        throw error(text + " is not between 0 and 1");
    }

    /// Returns a truth value.
    ///
    /// @return true or false
    public boolean flag() {
        String text = scalar("true or false").text;
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("true or false is expected, not '" + text + "'");
        };
    }

    /// Returns a time: a number and a unit, `ms`, `s`, `m`, `h` or `d`.
    ///
    /// @return the time
    public Duration duration() {
        String text = scalar("a time such as 250ms").text;
        return duration(text)
                .orElseThrow(() ->
                        error("a time such as 250ms, 1.5s or 2m is expected, not '" + text + "'"));
    }

    /// Reads a time.
    ///
    /// @param text a number and a unit, `ms`, `s`, `m`, `h` or `d`; `0` needs none
    /// @return the time, empty if it is none
    public static Optional<Duration> duration(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unit =
                switch (matcher.group(2)) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default -> 86_400_000_000_000L;
                };
        double nanos = Double.parseDouble(matcher.group(1)) * unit;
        return nanos > Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round(nanos)));
    }

    /// Returns a size: a whole number and a unit, `KiB`, `MiB`, `GiB` or `TiB`.
    ///
    /// @param least the smallest allowed, bytes
    /// @param most the largest allowed, bytes
    /// @return bytes
    public long bytes(long least, long most) {
        String text = scalar("a size such as 4 GiB").text;
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw error("a size such as 512 MiB, 4 GiB or 2 TiB is expected, not '" + text + "'");
        }
        int shift = 10 * (1 + "KMGT".indexOf(matcher.group(2)));
        long number = Long.parseLong(matcher.group(1));
        long bytes = number << shift;
        if (bytes >> shift != number || bytes < least || bytes > most) {
            throw error(text + " is not between " + size(least) + " and " + size(most));
        }
        return bytes;
    }

    private static String size(long bytes) {
        int unit = 0;
        long rest = bytes >> 10;
        while (unit < 3 && rest != 0 && rest % 1024 == 0) {
            rest >>= 10;
            unit++;
        }
        return rest + " " + "KMGT".charAt(unit) + "iB";
    }

    /// Returns a moment.
    ///
    /// @return the moment, given as `2026-01-31T12:00:00Z`
    public Instant instant() {
        String text = scalar("a moment such as 2026-01-31T12:00:00Z").text;
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw error("a moment such as 2026-01-31T12:00:00Z is expected, not '" + text + "'");
        }
    }

    /// Returns one of several words.
    ///
    /// @param words those that are known
    /// @return the one that is given
    public String oneOf(String... words) {
        String text = text();
        List<String> all = List.of(words);
        if (!all.contains(text)) {
            throw error(
                    "'"
                            + text
                            + "' is none of "
                            + String.join(", ", all)
                            + Suggestion.text(text, all));
        }
        return text;
    }

    @Override
    public String toString() {
        return place + path;
    }
}
