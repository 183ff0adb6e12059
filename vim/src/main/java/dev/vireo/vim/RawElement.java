package dev.vireo.vim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An XML element that the schema does not know, kept as it came.
///
/// @param name the local name
/// @param xsiType the value of `xsi:type` without its prefix, if there was one
/// @param builtIn whether the prefix of `xsi:type` stood for XML Schema
/// @param attributes the other attributes
/// @param text the text, empty where there are children
/// @param children the child elements
public record RawElement(
        String name,
        @Nullable String xsiType,
        boolean builtIn,
        List<Attribute> attributes,
        String text,
        List<RawElement> children) {
    /// Copies the lists.
    public RawElement {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// An attribute.
    ///
    /// @param name the local name
    /// @param value the value
    public record Attribute(String name, String value) {}
}
