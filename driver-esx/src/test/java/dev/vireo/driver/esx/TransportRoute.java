package dev.vireo.driver.esx;

import dev.vireo.client.CallOptions;
import dev.vireo.client.Cancellation;
import dev.vireo.client.Endpoint;
import dev.vireo.client.HttpHeaders;
import dev.vireo.client.HttpMethod;
import dev.vireo.client.HttpReply;
import dev.vireo.client.HttpRequest;
import dev.vireo.client.RequestBody;
import dev.vireo.client.Transport;
import dev.vireo.client.TransportOptions;
import dev.vireo.client.VimException;
import java.util.function.Supplier;

/// A way to a file of a server that wants no login.
record TransportRoute(Transport transport) implements FileRoute, AutoCloseable {
    TransportRoute(Endpoint server) {
        this(new Transport(server, TransportOptions.defaults()));
    }

    @Override
    public HttpReply send(
            HttpMethod method, HttpHeaders headers, RequestBody body, Cancellation cancellation) {
        HttpRequest request =
                new HttpRequest(method, "/folder/a", headers, body, method.name(), false);
        CallOptions limits = CallOptions.defaults().withCancellation(cancellation);
        return carry(() -> transport.send(request, limits));
    }

    @Override
    public <T> T carry(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (VimException e) {
            throw FaultTranslator.translate(e, verb(), file());
        }
    }

    @Override
    public String file() {
        return "[ds] a";
    }

    @Override
    public String verb() {
        return "read";
    }

    @Override
    public void close() {
        transport.close();
    }
}
