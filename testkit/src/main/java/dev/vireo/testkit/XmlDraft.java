package dev.vireo.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An element of a document that is being made up.
final class XmlDraft {
    private String name;
    private String text = "";
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlDraft> children = new ArrayList<>();

    XmlDraft(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void rename(String other) {
        name = other;
    }

    String text() {
        return text;
    }

    XmlDraft text(String value) {
        text = value;
        return this;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<XmlDraft> children() {
        return children;
    }

    XmlDraft set(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /// Sets an attribute, now and then.
    XmlDraft maybe(Dice dice, int percent, String attribute, String value) {
        return dice.percent(percent) ? set(attribute, value) : this;
    }

    /// Adds an element, and returns that.
    XmlDraft add(String child) {
        var element = new XmlDraft(child);
        children.add(element);
        return element;
    }

    /// Adds an element, now and then, and returns that or one that is in no document.
    XmlDraft maybeAdd(Dice dice, int percent, String child) {
        return dice.percent(percent) ? add(child) : new XmlDraft(child);
    }

    XmlDraft copy() {
        var copy = new XmlDraft(name);
        copy.text = text;
        copy.attributes.putAll(attributes);
        children.forEach(child -> copy.children.add(child.copy()));
        return copy;
    }
}
