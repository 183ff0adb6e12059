package dev.vireo.soap;

import dev.vireo.soap.SoapException.Problem;
import dev.vireo.vim.DataAssembler;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataType;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MethodType;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.RetrieveResult;
import dev.vireo.vim.Types;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import org.jspecify.annotations.Nullable;

/// Turns requests, replies and faults into SOAP messages and back. Thread-safe; one for a client or
/// a server is enough.
///
/// Reading is tolerant: elements, types and enumeration values that the schema does not know are
/// kept, prefixes and white space do not matter. Writing is strict.
public final class SoapCodec {
    /// The media type of the messages.
    public static final String CONTENT_TYPE = "text/xml; charset=utf-8";

    private static final String START =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                    + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>";
    private static final String END = "</soapenv:Body></soapenv:Envelope>";
    private static final String VIM = " xmlns=\"urn:vim25\">";

    private final XMLInputFactory parsers = XmlCursor.factory();
    private final XmlLimits limits;

    /// Makes a codec.
    ///
    /// @param limits how much is read before a message is refused
    public SoapCodec(XmlLimits limits) {
        this.limits = limits;
    }

    /// Makes a codec with the default limits.
    public SoapCodec() {
        this(XmlLimits.DEFAULT);
    }

    /// Writes a request.
    ///
    /// @param request the call
    /// @return the message
    /// @throws SoapException `NOT_SENDABLE` if a required member is absent, at any depth, or a text
    ///   has a character that XML cannot carry; the message names the member
    public byte[] encodeRequest(MethodRequest<?> request) {
        String name = request.vimMethod().name();
        XmlSink out = new XmlSink().markup(START).markup("<").markup(name).markup(VIM);
        new ValueEncoder(out, true).members(name, request);
        return out.markup("</").markup(name).markup(">").markup(END).toByteArray();
    }

    /// Writes a reply.
    ///
    /// @param method the method that was called
    /// @param result what it returns, null for nothing
    /// @return the message
    public byte[] encodeReply(MethodType method, @Nullable Object result) {
        String name = method.name() + "Response";
        XmlSink out = new XmlSink().markup(START).markup("<").markup(name).markup(VIM);
        method.result()
                .ifPresent(member -> new ValueEncoder(out, false).member(name, member, result));
        return out.markup("</").markup(name).markup(">").markup(END).toByteArray();
    }

    /// Writes a fault.
    ///
    /// @param fault the fault
    /// @return the message
    public byte[] encodeFault(SoapFault fault) {
        XmlSink out = new XmlSink().markup(START).markup("<soapenv:Fault><faultcode>");
        out.text(fault.code()).markup("</faultcode><faultstring>").text(fault.message());
        out.markup("</faultstring>");
        fault.detail()
                .ifPresent(detail -> {
                    String name = detail.wireType() + "Fault";
                    out.markup("<detail><").markup(name).markup(" xmlns=\"urn:vim25\"");
                    out.markup(" xsi:type=\"").text(detail.wireType()).markup("\">");
                    new ValueEncoder(out, false).members(detail.wireType(), detail);
                    out.markup("</").markup(name).markup("></detail>");
                });
        return out.markup("</soapenv:Fault>").markup(END).toByteArray();
    }

    /// Reads a request, on a server's side.
    ///
    /// @param in the message
    /// @return the call
    /// @throws SoapException `UNKNOWN_METHOD` for a method that the schema does not have, and
    ///   others for a message that is no request
    /// @throws IOException if the stream fails
    public MethodRequest<?> decodeRequest(InputStream in) throws IOException {
        XmlCursor cursor = body(in);
        String name = cursor.localName();
        DataType type =
                Types.findRequest(name)
                        .orElseThrow(() ->
                                cursor.error(
                                        Problem.UNKNOWN_METHOD,
                                        "no method '" + name + "' in the schema"));
        DataAssembler content = type.assemble();
        MethodRequest<?> request = (MethodRequest<?>) new ValueDecoder(cursor).members(content);
        if (request.valueAt(0) == null) {
            throw new SoapException(Problem.NOT_SOAP, "the call of " + name + " lacks '_this'");
        }
        return request;
    }

    /// Reads the reply to a request.
    ///
    /// @param method the method that was called
    /// @param in the message
    /// @return the result: a list for methods that return one, null for nothing
    /// @throws SoapFaultException if the reply is a fault
    /// @throws SoapException if it is no reply to this method
    /// @throws IOException if the stream fails
    public @Nullable Object decodeReply(MethodType method, InputStream in) throws IOException {
        XmlCursor cursor = reply(method, in);
        ValueDecoder values = new ValueDecoder(cursor);
        DataMember result = method.result().orElse(null);
        List<Object> items = new ArrayList<>();
        while (cursor.nextChild()) {
            Object value = null;
            if (result == null || !cursor.localName().equals(result.name())) {
                cursor.skip();
            } else {
                value = values.value(result);
            }
            if (value != null) {
                items.add(value);
            }
        }
        finish(cursor);
        if (result != null && result.isList()) {
            return List.copyOf(items);
        }
        return items.isEmpty() ? null : items.getFirst();
    }

