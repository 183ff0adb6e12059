package dev.vireo.vmx;

/// Numbers as C's library reads them.
final class CNumbers {
    private CNumbers() {}

    /// Reads an unsigned number of 64 bits: white space and a sign may stand before it, and a
    /// negative one counts from the top.
    ///
    /// libvirt: `virStrToLong_ull`.
    ///
    /// @param text the text, which ends with the number
    /// @return the number, to be taken as unsigned
    /// @throws NumberFormatException if it is none or too great
    static long unsigned(String text) {
        int start = skipSpace(text, 0);
        boolean signed = start < text.length() && isSign(text.charAt(start));
        int digits = signed ? start + 1 : start;
        if (digits == text.length() || endOfDigits(text, digits) < text.length()) {
            throw new NumberFormatException("no decimal number");
        }
        long value = Long.parseUnsignedLong(text, digits, text.length(), 10);
        return signed && text.charAt(start) == '-' ? -value : value;
    }

    /// Returns the place of the first character that is no decimal digit.
    static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /// Returns the place of the first character that C's `isspace` does not take.
    static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean isSign(char c) {
        return c == '+' || c == '-';
    }
}
