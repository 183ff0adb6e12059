package dev.vireo.model;

/// Reads XML documents as libvirt reads them.
///
/// This is a reader of our own: what it accepts, what it says about the rest and the place it names
/// are those of libxml2, which libvirt uses. There are no document types, no entities but the five
/// that XML has, and nothing is ever fetched. A declared encoding does not count, as it does not
/// for libvirt: documents are UTF-8.
public final class XmlDocument {
    /// The length of the longest document, in characters.
    static final int MAXIMUM_LENGTH = 64 * 1024 * 1024;

    /// How deep below the root elements can be nested.
    static final int MAXIMUM_DEPTH = 256;

    private XmlDocument() {}

    /// Reads a document. White space between elements is dropped, as libvirt does. Like a C string
    /// the text ends at the first NUL.
    ///
    /// libvirt: `virXMLParse` with the flags for domains.
    ///
    /// @param text the document; bytes that are no UTF-8 as [RawText] keeps them
    /// @return the root element
    /// @throws DomainXmlException with [ErrorCode#XML_DETAIL] and libvirt's text if it is not
    ///   well-formed
    public static XmlElement parse(String text) {
        return parse(text, "domain_definition");
    }

    /// Reads a document of another kind than domains.
    ///
    /// @param text the document
    /// @param label what libvirt calls it in errors, such as `network_definition`
    /// @return the root element
    static XmlElement parse(String text, String label) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new DomainXmlException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "document of " + text.length() + " characters is too long",
                    "");
        }
        return new XmlParser(new XmlInput(text, label)).parse();
    }

    /// Writes an element as libxml2 does: indented by two blanks where no text stands among the
    /// children, values in double quotes, declarations of namespaces before other attributes.
    ///
    /// @param element the element
    /// @return its text, without a line end behind it
    public static String write(XmlElement element) {
        StringBuilder out = new StringBuilder();
        new XmlDump(out, 0).print(element);
        return out.toString();
    }

    /// Reads a document.
    ///
    /// @param bytes the document in UTF-8
    /// @return the root element
    /// @throws DomainXmlException with [ErrorCode#XML_DETAIL] and libvirt's text if it is not
    ///   well-formed
    public static XmlElement parse(byte[] bytes) {
        return parse(RawText.decode(bytes));
    }
}
