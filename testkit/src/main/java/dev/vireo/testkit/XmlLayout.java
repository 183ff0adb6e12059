package dev.vireo.testkit;

/// Writes documents in the manners of libvirt and of people.
///
/// @param dice the choices
record XmlLayout(Dice dice) {
    private enum Manner {
        LIBVIRT,
        ONE_LINE,
        ODD
    }

    String text(XmlDraft document) {
        Manner manner =
                switch (dice.between(0, 9)) {
                    case 0, 1 -> Manner.ODD;
                    case 2, 3, 4 -> Manner.ONE_LINE;
                    default -> Manner.LIBVIRT;
                };
        var text = new StringBuilder();
        if (manner == Manner.ODD && dice.percent(50)) {
            text.append(
                    dice.of(
                            "<?xml version='1.0'?>\n",
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
                            "<!-- made -->\n",
                            "\n",
                            "  ",
                            "<?p i?>"));
        }
        write(document, 0, manner, text);
        if (manner == Manner.ODD) {
            text.append(dice.of("", "\n", "\n<!-- end -->", "  \n"));
        }
        return text.toString();
    }

    private void write(XmlDraft element, int depth, Manner manner, StringBuilder text) {
        char quote = manner == Manner.LIBVIRT ? '\'' : dice.of("'", "\"").charAt(0);
        start(depth, manner, text);
        text.append('<').append(element.name());
        element.attributes()
                .forEach((name, value) -> {
                    text.append(manner == Manner.ODD ? dice.of(" ", "  ", "\n ", "\t") : " ");
                    text.append(name).append(manner == Manner.ODD ? dice.of("=", " = ") : "=");
                    text.append(quote).append(escaped(value, quote, manner)).append(quote);
                });
        boolean empty = element.text().isEmpty() && element.children().isEmpty();
        if (empty && (manner != Manner.ODD || dice.percent(70))) {
            text.append(manner == Manner.ODD && dice.percent(50) ? " />" : "/>");
        } else {
            text.append('>');
            content(element, depth, manner, text);
            text.append("</").append(element.name()).append('>');
        }
        if (manner == Manner.LIBVIRT) {
            text.append('\n');
        }
    }

    private void content(XmlDraft element, int depth, Manner manner, StringBuilder text) {
        String own = element.text();
        if (manner == Manner.ODD && !own.isEmpty() && !own.contains("]]>") && dice.percent(10)) {
            text.append("<![CDATA[").append(own).append("]]>");
        } else {
            text.append(escaped(own, ' ', manner));
        }
        if (!element.children().isEmpty()) {
            text.append(manner == Manner.LIBVIRT ? "\n" : "");
            for (XmlDraft child : element.children()) {
                write(child, depth + 1, manner, text);
                if (manner == Manner.ODD && dice.percent(4)) {
                    text.append(dice.of("<!-- c -->", "<?pi x?>", "\n\n", " "));
                }
            }
            start(depth, manner, text);
        }
    }

    private static void start(int depth, Manner manner, StringBuilder text) {
        if (manner == Manner.LIBVIRT) {
            text.append("  ".repeat(depth));
        }
    }

    private String escaped(String value, char quote, Manner manner) {
        var text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append(manner == Manner.ODD ? dice.of("&amp;", "&#38;") : "&amp;");
                case '<' -> text.append(manner == Manner.ODD ? dice.of("&lt;", "&#x3c;") : "&lt;");
                case '>' -> text.append(manner == Manner.ODD ? ">" : "&gt;");
                case '\'', '"' -> {
                    String entity = c == '"' ? "&quot;" : "&apos;";
                    text.append(
                            c == quote || manner == Manner.LIBVIRT ? entity : String.valueOf(c));
                }
                default -> {
                    if (manner == Manner.ODD && c < 0xD800 && dice.percent(2)) {
                        text.append("&#").append((int) c).append(';');
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.toString();
    }
}
