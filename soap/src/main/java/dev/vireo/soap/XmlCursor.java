package dev.vireo.soap;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fasterxml.aalto.stax.StreamReaderImpl;
import dev.vireo.soap.SoapException.Problem;
import dev.vireo.vim.ValueKind;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Walks over a document's elements and texts, within limits. The only place that sets up an XML
/// parser: no document type declarations, no entities but the five of XML itself.
///
/// A cursor stands on a start tag, on an end tag, or before the document.
final class XmlCursor {
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String XSD = "http://www.w3.org/2001/XMLSchema";
    static final String VIM = "urn:vim25";

    /// How many elements one value may have: each of them takes memory, even if it is empty.
    private static final int HELD_ELEMENTS = 2 << 20;

    private final StreamReaderImpl reader;
    private final BoundedInput input;
    private final XmlLimits limits;
    private final TextCache texts = new TextCache();
    private final ElementAttributes attributes;
    private int depth;
    private int held;
    private boolean lenient;

    private XmlCursor(StreamReaderImpl reader, BoundedInput input, XmlLimits limits) {
        this.reader = reader;
        this.input = input;
        this.limits = limits;
        this.attributes = new ElementAttributes(reader, texts);
    }

    /// Opens a document.
    static XmlCursor open(InputStream in, XmlLimits limits) throws IOException {
        BoundedInput input = new BoundedInput(in, limits);
        try {
            StreamReaderImpl reader = (StreamReaderImpl) factory().createXMLStreamReader(input);
            if (reader.getEncoding().equals("UTF-8")) {
                input.requireUtf8();
            }
            return new XmlCursor(reader, input, limits);
        } catch (XMLStreamException e) {
            throw XmlFailure.of(e, input, null);
        }
    }

    /// Makes a parser factory for one document: a factory keeps every name it has ever seen, and a
    /// peer could make it grow without end.
    private static XMLInputFactory factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /// From here on, passes over texts where elements should be, and the other way round.
    void beLenient() {
        lenient = true;
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
                    finishText();
                    if (!reader.isWhiteSpace() && !lenient) {
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

    /// Goes to the end of the document, behind the root's end tag: nothing but comments may follow.
    void end() throws IOException {
        int event;
        do {
            event = advance();
        } while (event != XMLStreamConstants.END_DOCUMENT);
    }

    private boolean enter() {
        if (++depth > limits.depth()) {
            throw error(
                    Problem.TOO_LARGE, "more than " + limits.depth() + " elements in each other");
        }
        if (++held > HELD_ELEMENTS) {
            throw error(Problem.TOO_LARGE, "more than " + HELD_ELEMENTS + " elements in one value");
        }
        return true;
    }

    /// Says that what was read so far is not kept.
    void release() {
        held = 0;
    }

    /// Reads the text of the current element and goes to its end tag.
    ///
    /// @return the value if the text is in plain form, see [PlainValues], else the text
    Object plainValueOrText(ValueKind kind) throws IOException {
        int event = next();
        if (event != XMLStreamConstants.CHARACTERS) {
            return text("", event);
        }
        int length = finishText();
        Object plain = PlainValues.parse(kind, reader.getTextCharacters(), length);
        Object value = plain == null ? reader.getText() : plain;
        event = next();
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
            return value;
        }
        return text(value.toString(), event);
    }

    /// Reads the text of the current element and goes to its end tag.
    String text() throws IOException {
        int event = next();
        if (event != XMLStreamConstants.CHARACTERS) {
            return text("", event);
        }
        finishText();
        String text = reader.getText();
        event = next();
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
            return text;
        }
        return text(text, event);
    }

