package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import dev.vireo.soap.SoapCodec;
import dev.vireo.soap.SoapException;
import dev.vireo.soap.SoapFaultException;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MethodType;
import dev.vireo.vim.ObjectContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries calls of the VI API over a transport, in one version of the API.
///
/// @param transport sends the messages
/// @param codec writes and reads them
/// @param version the version in each `SOAPAction`
record SoapPort(Transport transport, SoapCodec codec, ApiVersion version) {
    private static final String PATH = "/sdk";

    private Endpoint server() {
        return transport.server();
    }

    /// Calls a method once.
    @SuppressWarnings({"unchecked", "NullAway"}) // R is what the method's table says, null included
    <R extends @Nullable Object> R call(MethodRequest<R> request, CallOptions options) {
        CallGate gate = transport.gate();
        if (gate != null && !gate.admits(request)) {
            return (R) Unsent.answer(request, server(), gate);
        }
        MethodType method = request.vimMethod();
        Object result =
                this.<@Nullable Object>exchange(
                        request, options, body -> codec.decodeReply(method, body));
        if (result == null && method.result().map(DataMember::isRequired).orElse(false)) {
            throw new ProtocolException(
                    server(), "the reply to " + method.name() + " holds no result");
        }
        return (R) result;
    }

    /// Calls one of the property collector's retrieve methods and hands on its rows as they come.
    ///
    /// @return the token of the next page, if there is one
    Optional<String> callForRows(
            MethodRequest<?> request, CallOptions options, Consumer<ObjectContent> rows) {
        return exchange(
                request, options, body -> codec.decodeRows(request.vimMethod(), body, rows));
    }

    /// Reads the body of a reply.
    @FunctionalInterface
    private interface Decoder<T extends @Nullable Object> {
        T decode(InputStream body) throws IOException;
    }

    private <T extends @Nullable Object> T exchange(
            MethodRequest<?> request, CallOptions options, Decoder<T> decoder) {
        String method = request.vimMethod().name();
        try (HttpReply reply = transport.send(toHttp(request), options)) {
            requireSoap(reply, method);
            return decode(reply, method, decoder);
        }
    }

    private <T extends @Nullable Object> T decode(
            HttpReply reply, String method, Decoder<T> decoder) {
        try {
            return decoder.decode(reply.body());
        } catch (SoapFaultException e) {
            throw new VimFaultException(server(), method, e);
        } catch (SoapException e) {
            VimException below = reply.failure();
            throw below != null ? below : ProtocolException.ofReply(server(), method, e);
        } catch (IOException e) {
            throw TransportException.of(
                    Kind.TRUNCATED, server(), "the reply to " + method + " broke off", e);
        }
    }

    private HttpRequest toHttp(MethodRequest<?> request) {
        String method = request.vimMethod().name();
        try {
            return new HttpRequest(
                    HttpMethod.POST,
                    PATH,
                    HttpHeaders.none()
                            .with("Content-Type", SoapCodec.CONTENT_TYPE)
                            .with("SOAPAction", "\"urn:vim25/" + version + "\""),
                    RequestBody.bytes(codec.encodeRequest(request)),
                    method,
                    method.startsWith("WaitForUpdates"));
        } catch (SoapException e) {
            throw new ProtocolException(server(), method + " cannot be sent: " + e.getMessage(), e);
        }
    }

    /// Faults come with status 500; anything but 200 and 500 is no SOAP.
    private void requireSoap(HttpReply reply, String method) {
        switch (reply.status()) {
            case 200, 500 -> {
                String type = reply.headers().first("Content-Type").orElse("text/xml");
                if (type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
                    throw ProtocolException.ofOtherServer(
                            server(),
                            PATH + " was answered with " + reply.statusText() + " and a web page");
                }
            }
            case 400, 404, 405, 410, 501 ->
                    throw ProtocolException.ofOtherServer(
                            server(), PATH + " was answered with " + reply.statusText());
            case 503 ->
                    throw TransportException.ofStatus(
                            Kind.HTTP_STATUS,
                            server(),
                            503,
                            "the VI API is not ready: "
                                    + method
                                    + " was answered with "
                                    + reply.statusText());
            default ->
                    throw TransportException.ofStatus(
                            Kind.HTTP_STATUS,
                            server(),
                            reply.status(),
                            method + " was answered with " + reply.statusText());
        }
    }
}
