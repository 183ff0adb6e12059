package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reply to one request. It holds a connection until its body was read to the end or it was
/// closed.
public final class HttpReply implements AutoCloseable {
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final Endpoint server;
    private final HttpRequest request;
    private final ReplyHead head;
    private final InputStream body;

    HttpReply(Endpoint server, HttpRequest request, ReplyHead head, ReplyStream body) {
        this.server = server;
        this.request = request;
        this.head = head;
        this.body = body;
    }

    private HttpReply(Endpoint server, HttpRequest request, ReplyHead head) {
        this.server = server;
        this.request = request;
        this.head = head;
        this.body = InputStream.nullInputStream();
    }

    /// Makes what stands for the reply to a request that a [CallGate] has left: it was done.
    static HttpReply unsent(Endpoint server, HttpRequest request) {
        int status = request.method() == HttpMethod.PUT ? CREATED : NO_CONTENT;
        return new HttpReply(
                server, request, new ReplyHead(status, "not sent", 1, HttpHeaders.none()));
    }

    /// Returns whether the request was sent.
    ///
    /// @return false if a [CallGate] has left it, and this only stands for a reply
    public boolean isFromServer() {
        return body instanceof ReplyStream;
    }

    /// Returns the HTTP status.
    ///
    /// @return 200 to 599, without redirections
    public int status() {
        return head.status();
    }

    /// Returns the headers.
    ///
    /// @return the headers as they came
    public HttpHeaders headers() {
        return head.headers();
    }

    /// Returns the body, decompressed. Its reads fail with a [TransportException], also when the
    /// call's deadline passes meanwhile, or with a [ProtocolException].
    ///
    /// @return the one stream of this reply
    public InputStream body() {
        return body;
    }

    /// Reads the rest of the body into memory.
    ///
    /// @return the bytes
    public byte[] readBytes() {
        try (body) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the stream throws nothing of that kind
        }
    }

    /// Checks that the status is one of those; otherwise closes the reply and fails.
    ///
    /// @param accepted the statuses that mean success
    /// @return this reply
    /// @throws TransportException of kind HTTP_STATUS
    public HttpReply expect(Set<Integer> accepted) {
        if (accepted.contains(head.status())) {
            return this;
        }
        close();
        throw TransportException.ofStatus(
                Kind.HTTP_STATUS,
                server,
                head.status(),
                request.method()
                        + " "
                        + path(request.target())
                        + " was answered with "
                        + head.statusText());
    }

    /// Returns what reading the body has failed with, if it has.
    @Nullable VimException failure() {
        return body instanceof ReplyStream stream ? stream.failure() : null;
    }

    /// Returns code and reason for messages.
    ///
    /// @return for example `404 Not Found`
    public String statusText() {
        return head.statusText();
    }

    static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // neither stream throws anything of that kind
        }
    }
}
