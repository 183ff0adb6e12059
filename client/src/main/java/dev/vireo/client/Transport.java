package dev.vireo.client;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Sends HTTP/1.1 requests to one server. Any number of threads, virtual ones too, may share it:
/// connections are kept and used again, cookies are kept, and every request is counted.
/// Redirections are not followed.
///
/// A kept connection may have been closed by the server at the very moment of its use. Then, and
/// only if no byte of a reply came, the request is sent once more over a new connection.
public final class Transport implements AutoCloseable {
    private final Endpoint server;
    private final ConnectionPool pool;
    private final Connector connector;
    private final CookieJar cookies;
    private final RequestWriter requestWriter;
    private final RequestLog requestLog = new RequestLog();
    private final @Nullable CallGate gate;

    /// Makes a transport. Nothing is resolved, connected or read before the first request.
    ///
    /// @param server the server
    /// @param options how it is reached
    public Transport(Endpoint server, TransportOptions options) {
        this.server = server;
        this.pool = new ConnectionPool(options.maxConnections(), options.idleTimeout());
        this.connector = new Connector(server, options);
        this.cookies = new CookieJar(InstantSource.system());
        this.gate = options.gate();
        this.requestWriter = new RequestWriter(server, options, cookies);
    }

    /// Sends a request and waits for the head of its reply. The time-out covers the reply's body
    /// too.
    ///
    /// @param request the request
    /// @param options the limits of this call
    /// @return the reply, which the caller reads to its end or closes; what stands for one if a
    ///   [CallGate] has left the request
    /// @throws TransportException if there is no such reply, or it is a redirection
    /// @throws ProtocolException if the answer is no HTTP
    public HttpReply send(HttpRequest request, CallOptions options) {
        if (gate != null && storesOrRemoves(request.method()) && !gate.admits(request)) {
            return HttpReply.unsent(server, request);
        }
        CallScope call = new CallScope(server, request.label(), options, pool::isClosed);
        try {
            pool.enter(call, request.longPoll());
        } catch (TransportException e) {
            call.close();
            throw e;
        }
        return new Exchange(this, request, call, options.maxReplyBytes()).run();
    }

    private static boolean storesOrRemoves(HttpMethod method) {
        return method == HttpMethod.PUT || method == HttpMethod.DELETE;
    }

    /// Returns what decides about calls, null if nothing does.
    @Nullable CallGate gate() {
        return gate;
    }

    /// Returns the server's address.
    ///
    /// @return the address
    public Endpoint server() {
        return server;
    }

    /// Returns the log of the finished requests.
    ///
    /// @return the log
    public RequestLog requestLog() {
        return requestLog;
    }

    /// Tells whether the server has set cookies.
    boolean hasCookies() {
        return !cookies.isEmpty();
    }

    /// Forgets all cookies.
    public void clearCookies() {
        cookies.clear();
    }

    /// Closes all connections. Calls that still run end with [TransportException.Kind#SHUT_DOWN],
    /// and so does every later one.
    @Override
    public void close() {
        pool.close();
    }

    ConnectionPool pool() {
        return pool;
    }

    Connector connector() {
        return connector;
    }

    CookieJar cookies() {
        return cookies;
    }

    RequestWriter requestWriter() {
        return requestWriter;
    }
}
