package dev.vireo.driver.esx.capture;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Disguises texts, piece by piece: an address becomes an address, a word another word, and what
/// stands between them stays, so that a path is still one and still leads to the same file.
final class Texts {
    private static final int LONGEST = 8192;

    /// The order decides.
    private static final Pattern PIECE =
            Pattern.compile(
                    "(?<spaced>(?<!\\w)[0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){7}-[0-9a-fA-F]{2}"
                            + "(?: [0-9a-fA-F]{2}){7}(?!\\w))"
                            + "|(?<digest>(?<!\\w)[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){6,}(?!\\w))"
                            + "|(?<mac>(?<!\\w)[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}(?!\\w))"
                            + "|(?<uuid>(?<!\\w)[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
                            + "(?!\\w))"
                            + "|(?<volume>(?<!\\w)[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{12}"
                            + "(?!\\w))"
                            + "|(?<ipv6>(?<![\\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}"
                            + "(?![\\w:.]))"
                            + "|(?<ipv4>(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\w|\\.\\d))"
                            + "|(?<escape>%(?:25|2[fF]|5[cC]))"
                            + "|(?<word>[\\p{L}\\p{N}\\p{M}]+)"
                            + "|(?<odd>[^\\x00-\\x7f])");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    /// All words are harmless, and a small number follows: `Hard disk 1`.
    private static final Pattern LABEL = Pattern.compile("([A-Za-z][A-Za-z0-9 /()-]*?) \\d{1,3}");

    private final Pseudonyms pseudonyms;
    private final Set<String> reserved = new HashSet<>();

    Texts(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /// Makes the words of a name ones that are always replaced, unless each server has the name.
    void reserve(String name) {
        if (!Vocabulary.isStandardName(name)) {
            WORD.matcher(name)
                    .results()
                    .map(MatchResult::group)
                    .filter(word -> !Vocabulary.isInStandardName(word))
                    .forEach(reserved::add);
        }
    }

    String disguise(String text) {
        return Vocabulary.isIdentifier(text) || isLabel(text) ? text : disguiseAll(text);
    }

    /// Disguises a text that people have written, though it looks like a number of a server's.
    String disguiseAll(String text) {
        if (text.length() > LONGEST) {
            return pseudonyms.word("long text " + text);
        }
        Matcher piece = PIECE.matcher(text);
        StringBuilder changed = new StringBuilder(text.length() + 16);
        while (piece.find()) {
            piece.appendReplacement(changed, Matcher.quoteReplacement(piece(piece)));
        }
        return piece.appendTail(changed).toString();
    }

    private boolean isHarmless(String word) {
        return Vocabulary.has(word) && !reserved.contains(word);
    }

    private boolean isLabel(String text) {
        Matcher label = LABEL.matcher(text);
        if (!label.matches()) {
            return false;
        }
        for (String word : label.group(1).split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty() && !isHarmless(word)) {
                return false;
            }
        }
        return true;
    }

    private String piece(Matcher piece) {
        String text = piece.group();
        if (piece.group("word") != null) {
            return isHarmless(text) ? text : pseudonyms.word(text);
        }
        if (piece.group("escape") != null) {
            return text;
        }
        if (piece.group("odd") != null) {
            return "_";
        }
        if (piece.group("ipv4") != null) {
            return isIpv4(text) ? pseudonyms.ipv4(text) : words(text);
        }
        if (piece.group("ipv6") != null) {
            return isIpv6(text) ? pseudonyms.ipv6(text.toLowerCase(Locale.ROOT)) : words(text);
        }
        String digits = text.replaceAll("[^0-9a-fA-F]", "").toLowerCase(Locale.ROOT);
        String changed =
                piece.group("mac") != null ? pseudonyms.mac(digits) : pseudonyms.hex(digits);
        return likeBefore(text, changed);
    }

    /// Writes hexadecimal digits in the form that others had.
    private static String likeBefore(String form, String digits) {
        StringBuilder text = new StringBuilder(form.length());
        boolean upper = form.equals(form.toUpperCase(Locale.ROOT));
        int next = 0;
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            boolean digit = Character.digit(c, 16) >= 0;
            text.append(digit ? digits.charAt(next++) : c);
        }
        return upper ? text.toString().toUpperCase(Locale.ROOT) : text.toString();
    }

    private String words(String text) {
        StringBuilder changed = new StringBuilder(text.length());
        for (String part : text.split("(?<=[:.])|(?=[:.])", -1)) {
            boolean separator = part.equals(":") || part.equals(".") || part.isEmpty();
            changed.append(separator ? part : pseudonyms.word(part));
        }
        return changed.toString();
    }

    private static boolean isIpv4(String text) {
        for (String octet : text.split("\\.", -1)) {
            if (Integer.parseInt(octet) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String text) {
        long colons = text.chars().filter(c -> c == ':').count();
        int shortened = text.indexOf("::");
        return shortened >= 0
                ? text.indexOf("::", shortened + 1) < 0 && text.length() > 2
                : colons == 7 && !text.startsWith(":") && !text.endsWith(":");
    }
}
