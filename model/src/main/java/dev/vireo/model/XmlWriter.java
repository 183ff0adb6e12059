package dev.vireo.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints elements in libvirt's layout: two blanks a level, single quotes, text on the line of its
/// tags. What a record carries along is woven in where libvirt prints an element or attribute of
/// that name.
final class XmlWriter {
    private static final int INDENTATION = 2;
    private static final boolean[] NOTHING = {};

    private final StringBuilder out = new StringBuilder(4096);
    private Frame[] frames = new Frame[8];
    private int depth;

    /// An element that is being printed.
    private static final class Frame {
        String name = "";
        XmlElement rest = XmlElement.empty("none");
        XmlLayout layout = XmlLayout.NONE;
        // the rest in libvirt's order, and what of it was printed; empty if there is no rest
        List<XmlAttribute> attributes = List.of();
        List<XmlNode> nodes = List.of();
        boolean[] attributesDone = NOTHING;
        boolean[] nodesDone = NOTHING;
        boolean inContent;
    }

    /// Begins the root element.
    void openRoot(XmlElement rest) {
        push(rest.name(), rest);
    }

    /// Begins a child that carries nothing along itself; its parent may have something for it.
    void open(String name) {
        XmlElement rest = null;
        if (depth > 0 && frames[depth - 1].nodesDone.length > 0) {
            flushNodes(frames[depth - 1], name);
            rest = take(frames[depth - 1], name);
        }
        push(name, rest);
    }

    /// Begins a child that carries something along.
    void open(String name, XmlElement rest) {
        open(name, rest, XmlLayout.of(name));
    }

    /// Begins a child that carries something along, in another order than others of its name.
    void open(String name, XmlElement rest, XmlLayout layout) {
        if (frames[depth - 1].nodesDone.length > 0) {
            flushNodes(frames[depth - 1], name);
        }
        push(name, rest, layout);
    }

    private void push(String name, @Nullable XmlElement rest) {
        push(name, rest, rest == null ? XmlLayout.NONE : XmlLayout.of(name));
    }

