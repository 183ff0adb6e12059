package dev.vireo.shell;

import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlComment;
import dev.vireo.model.XmlElement;
import dev.vireo.model.XmlInstruction;
import dev.vireo.model.XmlNode;
import dev.vireo.model.XmlText;

/// Nodes as libxml2 prints them: indented by two blanks, values in double quotes.
final class XmlNodeText {
    private final StringBuilder out = new StringBuilder();

    /// Takes what was printed so far, with a line end.
    String line() {
        String text = out.append('\n').toString();
        out.setLength(0);
        return text;
    }

    void document(XmlElement root) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        element(root, 0);
        out.append('\n');
    }

    void node(XmlNode node) {
        node(node, 0);
    }

    private void node(XmlNode node, int depth) {
        switch (node) {
            case XmlElement element -> element(element, depth);
            case XmlComment comment -> out.append("<!--").append(comment.text()).append("-->");
            case XmlInstruction _ -> {} // nobody selects them
            case XmlText text -> {
                if (text.cdata()) {
                    out.append("<![CDATA[").append(text.text()).append("]]>");
                } else {
                    escape(text.text(), false);
                }
            }
        }
    }

    private void element(XmlElement element, int depth) {
        out.append('<').append(element.name());
        attributes(element, true);
        attributes(element, false);
        if (element.content().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        // text among the children means that white space counts
        boolean indent = element.content().stream().noneMatch(XmlText.class::isInstance);
        for (XmlNode child : element.content()) {
            newLine(indent, depth + 1);
            node(child, depth + 1);
        }
        newLine(indent, depth);
        out.append("</").append(element.name()).append('>');
    }

    private void newLine(boolean indent, int depth) {
        if (indent) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    /// Prints the declarations of namespaces, or the other attributes.
    private void attributes(XmlElement element, boolean declarations) {
        for (XmlAttribute attribute : element.attributes()) {
            if (attribute.name().startsWith("xmlns") == declarations) {
                attribute(attribute);
            }
        }
    }

    void attribute(XmlAttribute attribute) {
        out.append(' ').append(attribute.name()).append("=\"");
        escape(attribute.value(), true);
        out.append('"');
    }

    private void escape(String text, boolean quoted) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                case '"' -> out.append(quoted ? "&quot;" : "\"");
                case '\n' -> out.append(quoted ? "&#10;" : "\n");
                case '\t' -> out.append(quoted ? "&#9;" : "\t");
                default -> out.append(c);
            }
        }
    }
}
