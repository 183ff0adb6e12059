package dev.vireo.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `<metadata>`: libvirt keeps one element of each namespace, and nothing else that is
/// directly in it.
final class MetadataReader {
    private final XmlReading reading;

    MetadataReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Returns what libvirt keeps.
    XmlElement read(XmlElement metadata) {
        Set<String> namespaces = new HashSet<>();
        List<XmlNode> kept = new ArrayList<>();
        for (XmlNode node : metadata.content()) {
            switch (node) {
                case XmlElement child -> {
                    String namespace = namespace(child, metadata);
                    if (namespace != null && namespaces.add(namespace)) {
                        kept.add(child);
                    } else {
                        reading.drop(child);
                    }
                }
                case XmlText text -> reading.dropText(metadata, text.text());
                case XmlComment comment -> reading.dropComment(metadata, comment);
                case XmlInstruction _ -> {}
            }
        }
        return new XmlElement(metadata.name(), metadata.attributes(), kept);
    }

    private @Nullable String namespace(XmlElement child, XmlElement metadata) {
        int colon = child.name().indexOf(':');
        String declaration = colon < 0 ? "xmlns" : "xmlns:" + child.name().substring(0, colon);
        for (XmlElement element : List.of(child, metadata, reading.root())) {
            String namespace = element.value(declaration);
            if (namespace != null) {
                return namespace.isEmpty() ? null : namespace;
            }
        }
        return null;
    }
}
