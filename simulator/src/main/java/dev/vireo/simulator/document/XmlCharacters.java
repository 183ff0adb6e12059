package dev.vireo.simulator.document;

import java.util.Locale;
import java.util.Optional;

/// What texts may hold: XML 1.0 cannot write most control characters, not even escaped, so that a
/// reply with one would be none.
public final class XmlCharacters {
    private XmlCharacters() {}

    /// Finds a character that XML cannot hold.
    ///
    /// @param text the text
    /// @return the first, for example `U+001B`
    public static Optional<String> firstOther(String text) {
        return text.codePoints()
                .filter(point -> !isCharacter(point))
                .mapToObj(point -> String.format(Locale.ROOT, "U+%04X", point))
                .findFirst();
    }

    private static boolean isCharacter(int point) {
        if (point < ' ') {
            return point == '\t' || point == '\n' || point == '\r';
        }
        return !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                && point != 0xFFFE
                && point != 0xFFFF;
    }
}
