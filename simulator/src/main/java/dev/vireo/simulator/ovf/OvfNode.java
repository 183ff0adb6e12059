package dev.vireo.simulator.ovf;

import dev.vireo.model.DomainXmlException;
import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An element of a descriptor with its names resolved: prefixes are the writer's choice.
///
/// @param namespace the namespace, empty for none
/// @param name the name without a prefix
/// @param attributes by `{namespace}name`
/// @param children the elements within
/// @param text the text, empty if there are elements
/// @param line where it begins
record OvfNode(
        String namespace,
        String name,
        Map<String, String> attributes,
        List<OvfNode> children,
        String text,
        int line) {
    static final String OVF = "http://schemas.dmtf.org/ovf/envelope/1";
    static final String VMW = "http://www.vmware.com/schema/ovf";
    static final String CIM = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_";
    static final String RASD = CIM + "ResourceAllocationSettingData";
    static final String VSSD = CIM + "VirtualSystemSettingData";

    private static final int LONGEST = 4 << 20;
    private static final Pattern LINE = Pattern.compile("\\A\\(domain_definition\\):(\\d+): (.*)");
    private static final String XMLNS = "xmlns";

    /// Reads a document.
    ///
    /// @throws OvfProblem `OvfXmlFormat` if it is not well-formed, too long or has a document type
    static OvfNode parse(String text) {
        if (text.length() > LONGEST) {
            throw OvfProblem.xml(0, "it has more than " + LONGEST + " characters");
        }
        try {
            return of(XmlDocument.parse(text), null);
        } catch (DomainXmlException e) {
            Matcher place = LINE.matcher(e.detail());
            boolean known = place.lookingAt();
            throw OvfProblem.xml(
                    known ? Integer.parseInt(place.group(1)) : 0,
                    known ? place.group(2) : e.detail());
        }
    }

    private static OvfNode of(XmlElement element, @Nullable Scope outer) {
        Scope scope = Scope.of(element, outer);
        Map<String, String> attributes = new HashMap<>();
        for (XmlAttribute attribute : element.attributes()) {
            String name = attribute.name();
            int colon = name.indexOf(':');
            if (!name.equals(XMLNS) && !name.startsWith(XMLNS + ':')) {
                String namespace =
                        colon < 0 ? "" : resolve(scope, name.substring(0, colon), element.line());
                attributes.put(key(namespace, name.substring(colon + 1)), attribute.value());
            }
        }
        List<OvfNode> children = new ArrayList<>();
        for (XmlElement child : element.elements()) {
            children.add(of(child, scope));
        }
        String name = element.name();
        int colon = name.indexOf(':');
        return new OvfNode(
                resolve(scope, colon < 0 ? "" : name.substring(0, colon), element.line()),
                name.substring(colon + 1),
                attributes,
                List.copyOf(children),
                children.isEmpty() ? element.text().strip() : "",
                element.line());
    }

    private static String resolve(@Nullable Scope scope, String prefix, int line) {
        if (prefix.equals("xml")) {
            return "http://www.w3.org/XML/1998/namespace";
        }
        for (Scope at = scope; at != null; at = at.outer) {
            String found = at.prefixes.get(prefix);
            if (found != null) {
                return found;
            }
        }
        if (prefix.isEmpty()) {
            return "";
        }
        throw OvfProblem.xml(line, "the prefix " + prefix + " is not declared");
    }

    private static String key(String namespace, String name) {
        return '{' + namespace + '}' + name;
    }

    boolean is(String wantedNamespace, String wantedName) {
        return name.equals(wantedName) && namespace.equals(wantedNamespace);
    }

    Optional<OvfNode> child(String wantedNamespace, String wantedName) {
        return children.stream().filter(each -> each.is(wantedNamespace, wantedName)).findFirst();
    }

    List<OvfNode> children(String wantedNamespace, String wantedName) {
        return children.stream().filter(each -> each.is(wantedNamespace, wantedName)).toList();
    }

    /// Returns the text of a child, empty if there is none.
    String textOf(String wantedNamespace, String wantedName) {
        return child(wantedNamespace, wantedName).map(OvfNode::text).orElse("");
    }

    Optional<String> attributeOf(String wantedNamespace, String wantedName) {
        return Optional.ofNullable(attributes.get(key(wantedNamespace, wantedName)));
    }

    /// Returns an attribute of OVF.
    Optional<String> attribute(String wantedName) {
        return attributeOf(OVF, wantedName);
    }

    /// Returns an attribute of OVF that has to be there.
    ///
    /// @throws OvfProblem `OvfMissingAttribute`
    String required(String wantedName) {
        return attribute(wantedName)
                .orElseThrow(() -> OvfProblem.missingAttribute(this, wantedName));
    }

    /// Returns whether who does not understand this may pass over it.
    boolean isOptional() {
        return attribute("required").filter(value -> !value.equals("true")).isPresent();
    }

    /// The prefixes that an element declares, and those around it. Not copied for each element: a
    /// document may declare very many.
    private record Scope(Map<String, String> prefixes, @Nullable Scope outer) {
        static @Nullable Scope of(XmlElement element, @Nullable Scope outer) {
            Map<String, String> own = new HashMap<>();
            for (XmlAttribute attribute : element.attributes()) {
                if (attribute.name().equals(XMLNS)) {
                    own.put("", attribute.value());
                } else if (attribute.name().startsWith(XMLNS + ':')) {
                    own.put(attribute.name().substring(XMLNS.length() + 1), attribute.value());
                }
            }
            return own.isEmpty() ? outer : new Scope(own, outer);
        }
    }
}
