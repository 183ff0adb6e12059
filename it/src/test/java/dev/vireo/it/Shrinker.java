package dev.vireo.it;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Makes inputs smaller: VMX by lines, documents by elements, attributes and texts.
final class Shrinker {
    private static final Pattern START = Pattern.compile("<([A-Za-z_][\\w:.-]*)[^<>]*>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s+[\\w:]+\\s*=\\s*('[^'<]*'|\"[^\"<]*\")");
    private static final Pattern SPACE = Pattern.compile(">\\s+<");

    private Shrinker() {}

    /// Leaves out one part of the lines after the other, halves first.
    static Iterable<String> lines(String vmx) {
        List<String> lines = List.of(vmx.split("(?<=\n)|(?<=\r)(?!\n)", -1));
        List<String> smaller = new ArrayList<>();
        for (int size = Math.max(1, lines.size() / 2); size > 0; size /= 2) {
            for (int from = 0; from < lines.size(); from += size) {
                List<String> rest = new ArrayList<>(lines);
                rest.subList(from, Math.min(lines.size(), from + size)).clear();
                smaller.add(String.join("", rest));
            }
        }
        smaller.removeIf(vmx::equals);
        return smaller;
    }

    /// Leaves out one element, attribute or stretch of white space after the other.
    static Iterable<String> elements(String xml) {
        List<String> smaller = new ArrayList<>();
        for (MatchResult start : START.matcher(xml).results().toList()) {
            int end = end(xml, start);
            if (end > 0) {
                smaller.add(xml.substring(0, start.start()) + xml.substring(end));
            }
        }
        for (MatchResult attribute : ATTRIBUTE.matcher(xml).results().toList()) {
            smaller.add(xml.substring(0, attribute.start()) + xml.substring(attribute.end()));
        }
        smaller.add(SPACE.matcher(xml).replaceAll("><"));
        smaller.add(xml.strip());
        smaller.removeIf(it -> it.equals(xml) || isLeftToChance(xml, it));
        return smaller;
    }

    private static int end(String xml, MatchResult start) {
        if (start.group().endsWith("/>")) {
            return start.end();
        }
        String close = "</" + start.group(1) + ">";
        String open = "<" + start.group(1);
        int from = start.end();
        int close1 = xml.indexOf(close, from);
        int nested = xml.indexOf(open + " ", from);
        return close1 < 0 || (nested >= 0 && nested < close1) ? -1 : close1 + close.length();
    }

    /// Tells whether libvirt would make up what was left out.
    private static boolean isLeftToChance(String xml, String smaller) {
        return count(xml, "<uuid") != count(smaller, "<uuid")
                || (count(xml, "<mac") != count(smaller, "<mac")
                        && count(xml, "<interface") == count(smaller, "<interface"))
                || (count(xml, "address") != count(smaller, "address")
                        && count(xml, "<mac") == count(smaller, "<mac"));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length;
    }
}
