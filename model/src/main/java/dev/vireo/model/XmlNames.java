package dev.vireo.model;

/// Which characters names are made of (XML 1.0, fifth edition; colons included).
final class XmlNames {
    // bit sets over ASCII: 0..63 and 64..127
    private static final long START_LOW = 1L << ':';
    private static final long START_HIGH = letters() | bit('_');
    private static final long PART_LOW = START_LOW | digits() | 1L << '-' | 1L << '.';

    private XmlNames() {}

    private static long bit(char c) {
        return 1L << (c - 64);
    }

    private static long letters() {
        long set = 0;
        for (char c = 'A'; c <= 'Z'; c++) {
            set |= bit(c) | bit((char) (c + ' '));
        }
        return set;
    }

    private static long digits() {
        long set = 0;
        for (char c = '0'; c <= '9'; c++) {
            set |= 1L << c;
        }
        return set;
    }

    /// Tells whether a name may begin with a code point.
    static boolean isStart(int c) {
        if (c < 64) {
            return (START_LOW >>> c & 1) != 0 && c >= 0;
        }
        return c < 128 ? (START_HIGH >>> (c - 64) & 1) != 0 : isWideStart(c);
    }

    /// Tells whether a name may go on with a code point.
    static boolean isPart(int c) {
        if (c < 64) {
            return (PART_LOW >>> c & 1) != 0 && c >= 0;
        }
        return c < 128 ? (START_HIGH >>> (c - 64) & 1) != 0 : isWidePart(c);
    }

    private static boolean isWideStart(int c) {
        return (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7)
                || (c >= 0x370 && c <= 0x1FFF && c != 0x37E)
                || c == 0x200C
                || c == 0x200D
                || (c >= 0x2070 && c <= 0x218F)
                || (c >= 0x2C00 && c <= 0x2FEF)
                || (c >= 0x3001 && c <= 0xD7FF)
                || (c >= 0xF900 && c <= 0xFDCF)
                || (c >= 0xFDF0 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0xEFFFF);
    }

    private static boolean isWidePart(int c) {
        return isWideStart(c)
                || c == 0xB7
                || (c >= 0x300 && c <= 0x36F)
                || c == 0x203F
                || c == 0x2040;
    }

    /// Tells whether a text is a name.
    static boolean isName(String text) {
        int length = text.length();
        if (length == 0 || !isStart(text.codePointAt(0))) {
            return false;
        }
        int at = 0;
        while (at < length) {
            int c = text.charAt(at) < 128 ? text.charAt(at) : text.codePointAt(at);
            if (!isPart(c)) {
                return false;
            }
            at += Character.charCount(c);
        }
        return true;
    }

    /// Refuses what is no name.
    static void require(String text) {
        if (!XmlVocabulary.holds(text) && !isName(text)) {
            throw new IllegalArgumentException("not a name: '" + text + "'");
        }
    }
}
