package dev.vireo.driver.esx;

import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.model.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Elements of other namespaces that a domain carries along, at most one of each namespace.
///
/// @param elements the elements, each with the declaration of its namespace
record MetadataText(List<XmlElement> elements) {
    MetadataText {
        elements = List.copyOf(elements);
    }

    /// Reads the text that [#text] has written.
    static MetadataText parse(String text) {
        return new MetadataText(XmlDocument.parse("<metadata>" + text + "</metadata>").elements());
    }

    /// Returns the text; empty if there is no element.
    Optional<String> text() {
        return elements.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        elements.stream().map(XmlDocument::write).collect(Collectors.joining()));
    }

    /// Returns the element of a namespace as it was given, without the prefix that it is kept with.
    Optional<XmlElement> find(String namespace) {
        return elements.stream()
                .filter(element -> isOf(element, namespace))
                .findFirst()
                .map(element -> bare(element, prefix(element)));
    }

    /// Puts an element in the place of the one of its namespace.
    ///
    /// @param element the element without a prefix; empty to take the one there away
    MetadataText with(String namespace, String prefix, Optional<XmlElement> element) {
        List<XmlElement> all = new ArrayList<>(elements);
        all.removeIf(each -> isOf(each, namespace));
        element.ifPresent(given -> {
            XmlElement kept = prefixed(given, prefix);
            List<XmlAttribute> attributes = new ArrayList<>(kept.attributes());
            attributes.addFirst(new XmlAttribute("xmlns:" + prefix, namespace));
            all.add(new XmlElement(kept.name(), attributes, kept.content()));
        });
        return new MetadataText(all);
    }

    private static String prefix(XmlElement element) {
        int colon = element.name().indexOf(':');
        return colon < 0 ? "" : element.name().substring(0, colon);
    }

    private static boolean isOf(XmlElement element, String namespace) {
        String prefix = prefix(element);
        String declaration = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        return element.attribute(declaration).filter(namespace::equals).isPresent();
    }

    private static XmlElement prefixed(XmlElement element, String prefix) {
        String name =
                element.name().indexOf(':') < 0 ? prefix + ":" + element.name() : element.name();
        List<XmlNode> content =
                element.content().stream()
                        .<XmlNode>map(node ->
                                node instanceof XmlElement inner ? prefixed(inner, prefix) : node)
                        .toList();
        return new XmlElement(name, element.attributes(), content);
    }

    private static XmlElement bare(XmlElement element, String prefix) {
        String name =
                prefix(element).equals(prefix)
                        ? element.name().substring(element.name().indexOf(':') + 1)
                        : element.name();
        List<XmlAttribute> attributes =
                element.attributes().stream()
                        .filter(attribute -> !attribute.name().equals("xmlns:" + prefix))
                        .toList();
        List<XmlNode> content =
                element.content().stream()
                        .<XmlNode>map(node ->
                                node instanceof XmlElement inner ? bare(inner, prefix) : node)
                        .toList();
        return new XmlElement(name, attributes, content);
    }
}
