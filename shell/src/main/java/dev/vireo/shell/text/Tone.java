package dev.vireo.shell.text;

/// What a piece of text is to a person, who sees it as a colour. Not loaded where nothing is
/// coloured.
///
/// A piece is marked with characters that Unicode never assigns, which [Output] turns into a
/// terminal's sequences: a name that comes from a server cannot bring such a sequence along.
public enum Tone {
    /// At work, or as it should be: green.
    GOOD('\ufdd0', "32"),
    /// Waits for somebody: yellow.
    WAITING('\ufdd1', "33"),
    /// Broken: red.
    BAD('\ufdd2', "31"),
    /// Less important than the rest: dim.
    FAINT('\ufdd3', "2"),
    /// What a picture is read by: bold.
    STRONG('\ufdd4', "1"),
    /// Has just changed: inverse.
    CHANGED('\ufdd5', "7");

    private static final char END = '\ufdd6';
    private static final String RESET = "\u001b[0m";

    private final char mark;
    private final String sequence;

    Tone(char mark, String attribute) {
        this.mark = mark;
        this.sequence = "\u001b[" + attribute + "m";
    }

    /// Returns a text with marks around it.
    public String of(String text) {
        return text.isEmpty() ? text : mark + text + END;
    }

    /// Returns the name of a state, of a domain, a pool, a network or an interface, with marks if
    /// it has a colour.
    public static String ofState(String state) {
        return switch (state) {
            case "running", "active" -> GOOD.of(state);
            case "paused", "pmsuspended", "idle", "in shutdown", "building", "degraded" ->
                    WAITING.of(state);
            case "crashed", "dying", "inaccessible", "no state" -> BAD.of(state);
            default -> state;
        };
    }

    /// Makes a text safe to be shown and its marks what a terminal understands.
    public static String onTerminal(String text) {
        return sequences(Printable.onTerminal(text));
    }

    /// Returns whether a character is a mark, which takes no room.
    public static boolean isMark(int point) {
        return point >= '\ufdd0' && point <= END;
    }

    /// Returns a text that was cut so that what it marks ends with it.
    public static String ended(String text) {
        return text + END;
    }

    /// Replaces the marks by what a terminal understands.
    static String sequences(String text) {
        StringBuilder result = new StringBuilder(text.length() + 64);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String sequence = c < '\ufdd0' || c > END ? null : sequence(c);
            if (sequence == null) {
                result.append(c);
            } else {
                result.append(sequence);
            }
        }
        return result.toString();
    }

    private static String sequence(char mark) {
        for (Tone tone : values()) {
            if (tone.mark == mark) {
                return tone.sequence;
            }
        }
        return RESET;
    }
}
