package dev.vireo.driver.esx;

import dev.vireo.client.CallOptions;
import dev.vireo.client.Cancellation;
import dev.vireo.client.HttpHeaders;
import dev.vireo.client.HttpMethod;
import dev.vireo.client.HttpReply;
import dev.vireo.client.HttpRequest;
import dev.vireo.client.RequestBody;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.FolderUrl;
import java.time.Duration;
import java.util.function.Supplier;

/// The way to a file of a datastore that the session's server has: `/folder`, with the session's
/// cookie.
///
/// Servers want the names of datacenter and datastore escaped twice. One that does not find them
/// that way is asked as libvirt 9.0 asks, and from then on always.
final class FolderRoute implements FileRoute {
    /// A server that moves nothing for that long is not going to.
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final int NOT_FOUND = 404;

    private final EsxSession session;
    private final DatastorePath path;
    private final String verb;
    private final FolderUrl url;
    private final DirectWay direct;
    private final HostRoute host;
    private volatile String target;

    /// Makes the way.
    ///
    /// @param datacenterPath the path of the datacenter in the inventory
    /// @param direct the way that bulk takes
    /// @param verb what is done with the file, for messages
    FolderRoute(
            EsxSession session,
            String datacenterPath,
            DatastorePath path,
            DirectWay direct,
            String verb) {
        this.session = session;
        this.direct = direct;
        this.host = new HostRoute(direct, path, verb);
        this.path = path;
        this.verb = verb;
        this.url = new FolderUrl(path.path(), datacenterPath, path.datastore());
        this.target = url.toString();
    }

    @Override
    public HttpReply send(
            HttpMethod method, HttpHeaders headers, RequestBody body, Cancellation cancellation) {
        CallOptions limits =
                CallOptions.defaults()
                        .withTimeout(CallOptions.UNLIMITED)
                        .withStallTimeout(LONGEST_PAUSE)
                        .withMaxReplyBytes(Long.MAX_VALUE)
                        .withCancellation(cancellation);
        HttpReply reply = exchange(method, target, headers, body, limits);
        String otherwise = url.escapedOnce();
        if (reply.status() == NOT_FOUND && !target.equals(otherwise)) {
            reply.close();
            reply = exchange(method, otherwise, headers, body, limits);
            if (reply.status() != NOT_FOUND) {
                target = otherwise;
            }
        }
        return reply;
    }

    private HttpReply exchange(
            HttpMethod method,
            String to,
            HttpHeaders headers,
            RequestBody body,
            CallOptions limits) {
        HttpRequest request =
                new HttpRequest(method, to, headers, body, method + " /folder", false);
        return session.carry(client -> client.send(request, limits), verb, file());
    }

    @Override
    public <T> T carry(Supplier<T> reading) {
        return session.carry(_ -> reading.get(), verb, file());
    }

    @Override
    public FileRoute bulk(long bytes) {
        return direct.takes(bytes) ? host : this;
    }

    @Override
    public String file() {
        return path.toString();
    }

    @Override
    public String verb() {
        return verb;
    }
}
