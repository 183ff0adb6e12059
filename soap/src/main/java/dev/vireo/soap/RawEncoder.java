package dev.vireo.soap;

import dev.vireo.vim.RawElement;

/// Writes elements that the schema does not know as they came, with their namespaces.
final class RawEncoder {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final XmlSink out;
    private final ValuePath path;

    RawEncoder(XmlSink out, ValuePath path) {
        this.out = out;
        this.path = path;
    }

    /// Writes an element where the VI API's namespace is the default one.
    void write(RawElement raw) {
        write(raw, "");
    }

    private void write(RawElement raw, String outerNamespace) {
        path.push(raw.name());
        out.markup("<").name(raw.name());
        if (!raw.namespace().equals(outerNamespace)) {
            out.markup(" xmlns=\"").text(orVim(raw.namespace())).markup("\"");
        }
        RawElement.TypeName type = raw.type();
        if (type != null) {
            type(raw.namespace(), type);
        }
        int number = 0;
        for (RawElement.Attribute attribute : raw.attributes()) {
            attribute(attribute, number++);
        }
        out.markup(">").text(raw.text());
        raw.children().forEach(child -> write(child, raw.namespace()));
        out.markup("</").name(raw.name()).markup(">");
        path.pop();
    }

    private void type(String defaultNamespace, RawElement.TypeName type) {
        String prefix;
        if (type.namespace().equals(XmlCursor.XSD)) {
            prefix = "xsd:";
        } else if (type.namespace().equals(defaultNamespace)) {
            prefix = "";
        } else {
            prefix = "t:";
            out.markup(" xmlns:t=\"").text(orVim(type.namespace())).markup("\"");
        }
        out.markup(" xsi:type=\"").markup(prefix).text(type.name()).markup("\"");
    }

    private void attribute(RawElement.Attribute attribute, int number) {
        String prefix =
                switch (attribute.namespace()) {
                    case "" -> "";
                    case XML -> "xml:";
                    case XmlCursor.XSI -> "xsi:";
                    default -> {
                        String made = "a" + number;
                        out.markup(" xmlns:").markup(made).markup("=\"");
                        out.text(attribute.namespace()).markup("\"");
                        yield made + ":";
                    }
                };
        out.markup(" ").markup(prefix).name(attribute.name());
        out.markup("=\"").text(attribute.value()).markup("\"");
    }

    private static String orVim(String namespace) {
        return namespace.isEmpty() ? XmlCursor.VIM : namespace;
    }
}
