package dev.vireo.model;

import java.util.Objects;

/// Text between tags.
///
/// @param text the text, without references
/// @param cdata whether it was written as a CDATA section; the text then has no `]]>`
public record XmlText(String text, boolean cdata) implements XmlNode {
    /// Checks the text.
    ///
    /// @throws IllegalArgumentException if a CDATA section cannot hold the text
    public XmlText {
        Objects.requireNonNull(text, "text");
        if (cdata && text.contains("]]>")) {
            throw new IllegalArgumentException("a CDATA section cannot contain ]]>");
        }
    }

    /// Makes plain text.
    ///
    /// @param text the text, without references
    public XmlText(String text) {
        this(text, false);
    }
}