    /// Reads the reply to `RetrieveProperties`, `RetrievePropertiesEx` or
    /// `ContinueRetrievePropertiesEx` row by row, in constant memory.
    ///
    /// @param method the method that was called
    /// @param in the message
    /// @param rows sees each object as soon as it is read
    /// @return the token for the next page, empty after the last one
    /// @throws SoapFaultException if the reply is a fault
    /// @throws SoapException if it is no reply to this method
    /// @throws IOException if the stream fails
    public Optional<String> decodeRows(
            MethodType method, InputStream in, Consumer<? super ObjectContent> rows)
            throws IOException {
        XmlCursor cursor = reply(method, in);
        ValueDecoder values = new ValueDecoder(cursor);
        boolean paged = method.result().orElseThrow().typeName().equals(RetrieveResult.TYPE.name());
        String token = null;
        while (cursor.nextChild()) {
            if (!paged) {
                rows.accept((ObjectContent) values.object(ObjectContent.TYPE));
                continue;
            }
            while (cursor.nextChild()) {
                switch (cursor.localName()) {
                    case "objects" ->
                            rows.accept((ObjectContent) values.object(ObjectContent.TYPE));
                    case "token" -> token = cursor.text();
                    default -> cursor.skip();
                }
            }
        }
        finish(cursor);
        return Optional.ofNullable(token);
    }

    /// Goes to the element in the body of an envelope.
    private XmlCursor body(InputStream in) throws IOException {
        XmlCursor cursor = XmlCursor.open(parsers, in, limits);
        cursor.root();
        if (!cursor.localName().equals("Envelope")) {
            throw new SoapException(
                    Problem.NOT_SOAP,
                    "the document is <" + cursor.localName() + "> and no SOAP envelope");
        }
        while (cursor.nextChild()) {
            if (cursor.localName().equals("Body")) {
                if (cursor.nextChild()) {
                    return cursor;
                }
                throw new SoapException(Problem.NOT_SOAP, "the SOAP body is empty");
            }
            cursor.skip(); // headers
        }
        throw new SoapException(Problem.NOT_SOAP, "the SOAP envelope has no body");
    }

    private XmlCursor reply(MethodType method, InputStream in) throws IOException {
        XmlCursor cursor = body(in);
        String name = cursor.localName();
        if (name.equals("Fault")) {
            throw new SoapFaultException(fault(cursor));
        }
        if (!name.equals(method.name() + "Response")) {
            throw new SoapException(
                    Problem.NOT_SOAP, "the reply to " + method.name() + " is <" + name + ">");
        }
        return cursor;
    }

    /// Reads to the end of the envelope, so that a document cut off there is noticed.
    private static void finish(XmlCursor cursor) throws IOException {
        while (cursor.nextChild()) { // the rest of the body
            cursor.skip();
        }
        while (cursor.nextChild()) { // the rest of the envelope
            cursor.skip();
        }
    }

    private static SoapFault fault(XmlCursor cursor) throws IOException {
        String code = "";
        String message = "";
        MethodFault detail = null;
        while (cursor.nextChild()) {
            switch (cursor.localName()) {
                case "faultcode" -> code = cursor.text().strip();
                case "faultstring" -> message = cursor.text().strip();
                case "detail" -> detail = detail(cursor);
                default -> cursor.skip();
            }
        }
        return new SoapFault(code.substring(code.indexOf(':') + 1), message, detail);
    }

    /// The type of a fault stands in `xsi:type`; some servers leave it to the element's name, which
    /// is the type's with `Fault` behind it.
    private static @Nullable MethodFault detail(XmlCursor cursor) throws IOException {
        MethodFault detail = null;
        ValueDecoder values = new ValueDecoder(cursor);
        while (cursor.nextChild()) {
            if (detail != null) {
                cursor.skip();
                continue;
            }
            detail = (MethodFault) values.object(declaredFault(cursor));
        }
        return detail;
    }

    private static DataType declaredFault(XmlCursor cursor) {
        String name = cursor.localName();
        if (cursor.xsiType() == null && name.endsWith("Fault")) {
            String type = name.substring(0, name.length() - "Fault".length());
            if (Types.find(type).orElse(null) instanceof DataType found
                    && MethodFault.TYPE.isAssignableFrom(found)) {
                return found;
            }
        }
        return MethodFault.TYPE;
    }
}
