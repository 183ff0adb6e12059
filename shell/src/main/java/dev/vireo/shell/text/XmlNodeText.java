package dev.vireo.shell.text;

import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlComment;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.model.XmlInstruction;
import dev.vireo.model.XmlNode;
import dev.vireo.model.XmlText;

/// Nodes as libxml2 prints them, each in lines of its own.
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
        out.append(XmlDocument.write(root)).append('\n');
    }

    void node(XmlNode node) {
        switch (node) {
            case XmlElement element -> out.append(XmlDocument.write(element));
            case XmlComment comment -> out.append("<!--").append(comment.text()).append("-->");
            case XmlInstruction _ -> {} // nobody selects them
            case XmlText text -> escape(text.text(), false);
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
