package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.model.XmlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Elements of other namespaces that a domain carries along, at most one of each namespace.
///
/// @param elements the elements, each with the declaration of its namespace
record MetadataText(List<XmlElement> elements) {
    private static final Pattern PREFIX = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");

    /// Namespaces of XML itself, which nobody may declare under other names.
    private static final Set<String> RESERVED =
            Set.of("http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/");

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
    /// @throws VirtException `INVALID_ARG` for a prefix or a namespace that XML cannot have,
    ///   `XML_ERROR` for an element with a prefix that means nothing: no other program could read
    ///   the domain's document then
    MetadataText with(String namespace, String prefix, Optional<XmlElement> element) {
        List<XmlElement> all = new ArrayList<>(elements);
        all.removeIf(each -> isOf(each, namespace));
        element.ifPresent(given -> {
            checkDeclaration(prefix, namespace);
            checkPrefixes(given, Set.of("xml", prefix));
            XmlElement kept = prefixed(given, prefix);
            List<XmlAttribute> attributes = new ArrayList<>(kept.attributes());
            attributes.addFirst(new XmlAttribute("xmlns:" + prefix, namespace));
            all.add(new XmlElement(kept.name(), attributes, kept.content()));
        });
        return new MetadataText(all);
    }

    private static void checkDeclaration(String prefix, String namespace) {
        if (!PREFIX.matcher(prefix).matches()
                || prefix.toLowerCase(Locale.ROOT).startsWith("xml")) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'" + OneLine.of(prefix) + "' cannot be the prefix of an XML namespace");
        }
        if (namespace.isEmpty() || RESERVED.contains(namespace)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'" + namespace + "' cannot be the URI of an XML namespace of one's own");
        }
    }

    private static void checkPrefixes(XmlElement element, Set<String> known) {
        Set<String> here = new HashSet<>(known);
        for (XmlAttribute attribute : element.attributes()) {
            if (attribute.name().startsWith("xmlns:")) {
                here.add(attribute.name().substring("xmlns:".length()));
            }
        }
        checkPrefix(element.name(), here);
        for (XmlAttribute attribute : element.attributes()) {
            if (!attribute.name().startsWith("xmlns:")) {
                checkPrefix(attribute.name(), here);
            }
        }
        element.elements().forEach(inner -> checkPrefixes(inner, here));
    }

    private static void checkPrefix(String name, Set<String> known) {
        int colon = name.indexOf(':');
        if (colon >= 0 && !known.contains(name.substring(0, colon))) {
            throw new VirtException(
                    ErrorCode.XML_ERROR,
                    "the prefix of '" + name + "' is not declared in the metadata");
        }
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
