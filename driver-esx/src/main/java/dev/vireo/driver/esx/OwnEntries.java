package dev.vireo.driver.esx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.XmlElement;
import dev.vireo.model.XmlNode;
import dev.vireo.vmx.HexEscape;
import dev.vireo.vmx.VmxFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a domain document says that VMware has no place for: entries of our own in the VMX file,
/// which a host keeps as it keeps all that it does not know.
///
/// @param title the title
/// @param metadata the elements of other namespaces, as text
record OwnEntries(Optional<String> title, Optional<String> metadata) {
    static final String TITLE = "vireo.title";
    static final String METADATA = "vireo.metadata";

    private static final HexEscape ESCAPE = HexEscape.VMX_VALUE;

    /// Finds them in a domain.
    static OwnEntries of(DomainDefinition domain) {
        List<XmlElement> elements =
                domain.rest().child("metadata").map(XmlElement::elements).orElse(List.of());
        return new OwnEntries(domain.title(), new MetadataText(elements).text());
    }

    /// Finds them in a VMX file.
    static OwnEntries of(VmxFile file) {
        return new OwnEntries(value(file, TITLE), value(file, METADATA));
    }

    private static Optional<String> value(VmxFile file, String key) {
        return file.get(key).flatMap(ESCAPE::unescape).filter(text -> !text.isEmpty());
    }

    /// Puts them into a VMX file.
    VmxFile in(VmxFile file) {
        return put(put(file, TITLE, title), METADATA, metadata);
    }

    private static VmxFile put(VmxFile file, String key, Optional<String> value) {
        return value.isPresent() ? file.with(key, escape(value.get())) : file.without(key);
    }

    /// Lines end nowhere but behind an entry.
    private static String escape(String text) {
        return ESCAPE.escape(text).replace("\n", "|0a").replace("\r", "|0d");
    }

    /// Puts them into a domain.
    DomainDefinition in(DomainDefinition domain) {
        if (title.isEmpty() && metadata.isEmpty()) {
            return domain;
        }
        List<XmlElement> elements =
                metadata.map(text -> MetadataText.parse(text).elements()).orElse(List.of());
        DomainDefinition.Builder builder = domain.toBuilder().title(title);
        if (!elements.isEmpty()) {
            List<XmlNode> content = new ArrayList<>(domain.rest().content());
            content.add(new XmlElement("metadata", List.of(), List.copyOf(elements)));
            builder.rest(new XmlElement(domain.rest().name(), domain.rest().attributes(), content));
        }
        return builder.build();
    }
}