    /// Reads on from an event, with the text so far.
    private String text(String soFar, int firstEvent) throws IOException {
        if (firstEvent == XMLStreamConstants.END_ELEMENT) {
            depth--;
            return soFar;
        }
        StringBuilder text = new StringBuilder(soFar);
        int event = firstEvent;
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                enter();
                if (!lenient) {
                    throw error(
                            Problem.BAD_VALUE,
                            "element '" + shownName() + "' where a text was expected");
                }
                skip();
            } else {
                append(text, event);
            }
            event = next();
        }
        depth--;
        return text.toString();
    }

    /// Reads the content of an element that may hold text or elements: stops at the first child or
    /// at the end tag, and collects the text before it.
    ///
    /// @return true on a child's start tag, false on the end tag
    boolean textOrChild(StringBuilder text) throws IOException {
        while (true) {
            int event = next();
            switch (event) {
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    return enter();
                }
                default -> append(text, event);
            }
        }
    }

    /// Adds the text of an event that is no tag.
    private void append(StringBuilder text, int event) throws IOException {
        switch (event) {
            case XMLStreamConstants.CHARACTERS,
                    XMLStreamConstants.CDATA,
                    XMLStreamConstants.SPACE -> {
                checkTextLength(text.length() + finishText());
                text.append(reader.getText());
            }
            default -> {} // comments and the like
        }
    }

    /// Skips the rest of the current element.
    void skip() throws IOException {
        int outside = depth - 1;
        while (depth > outside) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> enter();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> finishText();
                default -> {} // that is what skipping means
            }
        }
    }

    String localName() {
        return reader.getLocalName();
    }

    /// Returns the current element's name as error messages show it.
    String shownName() {
        return Excerpt.of(reader.getLocalName());
    }

    /// Returns the current element's namespace, empty for the VI API's and for none.
    String namespace() {
        return outside(reader.getNamespaceURI());
    }

    /// Returns whether the current start tag has attributes.
    boolean hasAttributes() {
        return reader.getAttributeCount() > 0;
    }

    /// Looks at the attributes of the current start tag. Good until the next one is looked at.
    ElementAttributes attributes() throws IOException {
        try {
            attributes.read();
            return attributes;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /// Returns the namespace that a prefix stands for here, empty for the VI API's and for none.
    /// Where nothing says, `xsd` and `xs` stand for XML Schema.
    String namespace(String prefix) {
        String uri = reader.getNamespaceURI(prefix);
        boolean guess = uri == null && (prefix.equals("xsd") || prefix.equals("xs"));
        return guess ? XSD : outside(uri);
    }

    private static String outside(@Nullable String namespace) {
        return namespace == null || namespace.equals(VIM) ? "" : namespace;
    }

    /// Makes an exception that says where the cursor stands.
    SoapException error(Problem problem, String what) {
        return new SoapException(problem, what + XmlFailure.place(reader.getLocation()));
    }

    private int next() throws IOException {
        int event = advance();
        return switch (event) {
            case XMLStreamConstants.DTD -> throw documentType();
            case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw error(Problem.NOT_XML, "an entity reference is not accepted");
            case XMLStreamConstants.END_DOCUMENT ->
                    throw error(Problem.TRUNCATED, "the document ends too early");
            default -> event;
        };
    }

    private SoapException documentType() {
        return reader.getPrefixedName().equalsIgnoreCase("html")
                ? error(Problem.NOT_SOAP, "the document is an HTML page")
                : error(Problem.NOT_XML, "a document type declaration is not accepted");
    }

    private int advance() throws IOException {
        input.startMarkup();
        try {
            return reader.next();
        } catch (XMLStreamException e) {
            throw failure(e);
        } catch (RuntimeException _) {
            throw surprise();
        }
    }

    /// Has the parser read the whole of the text that it stands on, which it puts off otherwise.
    ///
    /// @return the number of characters
    private int finishText() throws IOException {
        input.startText();
        int length;
        try {
            length = reader.getTextLength();
        } catch (UncheckedStreamException e) {
            throw e.getCause() instanceof XMLStreamException cause ? failure(cause) : surprise();
        } catch (RuntimeException _) {
            throw surprise();
        }
        checkTextLength(length);
        return length;
    }

    /// Some bad documents surprise the parser.
    private SoapException surprise() {
        return error(Problem.NOT_XML, "not well-formed XML");
    }

    private void checkTextLength(int length) {
        if (length > limits.textLength()) {
            throw error(
                    Problem.TOO_LARGE,
                    "a text of more than " + limits.textLength() + " characters");
        }
    }

    private SoapException failure(XMLStreamException e) throws IOException {
        return XmlFailure.of(e, input, reader.getLocation());
    }
}