    private void push(String name, @Nullable XmlElement rest, XmlLayout layout) {
        if (depth > 0) {
            beginContent(frames[depth - 1]);
            indent();
        }
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, 2 * depth);
        }
        Frame frame = frames[depth];
        if (frame == null) {
            frame = new Frame();
            frames[depth] = frame;
        }
        depth++;
        frame.name = name;
        frame.inContent = false;
        out.append('<').append(name);
        if (rest == null || rest.isEmpty()) {
            frame.attributesDone = NOTHING;
            frame.nodesDone = NOTHING;
        } else {
            frame.rest = rest;
            frame.layout = layout;
            frame.attributes = frame.layout.sortedAttributes(rest);
            frame.nodes = frame.layout.sortedChildren(rest);
            frame.attributesDone = new boolean[frame.attributes.size()];
            frame.nodesDone = new boolean[frame.nodes.size()];
        }
    }

    /// Prints an attribute of the element begun last.
    void attribute(String name, String value) {
        Frame frame = frames[depth - 1];
        if (frame.attributesDone.length > 0) {
            flushAttributes(frame, name);
        }
        appendAttribute(name, value);
    }

    /// Prints an attribute with a number.
    void attribute(String name, long value) {
        attribute(name, Long.toString(value));
    }

    private void appendAttribute(String name, String value) {
        out.append(' ').append(name).append("='");
        escape(value);
        out.append('\'');
    }

    /// Prints attributes of the rest: those that stand before a name, all if it is null. One of
    /// that name itself is left out: the caller's counts.
    private void flushAttributes(Frame frame, @Nullable String before) {
        List<XmlAttribute> attributes = frame.attributes;
        for (int i = 0; i < frame.attributesDone.length; i++) {
            String name = attributes.get(i).name();
            if (frame.attributesDone[i]) {
                continue;
            }
            if (name.equals(before)) {
                frame.attributesDone[i] = true;
            } else if (before == null || frame.layout.attributeStandsBefore(name, before)) {
                frame.attributesDone[i] = true;
                appendAttribute(name, attributes.get(i).value());
            }
        }
    }

    /// Ends the start tag if that was not done yet.
    private void beginContent(Frame frame) {
        if (!frame.inContent) {
            flushAttributes(frame, null);
            frame.inContent = true;
            out.append(">\n");
        }
    }

    /// Leaves a line between two parts of the element begun last.
    void blankLine() {
        beginContent(frames[depth - 1]);
        out.append('\n');
    }

    /// Makes the element begun last have an end tag even if nothing comes between.
    void force() {
        beginContent(frames[depth - 1]);
    }

    /// Ends the element begun last.
    void close() {
        Frame frame = frames[depth - 1];
        if (frame.nodesDone.length > 0) {
            if (!frame.inContent && holdsOnlyText(frame.rest)) {
                closeWith(frame.rest.text());
                return;
            }
            flushNodes(frame, null);
        }
        depth--;
        if (!frame.inContent) {
            flushAttributes(frame, null);
            out.append("/>\n");
            return;
        }
        indent();
        out.append("</").append(frame.name).append(">\n");
    }

    private static boolean holdsOnlyText(XmlElement element) {
        return element.content().stream().allMatch(XmlText.class::isInstance);
    }

    /// Ends the element begun last with a text in it.
    void closeWith(String text) {
        Frame frame = frames[depth - 1];
        flushAttributes(frame, null);
        depth--;
        out.append('>');
        escape(text);
        out.append("</").append(frame.name).append(">\n");
    }

    /// Prints an element with a text.
    void element(String name, String text) {
        open(name);
        closeWith(text);
    }

    /// Prints an element without content.
    void empty(String name) {
        open(name);
        close();
    }

    /// Returns the child of the rest with a name and takes it out, or null if there is none.
    private static @Nullable XmlElement take(Frame frame, String name) {
        List<XmlNode> nodes = frame.nodes;
        for (int i = 0; i < frame.nodesDone.length; i++) {
            if (!frame.nodesDone[i]
                    && nodes.get(i) instanceof XmlElement element
                    && element.name().equals(name)) {
                frame.nodesDone[i] = true;
                return element;
            }
        }
        return null;
    }

    /// Prints children of the rest: those that stand before a name, all if it is null.
    private void flushNodes(Frame frame, @Nullable String before) {
        List<XmlNode> nodes = frame.nodes;
        for (int i = 0; i < frame.nodesDone.length; i++) {
            if (frame.nodesDone[i] || !(nodes.get(i) instanceof XmlElement element)) {
                continue;
            }
            if (before == null || frame.layout.childStandsBefore(element.name(), before)) {
                frame.nodesDone[i] = true;
                beginContent(frame);
                tree(element);
            }
        }
    }

    /// Prints a whole element as it is.
    void tree(XmlElement element) {
        if (element.name().equals("metadata")) {
            beginContent(frames[depth - 1]);
            indent();
            new XmlDump(out, depth).print(element);
            out.append('\n');
            return;
        }
        push(element.name(), null);
        for (XmlAttribute attribute : element.attributes()) {
            appendAttribute(attribute.name(), attribute.value());
        }
        boolean hasElements = false;
        for (XmlNode node : element.content()) {
            if (node instanceof XmlElement child) {
                hasElements = true;
                tree(child);
            }
        }
        if (hasElements || element.content().isEmpty()) {
            if (hasTwoTags(element.name())) {
                force();
            }
            close();
        } else {
            closeWith(element.text());
        }
    }

    /// Tells whether libvirt prints both tags even if nothing is between them.
    private static boolean hasTwoTags(String name) {
        return name.equals("hyperv") || name.equals("kvm");
    }

    private void indent() {
        for (int i = depth * INDENTATION; i > 0; i--) {
            out.append(' ');
        }
    }

    /// Escapes as libvirt does: the five characters that have entities, and control characters are
    /// left out.
    private void escape(String text) {
        int length = text.length();
        int from = 0;
        for (int i = 0; i < length; i++) {
            String replacement = replacement(text.charAt(i));
            if (replacement != null) {
                out.append(text, from, i).append(replacement);
                from = i + 1;
            }
        }
        out.append(text, from, length);
    }

    private static @Nullable String replacement(char c) {
        if (c > '>') {
            return null;
        }
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '\'' -> "&apos;";
            case '"' -> "&quot;";
            case '\t', '\n', '\r' -> null;
            default -> c < ' ' ? "" : null;
        };
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
