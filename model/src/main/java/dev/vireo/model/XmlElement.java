package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An element of a document. Two are equal if they mean the same, wherever they stood: the line
/// does not count.
///
/// @param name the name as written, with its prefix
/// @param attributes the attributes, in the order of the document
/// @param content what stands between the tags, in the order of the document
/// @param line the line of the start tag, counted from 1, or 0 if it comes of no text
public record XmlElement(
        String name, List<XmlAttribute> attributes, List<XmlNode> content, int line)
        implements XmlNode {
    /// Checks the name and copies the lists.
    ///
    /// @throws IllegalArgumentException if the name is none
    public XmlElement {
        XmlNames.require(name);
        attributes = List.copyOf(attributes);
        content = List.copyOf(content);
    }

    /// Makes an element that comes of no text.
    ///
    /// @param name the name, with its prefix
    /// @param attributes the attributes
    /// @param content what stands between the tags
    public XmlElement(String name, List<XmlAttribute> attributes, List<XmlNode> content) {
        this(name, attributes, content, 0);
    }

    /// Makes an element with neither attributes nor content: where a record has nothing to carry
    /// along.
    ///
    /// @param name the name, with its prefix
    /// @return the element
    public static XmlElement empty(String name) {
        return new XmlElement(name, List.of(), List.of());
    }

    /// Tells whether there are neither attributes nor content.
    ///
    /// @return true for an empty element
    public boolean isEmpty() {
        return attributes.isEmpty() && content.isEmpty();
    }

    /// Returns the value of an attribute.
    ///
    /// @param name the attribute's name as written
    /// @return the value, or empty if there is no such attribute
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(value(name));
    }

    /// Returns the first child element with a name.
    ///
    /// @param name the name as written
    /// @return the child, or empty if there is none
    public Optional<XmlElement> child(String name) {
        return Optional.ofNullable(first(name));
    }

    /// Returns all child elements with a name.
    ///
    /// @param name the name as written
    /// @return the children, in the order of the document
    public List<XmlElement> children(String name) {
        List<XmlElement> found = new ArrayList<>();
        for (XmlNode node : content) {
            if (node instanceof XmlElement element && element.name.equals(name)) {
                found.add(element);
            }
        }
        return List.copyOf(found);
    }

    /// Returns all child elements.
    ///
    /// @return the children, in the order of the document
    public List<XmlElement> elements() {
        List<XmlElement> found = new ArrayList<>(content.size());
        for (XmlNode node : content) {
            if (node instanceof XmlElement element) {
                found.add(element);
            }
        }
        return List.copyOf(found);
    }

    /// Returns the text of this element and all elements within, as XPath's `string()` does.
    ///
    /// @return the text, without comments; empty if there is none
    public String text() {
        if (content.isEmpty()) {
            return "";
        }
        if (content.size() == 1 && content.getFirst() instanceof XmlText only) {
            return only.text();
        }
        StringBuilder text = new StringBuilder();
        appendText(text);
        return text.toString();
    }

    private void appendText(StringBuilder text) {
        for (XmlNode node : content) {
            switch (node) {
                case XmlText piece -> text.append(piece.text());
                case XmlElement element -> element.appendText(text);
                case XmlComment _, XmlInstruction _ -> {}
            }
        }
    }

    /// Names the place of an element below this one, for an error message. Elements are told apart
    /// by identity. This walks through the document: do it when something is wrong, not before.
    ///
    /// @param descendant the element itself, not one equal to it
    /// @return its XPath, such as `/domain/devices/disk[2]/target`; `/` and this element's name
    ///   come first. Empty if it is not this element and not below it
    public Optional<String> pathTo(XmlElement descendant) {
        StringBuilder path = new StringBuilder("/").append(name);
        return appendPath(path, descendant) ? Optional.of(path.toString()) : Optional.empty();
    }

    /// Names the place of an attribute of an element below this one, for an error message.
    ///
    /// @param descendant the element itself, not one equal to it
    /// @param attribute the attribute's name; it need not exist
    /// @return its XPath, such as `/domain/devices/disk[2]/target/@dev`; empty if the element is
    ///   not this one and not below it
    public Optional<String> pathTo(XmlElement descendant, String attribute) {
        return pathTo(descendant).map(path -> path + "/@" + attribute);
    }

    @SuppressWarnings("ReferenceEquality") // equal elements stand at several places
    private boolean appendPath(StringBuilder path, XmlElement wanted) {
        if (this == wanted) {
            return true;
        }
        int length = path.length();
        for (XmlNode node : content) {
            if (node instanceof XmlElement element) {
                path.append('/').append(element.name);
                appendPosition(path, element);
                if (element.appendPath(path, wanted)) {
                    return true;
                }
                path.setLength(length);
            }
        }
        return false;
    }

    /// Appends `[2]` and so on if the child is not the only one of its name.
    @SuppressWarnings("ReferenceEquality") // equal elements stand at several places
    private void appendPosition(StringBuilder path, XmlElement child) {
        int position = 0;
        int count = 0;
        for (XmlNode node : content) {
            if (node instanceof XmlElement element && element.name.equals(child.name)) {
                count++;
                if (element == child) {
                    position = count;
                }
            }
        }
        if (count > 1) {
            path.append('[').append(position).append(']');
        }
    }

    /// Returns the value of an attribute, or null if there is no such attribute.
    @Nullable String value(String attribute) {
        for (int i = 0; i < attributes.size(); i++) {
            XmlAttribute candidate = attributes.get(i);
            if (candidate.name().equals(attribute)) {
                return candidate.value();
            }
        }
        return null;
    }

    /// Returns the first child element with a name, or null if there is none.
    @Nullable XmlElement first(String child) {
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof XmlElement element && element.name.equals(child)) {
                return element;
            }
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof XmlElement element
                && name.equals(element.name)
                && attributes.equals(element.attributes)
                && content.equals(element.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, attributes, content);
    }
}
