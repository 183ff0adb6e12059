package dev.vireo.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Builds the tree of a document. It has no recursion: the open elements are on a stack of its own.
final class XmlParser {
    private final XmlInput in;
    private final XmlTextScanner scanner;
    private final List<XmlAttribute> attributes = new ArrayList<>();

    // the finished nodes of all open elements; an open element's nodes begin at its mark
    private XmlNode[] nodes = new XmlNode[64];
    private int nodeCount;
    private Open[] open = new Open[16];
    private int depth;

    /// An element whose end tag was not read yet.
    private static final class Open {
        final String name;
        final List<XmlAttribute> attributes;
        final int line;
        final int mark;
        final boolean preserves;
        boolean mixed;

        Open(String name, List<XmlAttribute> attributes, int line, int mark, boolean preserves) {
            this.name = name;
            this.attributes = attributes;
            this.line = line;
            this.mark = mark;
            this.preserves = preserves;
        }
    }

    XmlParser(XmlInput in) {
        this.in = in;
        this.scanner = new XmlTextScanner(in);
    }

    XmlElement parse() {
        if (in.end == 0) {
            throw in.failure("Document is empty");
        }
        new XmlProlog(in).skip();
        skipMisc();
        if (in.startsWith("<!DOCTYPE")) {
            throw in.failure("document type declarations are not accepted");
        }
        if (in.current() != '<') {
            throw in.failure("Start tag expected, '<' not found");
        }
        startElement();
        parseContent();
        skipMisc();
        if (in.current() != 0) {
            throw in.failure("Extra content at the end of the document");
        }
        return (XmlElement) nodes[0];
    }

    private void skipMisc() {
        in.skipBlanks();
        while (true) {
            if (in.startsWith("<?")) {
                scanner.instruction();
            } else if (in.startsWith("<!--")) {
                scanner.comment();
            } else {
                return;
            }
            in.skipBlanks();
        }
    }

    private void parseContent() {
        while (depth > 0) {
            char c = in.current();
            if (c == '<') {
                parseMarkup();
            } else if (c != 0) {
                parseText();
            } else {
                Open last = open[depth - 1];
                throw in.failure(
                        "Premature end of data in tag " + local(last.name) + " line " + last.line);
            }
        }
    }

    private void parseMarkup() {
        char next = in.chars[in.at + 1];
        if (next == '/') {
            endElement();
        } else if (next == '?') {
            push(scanner.instruction());
        } else if (next == '!' && in.startsWith("<![CDATA[")) {
            String text = scanner.cdata();
            if (!text.isEmpty()) {
                push(new XmlText(text, true));
            }
        } else if (next == '!' && in.startsWith("<!--")) {
            push(scanner.comment());
        } else {
            startElement();
        }
    }

    private void startElement() {
        if (depth > XmlDocument.MAXIMUM_DEPTH) {
            throw in.failure(
                    "Excessive depth in document: "
                            + XmlDocument.MAXIMUM_DEPTH
                            + " use XML_PARSE_HUGE option");
        }
        int line = in.line;
        in.at++;
        String name = in.name();
        if (name.isEmpty()) {
            throw in.failure("StartTag: invalid element name");
        }
        attributes.clear();
        in.skipBlanks();
        char c = in.current();
        while (c != '>' && c != '/' && c > ' ') {
            parseAttribute();
            c = in.current();
        }
        if (c == '/' && in.chars[in.at + 1] != '>') {
            throw in.failure("error parsing attribute name");
        }
        checkAttributes();
        finishStart(name, line);
    }

