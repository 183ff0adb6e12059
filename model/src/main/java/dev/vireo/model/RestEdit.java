package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes what is carried along where libvirt prints another value than it read.
final class RestEdit {
    private RestEdit() {}

    /// Returns an element with an attribute of a child set; the child is made if it is not there.
    static XmlElement withAttribute(XmlElement rest, String child, String name, String value) {
        XmlElement there = rest.first(child);
        XmlElement changed = set(there == null ? XmlElement.empty(child) : there, name, value);
        List<XmlNode> content = new ArrayList<>();
        boolean done = false;
        for (XmlNode node : rest.content()) {
            if (!done && node instanceof XmlElement element && element.name().equals(child)) {
                content.add(changed);
                done = true;
            } else {
                content.add(node);
            }
        }
        if (!done) {
            content.addFirst(changed);
        }
        return new XmlElement(rest.name(), rest.attributes(), content);
    }

    /// Returns an element without an attribute of a child; a child that is then empty is left out.
    static XmlElement withoutAttribute(XmlElement rest, String child, String name) {
        List<XmlNode> content = new ArrayList<>();
        for (XmlNode node : rest.content()) {
            if (node instanceof XmlElement element && element.name().equals(child)) {
                XmlElement changed = set(element, name, null);
                if (!changed.isEmpty()) {
                    content.add(changed);
                }
            } else {
                content.add(node);
            }
        }
        return new XmlElement(rest.name(), rest.attributes(), content);
    }

    /// Returns an element with one more child at its end.
    static XmlElement withChild(XmlElement rest, XmlElement child) {
        List<XmlNode> content = new ArrayList<>(rest.content());
        content.add(child);
        return new XmlElement(rest.name(), rest.attributes(), content);
    }

    /// Returns an element without the children of a name.
    static XmlElement withoutChild(XmlElement rest, String child) {
        List<XmlNode> content = new ArrayList<>(rest.content());
        content.removeIf(node -> node instanceof XmlElement one && one.name().equals(child));
        return new XmlElement(rest.name(), rest.attributes(), content);
    }

    /// Returns an element with an attribute set, or without it if the value is null.
    static XmlElement set(XmlElement element, String name, @Nullable String value) {
        List<XmlAttribute> attributes = new ArrayList<>();
        boolean done = value == null;
        for (XmlAttribute attribute : element.attributes()) {
            if (!attribute.name().equals(name)) {
                attributes.add(attribute);
            } else if (value != null) {
                attributes.add(new XmlAttribute(name, value));
                done = true;
            }
        }
        if (!done && value != null) {
            attributes.add(new XmlAttribute(name, value));
        }
        return new XmlElement(element.name(), attributes, element.content());
    }
}
