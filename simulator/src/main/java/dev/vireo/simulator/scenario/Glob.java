package dev.vireo.simulator.scenario;

/// A pattern in which `*` stands for any text and `?` for one character.
///
/// @param pattern the pattern
public record Glob(String pattern) {
    /// Matches everything.
    public static final Glob ANY = new Glob("*");

    /// Returns whether a text fits.
    ///
    /// @param text the text
    /// @return true if all of it fits
    public boolean matches(String text) {
        int at = 0;
        int star = -1; // the last star, and where the text that it stands for ends
        int end = 0;
        int p = 0;
        while (at < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                end = at;
            } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(at))) {
                p++;
                at++;
            } else if (star >= 0) {
                p = star + 1;
                at = ++end;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean fits(char wanted, char found) {
        return wanted == '?' || wanted == found;
    }

    /// Returns whether it stands for one text only.
    ///
    /// @return true if there is no `*` or `?` in it
    boolean isExact() {
        return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
