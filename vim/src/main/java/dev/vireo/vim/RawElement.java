package dev.vireo.vim;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An XML element that the schema does not know, kept as it came.
///
/// @param namespace the namespace, empty for the VI API's and for none
/// @param name the local name
/// @param type what `xsi:type` named, if it was there
/// @param attributes the other attributes
/// @param text the text, empty where there are children and white space only
/// @param children the child elements
public record RawElement(
        String namespace,
        String name,
        @Nullable TypeName type,
        List<Attribute> attributes,
        String text,
        List<RawElement> children) {
    /// Copies the lists.
    public RawElement {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// Makes an element without type and attributes.
    ///
    /// @param name the local name
    /// @param text the text
    /// @return the element
    public static RawElement of(String name, String text) {
        return new RawElement("", name, null, List.of(), text, List.of());
    }

    /// Makes a copy with another name, in the VI API's namespace.
    ///
    /// @param newName the local name
    /// @return the copy
    public RawElement renamed(String newName) {
        return new RawElement("", newName, type, attributes, text, children);
    }

    // These three go down as deep as the element does, and those that every record has take several
    // times the stack for it.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RawElement that
                        && name.equals(that.name)
                        && namespace.equals(that.namespace)
                        && Objects.equals(type, that.type)
                        && attributes.equals(that.attributes)
                        && text.equals(that.text)
                        && children.equals(that.children));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + text.hashCode()) + children.hashCode();
    }

    /// Returns the name with the text, unless it is named like a secret, or the children.
    @Override
    public String toString() {
        String shown = Secrets.isSecret(name) ? Secrets.HIDDEN : text;
        return children.isEmpty() ? name + "=" + shown : name + children;
    }

    /// The name of a type.
    ///
    /// @param namespace the namespace, empty for the VI API's and for none
    /// @param name the local name
    public record TypeName(String namespace, String name) {}

    /// An attribute.
    ///
    /// @param namespace the namespace, empty for none
    /// @param name the local name
    /// @param value the value
    public record Attribute(String namespace, String name, String value) {
        @Override
        public String toString() {
            return name + "=" + (Secrets.isSecret(name) ? Secrets.HIDDEN : value);
        }
    }
}
