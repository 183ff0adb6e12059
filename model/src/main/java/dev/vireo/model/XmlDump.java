package dev.vireo.model;

import java.util.Locale;

/// Prints a subtree as libxml2 does: libvirt keeps metadata as libxml2's own tree and prints it so.
/// Double quotes; one line a node where no text stands among the children; namespace declarations
/// before the other attributes; characters beyond ASCII as numbers, but only in attributes.
final class XmlDump {
    private static final int INDENTATION = 2;

    private final StringBuilder out;
    private final int base;

    /// Makes a printer.
    ///
    /// @param out where to print
    /// @param base the level of the outermost element
    XmlDump(StringBuilder out, int base) {
        this.out = out;
        this.base = base;
    }

    /// Prints an element without a line end after it.
    void print(XmlElement element) {
        // libvirt indents what libxml2 has printed line by line, text and all
        int from = out.length();
        element(element, 0, true);
        int at = out.indexOf("\n", from);
        String margin = " ".repeat(base * INDENTATION);
        while (at >= 0 && !margin.isEmpty()) {
            out.insert(at + 1, margin);
            at = out.indexOf("\n", at + 1);
        }
    }

    private void element(XmlElement element, int level, boolean formatted) {
        out.append('<').append(element.name());
        for (XmlAttribute attribute : element.attributes()) {
            if (isDeclaration(attribute)) {
                attribute(attribute);
            }
        }
        for (XmlAttribute attribute : element.attributes()) {
            if (!isDeclaration(attribute)) {
                attribute(attribute);
            }
        }
        if (element.content().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        boolean breaks =
                formatted && element.content().stream().noneMatch(XmlText.class::isInstance);
        for (XmlNode node : element.content()) {
            if (breaks) {
                lineBreak(level + 1);
            }
            node(node, level + 1, breaks);
        }
        if (breaks) {
            lineBreak(level);
        }
        out.append("</").append(element.name()).append('>');
    }

    private void node(XmlNode node, int level, boolean formatted) {
        switch (node) {
            case XmlElement element -> element(element, level, formatted);
            case XmlComment comment -> out.append("<!--").append(comment.text()).append("-->");
            case XmlInstruction instruction -> instruction(instruction);
            case XmlText text -> {
                if (text.cdata()) {
                    out.append("<![CDATA[").append(text.text()).append("]]>");
                } else {
                    text(text.text());
                }
            }
        }
    }

    private void instruction(XmlInstruction instruction) {
        out.append("<?").append(instruction.target());
        if (!instruction.text().isEmpty()) {
            out.append(' ').append(instruction.text());
        }
        out.append("?>");
    }

    private void lineBreak(int level) {
        out.append('\n').repeat(' ', level * INDENTATION);
    }

    private static boolean isDeclaration(XmlAttribute attribute) {
        return attribute.name().equals("xmlns") || attribute.name().startsWith("xmlns:");
    }

    private void attribute(XmlAttribute attribute) {
        out.append(' ').append(attribute.name()).append("=\"");
        String value = attribute.value();
        boolean declaration = isDeclaration(attribute);
        int i = 0;
        while (i < value.length()) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '"' -> out.append("&quot;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\t' -> out.append("&#9;");
                case '\n' -> out.append("&#10;");
                case '\r' -> out.append("&#13;");
                default -> {
                    if (c < 0x80 || declaration) {
                        out.appendCodePoint(c);
                    } else {
                        out.append("&#x").append(hex(c)).append(';');
                    }
                }
            }
        }
        out.append('"');
    }

    private static String hex(int c) {
        String digits = Integer.toHexString(c);
        return digits.toUpperCase(Locale.ROOT);
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                default -> out.append(c);
            }
        }
    }
}
