package dev.vireo.vmx;

import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlElement;
import dev.vireo.model.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The entries of a VMX file that a domain document has no element for, as the document carries
/// them at level [VmxLevel#FULL]:
///
/// ```
/// <metadata>
///   <vmx:entries xmlns:vmx='https://vireo.dev/xmlns/vmx/1.0'>
///     <vmx:entry key='tools.syncTime' value='TRUE'/>
///     <vmx:entry key='memsize' value='0512' instead='512'/>
///   </vmx:entries>
/// </metadata>
/// ```
///
/// On the way back an entry without `instead` is added unless the document gave the same key
/// itself. One with `instead` takes the place of the value that the document gives, if that is
/// still the one named: it keeps how a value was written, and gives way when somebody has changed
/// the document.
final class VmxMetadata {
    /// The namespace.
    static final String NAMESPACE = "https://vireo.dev/xmlns/vmx/1.0";

    private static final String METADATA = "metadata";
    private static final String PREFIX = "vmx";

    private VmxMetadata() {}

    /// An entry of a VMX file.
    ///
    /// @param key its name as it was written
    /// @param value its value as it was written
    /// @param instead the value that the document gives, which this one replaces; null for an entry
    ///   that the document does not give at all
    record Entry(String key, String value, @Nullable String instead) {}

    /// Adds entries to what a document carries along.
    ///
    /// @param rest what the document carries along, [dev.vireo.model.DomainDefinition#rest]
    /// @param entries the entries
    /// @return the same with the entries in its element `metadata`
    static XmlElement write(XmlElement rest, List<Entry> entries) {
        if (entries.isEmpty()) {
            return rest;
        }
        List<XmlNode> items = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            items.add(element(entry));
        }
        XmlElement list =
                new XmlElement(
                        PREFIX + ":entries",
                        List.of(new XmlAttribute("xmlns:" + PREFIX, NAMESPACE)),
                        items);
        List<XmlNode> content = new ArrayList<>(rest.content());
        content.removeIf(node -> isMetadata(node));
        List<XmlNode> kept =
                new ArrayList<>(rest.child(METADATA).map(XmlElement::content).orElse(List.of()));
        kept.add(list);
        content.add(new XmlElement(METADATA, List.of(), kept));
        return new XmlElement(rest.name(), rest.attributes(), content);
    }

    /// Finds the entries in what a document carries along.
    ///
    /// @param rest what the document carries along, [dev.vireo.model.DomainDefinition#rest]
    /// @return the entries in their order; empty if there are none
    static List<Entry> read(XmlElement rest) {
        Optional<XmlElement> metadata = rest.child(METADATA);
        if (metadata.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (XmlElement list : metadata.get().elements()) {
            if (isOurs(list)) {
                list.elements().forEach(item -> readEntry(item, entries));
            }
        }
        return List.copyOf(entries);
    }

    private static void readEntry(XmlElement item, List<Entry> entries) {
        Optional<String> key = item.attribute("key");
        if (localName(item).equals("entry") && key.isPresent()) {
            entries.add(
                    new Entry(
                            key.get(),
                            item.attribute("value").orElse(""),
                            item.attribute("instead").orElse(null)));
        }
    }

    private static XmlElement element(Entry entry) {
        List<XmlAttribute> attributes = new ArrayList<>(3);
        attributes.add(new XmlAttribute("key", entry.key()));
        attributes.add(new XmlAttribute("value", entry.value()));
        if (entry.instead() != null) {
            attributes.add(new XmlAttribute("instead", entry.instead()));
        }
        return new XmlElement(PREFIX + ":entry", attributes, List.of());
    }

    private static boolean isMetadata(XmlNode node) {
        return node instanceof XmlElement element && element.name().equals(METADATA);
    }

    /// Tells whether an element is the list, whatever prefix it has: libvirt keeps the declaration
    /// of the namespace on it.
    private static boolean isOurs(XmlElement element) {
        int colon = element.name().indexOf(':');
        String declaration = colon < 0 ? "xmlns" : "xmlns:" + element.name().substring(0, colon);
        return localName(element).equals("entries")
                && element.attribute(declaration).filter(NAMESPACE::equals).isPresent();
    }

    private static String localName(XmlElement element) {
        return element.name().substring(element.name().indexOf(':') + 1);
    }
}
