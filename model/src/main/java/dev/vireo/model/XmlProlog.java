package dev.vireo.model;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// Reads the byte order mark and the XML declaration, which say nothing that counts: a document is
/// UTF-8, whatever it declares. What is wrong with them is told all the same.
final class XmlProlog {
    // known to libxml2 or its conversion library and unknown to Java
    private static final Set<String> FURTHER_ENCODINGS =
            Set.of(
                    "UCS-4",
                    "UCS4",
                    "UCS-2",
                    "UCS2",
                    "ISO-10646-UCS-2",
                    "ISO-10646-UCS-4",
                    "HTML",
                    "UTF-7",
                    "UTF7",
                    "ISO-8859-10",
                    "ISO-8859-14");

    private final XmlInput in;

    XmlProlog(XmlInput in) {
        this.in = in;
    }

    void skip() {
        if (in.current() == '\uFEFF' && in.end > 1) {
            in.at++;
        }
        if (!in.startsWith("<?xml") || !XmlInput.isBlank(in.chars[in.at + "<?xml".length()])) {
            return;
        }
        in.at += "<?xml".length();
        in.skipBlanks();
        version();
        boolean spaced = XmlInput.isBlank(in.current());
        if (!spaced && !in.startsWith("?>")) {
            throw in.failure("Blank needed here");
        }
        in.skipBlanks();
        encoding();
        standalone();
        if (!in.startsWith("?>")) {
            throw in.failure("parsing XML declaration: '?>' expected");
        }
        in.at += 2;
    }

    private void version() {
        if (!in.startsWith("version")) {
            throw in.failure("Malformed declaration expecting version");
        }
        in.at += "version".length();
        String version = quoted(this::versionNumber);
        if (version.isEmpty()) {
            throw in.failure("Malformed declaration expecting version");
        }
        if (!version.startsWith("1.")) {
            throw in.failure("Unsupported version '" + version + "'");
        }
    }

    private String versionNumber() {
        int from = in.at;
        if (!isDigit(in.current())) {
            return "";
        }
        in.at++;
        if (in.current() != '.') {
            return "";
        }
        in.at++;
        while (isDigit(in.current())) {
            in.at++;
        }
        return new String(in.chars, from, in.at - from);
    }

    private void encoding() {
        if (!in.startsWith("encoding")) {
            return;
        }
        in.at += "encoding".length();
        String name = quoted(this::encodingName);
        if (!isKnown(name)) {
            throw in.failure("Unsupported encoding " + name);
        }
        in.skipBlanks();
    }

    private String encodingName() {
        int from = in.at;
        if (!isLetter(in.current())) {
            throw in.failure("Invalid XML encoding name");
        }
        while (isLetter(in.current())
                || isDigit(in.current())
                || ".-_".indexOf(in.current()) >= 0) {
            in.at++;
        }
        return new String(in.chars, from, in.at - from);
    }

    private static boolean isKnown(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return FURTHER_ENCODINGS.contains(upper)
                || upper.replace("-", "").equals("UTF8")
                || Charset.isSupported(name);
    }

    private void standalone() {
        if (!in.startsWith("standalone")) {
            return;
        }
        in.at += "standalone".length();
        quoted(this::yesOrNo);
        in.skipBlanks();
    }

    private String yesOrNo() {
        String word = in.startsWith("yes") ? "yes" : "no";
        if (!in.startsWith(word)) {
            throw in.failure("standalone accepts only 'yes' or 'no'");
        }
        in.at += word.length();
        return word;
    }

    /// Reads an equals sign and a text in quotes.
    private String quoted(Supplier<String> inner) {
        in.skipBlanks();
        if (in.current() != '=') {
            throw in.failure("expected '='");
        }
        in.at++;
        in.skipBlanks();
        char quote = in.current();
        if (quote != '"' && quote != '\'') {
            throw in.failure("String not started expecting ' or \"");
        }
        in.at++;
        String text = inner.get();
        if (in.current() != quote) {
            throw in.failure("String not closed expecting \" or '");
        }
        in.at++;
        return text;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