    private void finishStart(String name, int line) {
        List<XmlAttribute> own = attributes.isEmpty() ? List.of() : List.copyOf(attributes);
        if (in.current() == '/') {
            in.at += 2;
            push(new XmlElement(name, own, List.of(), line));
            return;
        }
        if (in.current() != '>') {
            throw in.failure("Couldn't find end of Start Tag " + local(name) + " line " + line);
        }
        in.at++;
        boolean preserves = preserves(own, depth > 0 && open[depth - 1].preserves);
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth] = new Open(name, own, line, nodeCount, preserves);
        depth++;
    }

    private static boolean preserves(List<XmlAttribute> attributes, boolean inherited) {
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.get(i).name().equals("xml:space")) {
                return attributes.get(i).value().equals("preserve");
            }
        }
        return inherited;
    }

    private void parseAttribute() {
        String name = in.name();
        if (name.isEmpty()) {
            in.isComplete();
            throw in.failure("error parsing attribute name");
        }
        in.skipBlanks();
        if (in.current() != '=') {
            throw in.failure("Specification mandates value for attribute " + local(name));
        }
        in.at++;
        in.skipBlanks();
        attributes.add(new XmlAttribute(name, scanner.attributeValue()));
        if (name.startsWith("xmlns")) {
            checkDeclaration(name);
        }
        char c = in.current();
        boolean closes = c == '>' || (c == '/' && in.chars[in.at + 1] == '>');
        if (!closes && in.skipBlanks() == 0) {
            throw in.failure("attributes construct error");
        }
    }

    /// Refuses a namespace that is declared twice. libxml2 sees this at once and other attributes
    /// at the end of the tag.
    private void checkDeclaration(String name) {
        for (int i = 0; i < attributes.size() - 1; i++) {
            if (attributes.get(i).name().equals(name)) {
                throw redefined(name);
            }
        }
    }

    private void checkAttributes() {
        for (int i = 1; i < attributes.size(); i++) {
            String name = attributes.get(i).name();
            for (int j = 0; j < i; j++) {
                if (attributes.get(j).name().equals(name)) {
                    throw redefined(name);
                }
            }
        }
    }

    private DomainXmlException redefined(String name) {
        return in.failure("Attribute " + name + " redefined");
    }

    private void endElement() {
        Open last = open[depth - 1];
        in.at += 2;
        boolean matches = in.startsWith(last.name) && ends(in.chars[in.at + last.name.length()]);
        String name = last.name;
        if (matches) {
            in.at += name.length();
        } else {
            name = in.name();
        }
        in.skipBlanks();
        if (in.current() != '>') {
            throw in.failure("expected '>'");
        }
        in.at++;
        if (!matches) {
            throw in.failure(
                    "Opening and ending tag mismatch: "
                            + local(last.name)
                            + " line "
                            + last.line
                            + " and "
                            + mismatched(last.name, name));
        }
        depth--;
        int from = last.mark;
        List<XmlNode> content =
                switch (nodeCount - from) {
                    case 0 -> List.of();
                    case 1 -> List.of(nodes[from]);
                    default -> List.of(Arrays.copyOfRange(nodes, from, nodeCount));
                };
        nodeCount = from;
        push(new XmlElement(last.name, last.attributes, content, last.line));
    }

    /// Returns the name of an end tag as libxml2 names it: without its prefix only if the start tag
    /// has one.
    private static String mismatched(String start, String end) {
        if (end.isEmpty()) {
            return "unparsable";
        }
        return start.equals(local(start)) ? end : local(end);
    }

    private static boolean ends(char c) {
        return c == '>' || XmlInput.isBlank(c);
    }

    private void parseText() {
        Open parent = open[depth - 1];
        String text;
        if (in.current() == '&') {
            text = scanner.reference();
        } else {
            text = parent.preserves || parent.mixed ? scanner.text() : textOrLayout();
            parent.mixed |= !text.isEmpty() && XmlInput.isBlank(text.charAt(0));
        }
        if (text.isEmpty()) {
            return;
        }
        if (nodeCount > parent.mark
                && nodes[nodeCount - 1] instanceof XmlText(String before, boolean cdata)
                && !cdata) {
            nodes[nodeCount - 1] = new XmlText(before.concat(text));
        } else {
            push(new XmlText(text));
        }
    }

    private String textOrLayout() {
        int from = in.at;
        int line = in.line;
        in.skipBlanks();
        if (in.at > from && in.current() == '<' && isLayout()) {
            return "";
        }
        in.at = from;
        in.line = line;
        return scanner.text();
    }

    /// Tells whether white space before a tag is layout and no text, by the rules of libxml2: it is
    /// if no text stands at the begin or right before it and it is not the whole content.
    private boolean isLayout() {
        int from = open[depth - 1].mark;
        if (nodeCount == from) {
            return in.chars[in.at + 1] != '/';
        }
        return !(nodes[nodeCount - 1] instanceof XmlText) && !(nodes[from] instanceof XmlText);
    }

    private void push(XmlNode node) {
        if (nodeCount == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodeCount);
        }
        nodes[nodeCount] = node;
        nodeCount++;
    }

    /// Returns a name without its prefix, as libxml2's messages have it.
    private static String local(String name) {
        int colon = name.indexOf(':');
        boolean prefixed =
                colon > 0
                        && colon < name.length() - 1
                        && XmlNames.isStart(name.codePointAt(colon + 1));
        return prefixed ? name.substring(colon + 1) : name;
    }
}
