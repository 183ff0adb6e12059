package dev.vireo.soap;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import dev.vireo.soap.SoapException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/// Walks over a document's elements and texts, within limits. The only place that sets up an XML
/// parser: no document type declarations, no entities but the five of XML itself.
///
/// A cursor stands on a start tag, on an end tag, or before the document.
final class XmlCursor {
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String XSD = "http://www.w3.org/2001/XMLSchema";

    private static final int SLICE = 32;

    private final XMLStreamReader reader;
    private final BoundedInput input;
    private final XmlLimits limits;
    private final char[] slice = new char[SLICE];
    private int sliceLength;
    private int depth;

    private XmlCursor(XMLStreamReader reader, BoundedInput input, XmlLimits limits) {
        this.reader = reader;
        this.input = input;
        this.limits = limits;
    }

    /// Makes a parser factory. It is thread-safe once made, and shares its table of names between
    /// documents.
    static XMLInputFactory factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // A lazy parser would throw from getters, unchecked.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return factory;
    }

    static XmlCursor open(XMLInputFactory factory, InputStream in, XmlLimits limits)
            throws IOException {
        BoundedInput input = new BoundedInput(in, limits);
        try {
            return new XmlCursor(factory.createXMLStreamReader(input), input, limits);
        } catch (XMLStreamException e) {
            input.rethrow();
            throw new SoapException(Problem.NOT_XML, "not XML: " + firstLine(e), e);
        }
    }

    /// Goes to the next start tag within the current element, or to the element's end tag. Only
    /// white space may stand between.
    ///
    /// @return true on a start tag, false on the end tag
    boolean nextChild() throws IOException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return enter();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!reader.isWhiteSpace()) {
                        throw error(Problem.BAD_VALUE, "text where an element was expected");
                    }
                }
                default -> {} // comments and the like
            }
        }
    }

    /// Goes to the document's root element.
    void root() throws IOException {
        int event;
        do {
            event = next();
        } while (event != XMLStreamConstants.START_ELEMENT);
        enter();
    }

    private boolean enter() {
        if (++depth > limits.depth()) {
            throw error(
                    Problem.TOO_LARGE, "more than " + limits.depth() + " elements in each other");
        }
        return true;
    }

    /// Reads the text of the current element and goes to its end tag, if the text is short and in
    /// one piece, as numbers and truth values are. It is then in [#slice()] and no string is made.
    ///
    /// @return null if the text is in the slice, else the text
    @Nullable String textOrSlice() throws IOException {
        int event = next();
        if (event != XMLStreamConstants.CHARACTERS || reader.getTextLength() > SLICE) {
            return text("", event);
        }
        sliceLength = reader.getTextLength();
        System.arraycopy(reader.getTextCharacters(), reader.getTextStart(), slice, 0, sliceLength);
        event = next();
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
            return null;
        }
        return text(new String(slice, 0, sliceLength), event);
    }

    char[] slice() {
        return slice;
    }

    int sliceLength() {
        return sliceLength;
    }

    /// Reads the text of the current element and goes to its end tag.
    String text() throws IOException {
        return text("", next());
    }

    /// Reads on from an event, with the text so far.
    private String text(String soFar, int firstEvent) throws IOException {
        String first = soFar;
        StringBuilder more = null;
        for (int event = firstEvent; ; event = next()) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    String part = reader.getText();
                    if (more == null && first.isEmpty()) {
                        first = part;
                    } else {
                        more = more == null ? new StringBuilder(first) : more;
                        more.append(part);
                        checkTextLength(more.length());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return more == null ? first : more.toString();
                }
                case XMLStreamConstants.START_ELEMENT ->
                        throw error(
                                Problem.BAD_VALUE,
                                "element '" + localName() + "' where a text was expected");
                default -> {} // comments and the like
            }
        }
    }

    /// Reads the content of an element that may hold text or elements: stops at the first child or
    /// at the end tag, and collects the text before it.
    ///
    /// @return true on a child's start tag, false on the end tag
    boolean textOrChild(StringBuilder text) throws IOException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    text.append(reader.getText());
                    checkTextLength(text.length());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    return enter();
                }
                default -> {} // comments and the like
            }
        }
    }

    /// Skips the rest of the current element.
    void skip() throws IOException {
        int outside = depth - 1;
        while (depth > outside) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> enter();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {} // that is what skipping means
            }
        }
    }

    private void checkTextLength(int length) {
        if (length > limits.textLength()) {
            throw error(
                    Problem.TOO_LARGE,
                    "a text of more than " + limits.textLength() + " characters");
        }
    }

    String localName() {
        return reader.getLocalName();
    }

    int attributeCount() {
        return reader.getAttributeCount();
    }

    String attributeName(int index) {
        return reader.getAttributeLocalName(index);
    }

    String attributeValue(int index) {
        return reader.getAttributeValue(index);
    }

    /// Returns whether an attribute belongs to XML Schema instance, whatever its prefix.
    boolean isInstanceAttribute(int index) {
        return Objects.equals(reader.getAttributeNamespace(index), XSI);
    }

    /// Returns `xsi:type` as it stands, with its prefix.
    @Nullable String xsiType() {
        int count = reader.getAttributeCount();
        for (int i = 0; i < count; i++) {
            if (reader.getAttributeLocalName(i).equals("type") && isInstanceAttribute(i)) {
                return reader.getAttributeValue(i).strip();
            }
        }
        return null;
    }

    /// Returns an attribute without namespace.
    @Nullable String attribute(String name) {
        int count = reader.getAttributeCount();
        for (int i = 0; i < count; i++) {
            if (reader.getAttributeLocalName(i).equals(name) && !isInstanceAttribute(i)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /// Returns whether the current element says that it has no value.
    boolean isNil() {
        int count = reader.getAttributeCount();
        for (int i = 0; i < count; i++) {
            if (reader.getAttributeLocalName(i).equals("nil") && isInstanceAttribute(i)) {
                String value = reader.getAttributeValue(i).strip();
                return value.equals("true") || value.equals("1");
            }
        }
        return false;
    }

    /// Returns whether a prefix stands for XML Schema here.
    boolean isSchemaPrefix(String prefix) {
        String uri = reader.getNamespaceURI(prefix);
        return uri == null ? prefix.equals("xsd") || prefix.equals("xs") : uri.equals(XSD);
    }

    /// Makes an exception that says where the cursor stands.
    SoapException error(Problem problem, String what) {
        return error(problem, what, null);
    }

    /// Makes an exception that says where the cursor stands.
    SoapException error(Problem problem, String what, @Nullable Throwable cause) {
        var location = reader.getLocation();
        return new SoapException(
                problem,
                what
                        + " (line "
                        + location.getLineNumber()
                        + ", column "
                        + location.getColumnNumber()
                        + ")",
                cause);
    }

    private int next() throws IOException {
        input.startToken();
        try {
            int event = advance();
            return switch (event) {
                case XMLStreamConstants.DTD ->
                        throw error(Problem.NOT_XML, "a document type declaration is not accepted");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw error(Problem.NOT_XML, "an entity reference is not accepted");
                case XMLStreamConstants.END_DOCUMENT ->
                        throw error(Problem.TRUNCATED, "the document ends too early");
                default -> event;
            };
        } catch (XMLStreamException e) {
            input.rethrow();
            throw failure(e);
        }
    }

    /// The parser says of some bad documents, unchecked, that they surprised it.
    private int advance() throws XMLStreamException {
        try {
            return reader.next();
        } catch (SoapException e) { // a limit of the input
            throw e;
        } catch (RuntimeException e) {
            throw new XMLStreamException(e.getMessage(), reader.getLocation(), e);
        }
    }

    private SoapException failure(XMLStreamException e) {
        String message = firstLine(e);
        boolean truncated = input.isAtEnd() && message.contains("nd-of-input");
        if (truncated) {
            return new SoapException(
                    Problem.TRUNCATED,
                    "the document ends too early, after " + input.count() + " bytes",
                    e);
        }
        var location = e.getLocation();
        String where =
                location == null
                        ? ""
                        : " (line "
                                + location.getLineNumber()
                                + ", column "
                                + location.getColumnNumber()
                                + ")";
        return new SoapException(Problem.NOT_XML, "not well-formed XML: " + message + where, e);
    }

    private static String firstLine(XMLStreamException e) {
        String message = e.getMessage() == null ? "unreadable" : e.getMessage();
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        String prefix = "ParseError at ";
        return line.startsWith(prefix) ? line.substring(prefix.length()) : line;
    }
}
