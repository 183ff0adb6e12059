package dev.vireo.simulator.ovf;

/// Writes XML, an element a line.
final class XmlLines {
    private static final String STEP = "  ";

    private final StringBuilder text =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    /// Begins an element that has others.
    ///
    /// @param attributes names and values in turn
    XmlLines open(String name, String... attributes) {
        indent().append('<').append(name);
        attributes(attributes);
        text.append(">\n");
        depth++;
        return this;
    }

    XmlLines close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /// Writes an element with neither text nor others.
    XmlLines empty(String name, String... attributes) {
        indent().append('<').append(name);
        attributes(attributes);
        text.append("/>\n");
        return this;
    }

    /// Writes an element with a text.
    XmlLines text(String name, String value, String... attributes) {
        indent().append('<').append(name);
        attributes(attributes);
        text.append('>');
        escape(value, false);
        text.append("</").append(name).append(">\n");
        return this;
    }

    private StringBuilder indent() {
        return text.append(STEP.repeat(depth));
    }

    private void attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], true);
            text.append('"');
        }
    }

    private void escape(String value, boolean attribute) {
        value.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '<' -> text.append("&lt;");
                        case '>' -> text.append("&gt;");
                        case '&' -> text.append("&amp;");
                        case '"' -> text.append("&quot;");
                        case '\r' -> text.append("&#13;");
                        case '\t', '\n' -> {
                            if (attribute) {
                                text.append("&#").append(point).append(';');
                            } else {
                                text.appendCodePoint(point);
                            }
                        }
                        default -> {
                            if (isCharacter(point)) {
                                text.appendCodePoint(point);
                            }
                        }
                    }
                });
    }

    /// Tells whether XML may have a character at all.
    private static boolean isCharacter(int point) {
        return point >= ' '
                && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                && point != 0xFFFE
                && point != 0xFFFF;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
