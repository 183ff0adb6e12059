package dev.vireo.model;

import java.util.Optional;

/// What documents of storage pools and volumes have in common.
final class StorageXml {
    private StorageXml() {}

    /// Writes an element with a number of bytes.
    static void bytes(XmlWriter out, String name, long bytes) {
        out.open(name);
        out.attribute("unit", "bytes");
        out.closeWith(Long.toUnsignedString(bytes));
    }

    /// Writes an element with one attribute and nothing in it.
    static void empty(XmlWriter out, String name, String attribute, String value) {
        out.open(name);
        out.attribute(attribute, value);
        out.close();
    }

    /// Returns the text of a child, if there is any.
    static Optional<String> text(XmlElement parent, String child) {
        return parent.child(child).map(XmlElement::text).filter(text -> !text.isEmpty());
    }

    static VirtException error(String detail) {
        return new VirtException(ErrorCode.XML_ERROR, ErrorDomain.STORAGE, detail, null);
    }
}
