package dev.vireo.shell.text;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.NamespaceContext;

/// The prefixes that an XPath expression may use.
///
/// @param uris the namespaces by prefix
record DeclaredNamespaces(Map<String, String> uris) implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
        return uris.getOrDefault(prefix, "");
    }

    @Override
    public String getPrefix(String uri) {
        throw new UnsupportedOperationException("XPath asks for namespaces, not for prefixes");
    }

    @Override
    public Iterator<String> getPrefixes(String uri) {
        return List.<String>of().iterator();
    }
}
