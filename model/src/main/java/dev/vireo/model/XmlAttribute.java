package dev.vireo.model;

import java.util.Objects;

/// An attribute of an element; a namespace declaration is one too, named `xmlns` or `xmlns:PREFIX`.
///
/// @param name the name as written, with its prefix
/// @param value the value, without quotes and references
public record XmlAttribute(String name, String value) {
    /// Checks the name.
    ///
    /// @throws IllegalArgumentException if the name is none
    public XmlAttribute {
        XmlNames.require(name);
        Objects.requireNonNull(value, "value");
    }
}
