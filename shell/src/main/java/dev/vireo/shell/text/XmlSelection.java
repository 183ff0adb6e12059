package dev.vireo.shell.text;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlComment;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.model.XmlNode;
import dev.vireo.model.XmlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// What an XPath expression selects of a document, printed as virsh prints it with libxml2.
///
/// The expression is evaluated over a DOM, which forgets the order of attributes; what is printed
/// are the elements that it was made of.
public final class XmlSelection {
    private static final String SOURCE = "source";

    private final XmlElement root;
    private final Document dom;

    private XmlSelection(XmlElement root) {
        this.root = root;
        try {
            this.dom = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no DOM", e);
        }
        copy(dom, root, Map.of());
    }

    /// Selects nodes. The prefixes that the document's root declares may be used.
    ///
    /// @param document the document
    /// @param xpath what to select
    /// @param wrap whether to put all of it into one element
    /// @return the nodes, a line end behind each
    /// @throws VirtException `INTERNAL_ERROR` if the expression is wrong or selects no nodes but a
    ///   value
    public static String select(String document, String xpath, boolean wrap) {
        XmlSelection selection = new XmlSelection(XmlDocument.parse(document));
        XPathNodes nodes;
        try {
            nodes =
                    selection
                            .evaluator()
                            .evaluateExpression(xpath, selection.dom, XPathNodes.class);
        } catch (XPathExpressionException e) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.NONE,
                    "Incorrect xpath '" + xpath + "'",
                    e);
        }
        return wrap ? selection.wrapped(nodes) : selection.listed(nodes);
    }

    private XPath evaluator() {
        XPath evaluator = XPathFactory.newInstance().newXPath();
        evaluator.setNamespaceContext(new DeclaredNamespaces(declared(root, Map.of())));
        return evaluator;
    }

    private void copy(Node parent, XmlElement element, Map<String, String> outer) {
        Map<String, String> namespaces = declared(element, outer);
        Element copy = dom.createElementNS(namespace(element.name(), namespaces), element.name());
        copy.setUserData(SOURCE, element, null);
        for (XmlAttribute attribute : element.attributes()) {
            String name = attribute.name();
            if (!name.startsWith("xmlns")) {
                String uri = name.indexOf(':') < 0 ? "" : namespace(name, namespaces);
                copy.setAttributeNS(uri.isEmpty() ? null : uri, name, attribute.value());
            }
        }
        parent.appendChild(copy);
        for (XmlNode node : element.content()) {
            switch (node) {
                case XmlElement inner -> copy(copy, inner, namespaces);
                case XmlText text -> copy.appendChild(dom.createTextNode(text.text()));
                case XmlComment comment -> copy.appendChild(dom.createComment(comment.text()));
                default -> {} // nobody selects processing instructions
            }
        }
    }

    private static Map<String, String> declared(XmlElement element, Map<String, String> outer) {
        Map<String, String> namespaces = new LinkedHashMap<>(outer);
        for (XmlAttribute attribute : element.attributes()) {
            if (attribute.name().equals("xmlns")) {
                namespaces.put("", attribute.value());
            } else if (attribute.name().startsWith("xmlns:")) {
                namespaces.put(attribute.name().substring("xmlns:".length()), attribute.value());
            }
        }
        return namespaces;
    }

    private static String namespace(String name, Map<String, String> namespaces) {
        return namespaces.getOrDefault(name.substring(0, Math.max(0, name.indexOf(':'))), "");
    }

    private String listed(XPathNodes nodes) {
        XmlNodeText text = new XmlNodeText();
        StringBuilder out = new StringBuilder();
        for (Node node : nodes) {
            switch (node) {
                case Attr attribute -> text.attribute(source(attribute));
                case Document _ -> text.document(root);
                default -> text.node(source(node));
            }
            out.append(text.line());
        }
        return out.toString();
    }

    private String wrapped(XPathNodes nodes) {
        Map<String, XmlAttribute> attributes = new LinkedHashMap<>();
        List<XmlNode> content = new ArrayList<>();
        for (Node node : nodes) {
            switch (node) {
                case Attr attribute -> attributes.put(attribute.getName(), source(attribute));
                case Document _ -> content.add(root);
                default -> content.add(source(node));
            }
        }
        XmlNodeText text = new XmlNodeText();
        text.node(new XmlElement("nodes", List.copyOf(attributes.values()), content));
        return text.line();
    }

    private static XmlAttribute source(Attr attribute) {
        return new XmlAttribute(attribute.getName(), attribute.getValue());
    }

    private static XmlNode source(Node node) {
        if (node.getUserData(SOURCE) instanceof XmlElement element) {
            return element;
        }
        String text = node.getNodeValue();
        return node.getNodeType() == Node.COMMENT_NODE ? new XmlComment(text) : new XmlText(text);
    }
}
