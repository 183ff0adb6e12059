package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reading of one document: where errors are raised and dropped parts are collected.
final class XmlReading {
    private final XmlElement root;
    private final DomainXmlLevel level;
    private final @Nullable List<DroppedXml> dropped;

    /// @param root the document
    /// @param level whose document it is
    /// @param dropped where dropped parts go, or null if nobody asks for them
    XmlReading(XmlElement root, DomainXmlLevel level, @Nullable List<DroppedXml> dropped) {
        this.root = root;
        this.level = level;
        this.dropped = dropped;
    }

    XmlElement root() {
        return root;
    }

    /// Tells whether the document may hold what libvirt 9.0 does not know.
    boolean isNewer() {
        return level != DomainXmlLevel.LIBVIRT_9_0;
    }

    /// Tells whether any hypervisor will do.
    boolean isFull() {
        return level == DomainXmlLevel.FULL;
    }

    /// Makes an error of libvirt's domain parser.
    DomainXmlException error(ErrorCode code, String detail, XmlElement at) {
        return errorOf(ErrorDomain.DOMAIN, code, detail, at);
    }

    /// Makes an error of another part of libvirt.
    DomainXmlException errorOf(ErrorDomain domain, ErrorCode code, String detail, XmlElement at) {
        return new DomainXmlException(code, domain, detail, path(at));
    }

    /// Makes an error about an attribute.
    DomainXmlException attributeError(
            ErrorCode code, ErrorDomain domain, String detail, XmlElement at, String attribute) {
        return new DomainXmlException(code, domain, detail, path(at) + "/@" + attribute);
    }

    /// Makes libvirt's error for a value it does not understand.
    DomainXmlException invalid(XmlElement at, String attribute, String value, String expected) {
        return attributeError(
                ErrorCode.XML_ERROR,
                ErrorDomain.XML,
                "Invalid value for attribute '"
                        + attribute
                        + "' in element '"
                        + at.name()
                        + "': "
                        + (value.isEmpty() && expected.startsWith("Zero") ? "" : "'" + value + "'")
                        + (expected.startsWith("Zero") ? expected : "." + expected),
                at,
                attribute);
    }

    /// Names the place of an element.
    String path(XmlElement at) {
        return root.pathTo(at).orElse("/" + root.name());
    }

    /// Records an attribute that libvirt drops.
    void drop(XmlElement at, String attribute, String value) {
        if (dropped != null) {
            dropped.add(new DroppedXml(path(at) + "/@" + attribute, value));
        }
    }

    /// Records an element that libvirt drops.
    void drop(XmlElement element) {
        if (dropped != null) {
            dropped.add(new DroppedXml(path(element), element.text()));
        }
    }

    /// Returns what an element holds that libvirt keeps and no record names, in libvirt's order.
    XmlElement rest(XmlElement element, Known known) {
        List<XmlAttribute> attributes = restAttributes(element, known);
        List<XmlNode> content = restContent(element, known);
        return attributes.isEmpty() && content.isEmpty()
                ? XmlElement.empty(known.name())
                : new XmlElement(known.name(), attributes, content);
    }

    private List<XmlAttribute> restAttributes(XmlElement element, Known known) {
        List<XmlAttribute> kept = List.of();
        int count = 0;
        for (int i = 0; i < element.attributes().size(); i++) {
            XmlAttribute attribute = element.attributes().get(i);
            Known.Attribute place = known.knownAttribute(attribute.name());
            if (place == null) {
                dropAttribute(element, attribute);
            } else if (!place.taken()) {
                count++;
            }
        }
        if (count > 0) {
            kept = new ArrayList<>(count);
            for (Known.Attribute attribute : known.attributes()) {
                String value = attribute.taken() ? null : element.value(attribute.name());
                if (value != null) {
                    kept.add(new XmlAttribute(attribute.name(), value));
                }
            }
        }
        return kept;
    }

    private void dropAttribute(XmlElement element, XmlAttribute attribute) {
        // a namespace declaration says nothing by itself
        if (dropped != null && !attribute.name().startsWith("xmlns")) {
            drop(element, attribute.name(), attribute.value());
        }
    }

    private List<XmlNode> restContent(XmlElement element, Known known) {
        if (element.content().isEmpty()) {
            return List.of();
        }
        int size = known.children().size();
        List<@Nullable List<XmlElement>> places = new ArrayList<>(size);
        boolean any = false;
        boolean[] seen = new boolean[size];
        for (int i = 0; i < size; i++) {
            places.add(null);
        }
        StringBuilder text = new StringBuilder();
        for (XmlNode node : element.content()) {
            switch (node) {
                case XmlElement child -> any |= place(child, known, places, seen);
                case XmlText piece -> text.append(piece.text());
                case XmlComment comment -> dropComment(element, comment);
                case XmlInstruction _ -> {}
            }
        }
        List<XmlNode> kept = new ArrayList<>();
        keepText(element, known, text.toString(), kept);
        if (any) {
            for (int i = 0; i < size; i++) {
                List<XmlElement> place = places.get(i);
                if (place != null) {
                    sort(place, known.children().get(i));
                    kept.addAll(place);
                }
            }
        }
        return kept;
    }

    private void keepText(XmlElement element, Known known, String text, List<XmlNode> kept) {
        if (text.isEmpty()) {
            return;
        }
        switch (known.text()) {
            case KEPT -> kept.add(new XmlText(text));
            case TAKEN -> {}
            case DROPPED -> dropText(element, text);
        }
    }

    /// Records a text that libvirt drops, unless it is white space.
    void dropText(XmlElement element, String text) {
        if (dropped != null && !text.isBlank()) {
            dropped.add(new DroppedXml(path(element) + "/text()", text.strip()));
        }
    }

    /// Records a comment that libvirt drops.
    void dropComment(XmlElement element, XmlComment comment) {
        if (dropped != null) {
            dropped.add(new DroppedXml(path(element) + "/comment()", comment.text()));
        }
    }

    private boolean place(
            XmlElement child,
            Known known,
            List<@Nullable List<XmlElement>> places,
            boolean[] seen) {
        int at = known.childIndex(child.name());
        if (at < 0 || (seen[at] && !known.children().get(at).many())) {
            drop(child);
            return false;
        }
        seen[at] = true;
        Known place = known.children().get(at);
        if (place.isElsewhere()) {
            return false;
        }
        XmlElement kept = place.whole() ? carried(child, place) : rest(child, place);
        if (kept == null || (!place.whole() && kept.isEmpty())) {
            return false;
        }
        List<XmlElement> there = places.get(at);
        if (there == null) {
            there = new ArrayList<>();
            places.set(at, there);
        }
        there.add(kept);
        return true;
    }

    private static void sort(List<XmlElement> elements, Known known) {
        if (!known.shapes().isEmpty()) {
            CarriedForm.sort(elements, known.shapes().getFirst().sortedBy());
        }
    }

    /// Returns an element as libvirt prints it, or null if it does not.
    private @Nullable XmlElement carried(XmlElement element, Known known) {
        if (known.name().equals("metadata")) {
            return new MetadataReader(this).read(element);
        }
        int at = CarriedShape.find(known.shapes(), element);
        if (at < 0) {
            return element;
        }
        XmlElement printed = new CarriedForm(this).of(element, known.shapes().get(at));
        if (printed == null) {
            drop(element);
        }
        return printed;
    }
}
