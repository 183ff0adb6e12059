package dev.vireo.soap;

import dev.vireo.soap.SoapException.Problem;
import dev.vireo.vim.ApiVersion;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataType;
import dev.vireo.vim.DynamicProperty;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MethodType;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.RetrieveResult;
import dev.vireo.vim.Types;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    private static final String FAULT = "Fault";
    private static final String VALUE = "val";
    private static final String VALUE_NAMESPACES =
            " xmlns=\"urn:vim25\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

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
        new ValueEncoder(out, name, true, ApiVersion.NEWEST).write(request);
        return out.markup("</").markup(name).markup(">").markup(END).toByteArray();
    }

    /// Writes a reply.
    ///
    /// @param method the method that was called
    /// @param result what it returns, null for nothing
    /// @return the message
    public byte[] encodeReply(MethodType method, @Nullable Object result) {
        return encodeReply(method, result, ApiVersion.NEWEST);
    }

    /// Writes a reply for a client that speaks a version of the API: members that are newer are
    /// left out, and values whose type is newer are written as the type they extend.
    ///
    /// @param method the method that was called
    /// @param result what it returns, null for nothing
    /// @param version the version
    /// @return the message
    public byte[] encodeReply(MethodType method, @Nullable Object result, ApiVersion version) {
        XmlSink out = new XmlSink();
        replyTo(out, method, result, version);
        return out.toByteArray();
    }

    /// Writes a long reply to a stream while it is made: the items of a result that is a list are
    /// asked for one after the other, once each.
    ///
    /// @param method the method that was called
    /// @param result what it returns, null for nothing
    /// @param version the version that the client speaks
    /// @param stream takes the message, in blocks of 64 KiB
    /// @throws IOException if the stream fails
    public void writeReply(
            MethodType method, @Nullable Object result, ApiVersion version, OutputStream stream)
            throws IOException {
        XmlSink out = new XmlSink(stream);
        try {
            replyTo(out, method, result, version);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.finish(stream);
    }

    private static void replyTo(
            XmlSink out, MethodType method, @Nullable Object result, ApiVersion version) {
        String name = method.name() + "Response";
        out.markup(START).markup("<").markup(name).markup(VIM);
        method.result()
                .ifPresent(member ->
                        new ValueEncoder(out, name, false, version).write(member, result));
        out.markup("</").markup(name).markup(">").markup(END);
    }

    /// Writes a fault.
    ///
    /// @param fault the fault
    /// @return the message
    public byte[] encodeFault(SoapFault fault) {
        return encodeFault(fault, ApiVersion.NEWEST);
    }

    /// Writes a fault for a client that speaks a version of the API.
    ///
    /// @param fault the fault
    /// @param version the version
    /// @return the message
    public byte[] encodeFault(SoapFault fault, ApiVersion version) {
        XmlSink out = new XmlSink().markup(START).markup("<soapenv:Fault><faultcode>");
        out.text(fault.code()).markup("</faultcode><faultstring>").text(fault.message());
        out.markup("</faultstring>");
        fault.detail()
                .ifPresent(detail -> {
                    DataType known = detail.vimType().in(version);
                    String type = known == detail.vimType() ? detail.wireType() : known.name();
                    String name = type + FAULT;
                    out.markup("<detail><").name(name).markup(" xmlns=\"urn:vim25\"");
                    out.markup(" xsi:type=\"").text(type).markup("\">");
                    new ValueEncoder(out, name, false, version).write(detail);
                    out.markup("</").name(name).markup("></detail>");
                });
        return out.markup("</soapenv:Fault>").markup(END).toByteArray();
    }

    /// Writes a value by itself, as it stands in a message where any type can stand: an element
    /// `val` that names its type.
    ///
    /// @param value a data object, a reference, an array or a simple value
    /// @return the element, which declares its namespaces
    public String encodeValue(Object value) {
        XmlSink out = new XmlSink();
        new ValueEncoder(out, VALUE, false, ApiVersion.NEWEST)
                .write(VALUE, VALUE_NAMESPACES, value);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    /// Reads a value that [#encodeValue(Object)] wrote.
    ///
    /// @param xml the element
    /// @return the value
    /// @throws SoapException if it is no such element
    public Object decodeValue(String xml) {
        try {
            XmlCursor cursor =
                    XmlCursor.open(
                            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), limits);
            cursor.root();
            Object value =
                    new ValueDecoder(cursor).value(DynamicProperty.TYPE.find("val").orElseThrow());
            cursor.end();
            if (value == null) {
                throw new SoapException(Problem.NOT_SOAP, "the value is nil");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                                        "no method '" + cursor.shownName() + "' in the schema"));
        MethodRequest<?> request = (MethodRequest<?>) new ValueDecoder(cursor).members(type);
        finish(cursor);
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
            cursor.release();
            if (!cursor.localName().equals("returnval")) {
                cursor.skip();
            } else if (paged) {
                String found = page(cursor, values, rows);
                token = found == null ? token : found;
            } else {
                rows.accept((ObjectContent) values.object(ObjectContent.TYPE));
            }
        }
        finish(cursor);
        return Optional.ofNullable(token);
    }

    private static @Nullable String page(
            XmlCursor cursor, ValueDecoder values, Consumer<? super ObjectContent> rows)
            throws IOException {
        String token = null;
        while (cursor.nextChild()) {
            cursor.release();
            switch (cursor.localName()) {
                case "objects" -> rows.accept((ObjectContent) values.object(ObjectContent.TYPE));
                case "token" -> token = cursor.text();
                default -> cursor.skip();
            }
        }
        return token;
    }

    /// Goes to the element in the body of an envelope.
    private XmlCursor body(InputStream in) throws IOException {
        XmlCursor cursor = XmlCursor.open(in, limits);
        cursor.root();
        if (!cursor.localName().equals("Envelope")) {
            throw new SoapException(
                    Problem.NOT_SOAP,
                    "the document is <" + cursor.shownName() + "> and no SOAP envelope");
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
            SoapFault fault = new FaultDecoder(cursor).fault();
            finish(cursor);
            throw new SoapFaultException(fault);
        }
        if (!name.equals(method.name() + "Response")) {
            throw new SoapException(
                    Problem.NOT_SOAP,
                    "the reply to " + method.name() + " is <" + cursor.shownName() + ">");
        }
        return cursor;
    }

    /// Reads to the end of the document, so that one that is cut off, or goes on, is noticed.
    private static void finish(XmlCursor cursor) throws IOException {
        while (cursor.nextChild()) { // the rest of the body
            cursor.skip();
        }
        while (cursor.nextChild()) { // the rest of the envelope
            cursor.skip();
        }
        cursor.end();
    }
}
