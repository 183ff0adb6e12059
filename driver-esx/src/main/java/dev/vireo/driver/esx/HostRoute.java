package dev.vireo.driver.esx;

import dev.vireo.client.CallOptions;
import dev.vireo.client.Cancellation;
import dev.vireo.client.HttpHeaders;
import dev.vireo.client.HttpMethod;
import dev.vireo.client.HttpReply;
import dev.vireo.client.HttpRequest;
import dev.vireo.client.RequestBody;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.FolderUrl;
import java.util.function.Supplier;

/// The way to a file of a datastore that a host of a vCenter has: the host's own `/folder`. Each
/// request shows a ticket that the vCenter has given for it. The host never sees the session's
/// cookie or the password.
///
/// Where it fails for good, the failure says that the next attempt takes another way.
final class HostRoute implements FileRoute {
    /// What the only datacenter of every host is called.
    private static final String DATACENTER = "ha-datacenter";

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private final DirectWay way;
    private final DatastorePath path;
    private final String verb;

    HostRoute(DirectWay way, DatastorePath path, String verb) {
        this.way = way;
        this.path = path;
        this.verb = verb;
    }

    @Override
    public HttpReply send(
            HttpMethod method, HttpHeaders headers, RequestBody body, Cancellation cancellation) {
        DatastoreHost host = way.host(path.datastore(), what());
        FolderUrl url = new FolderUrl(path.path(), DATACENTER, host.datastore());
        HttpReply reply = exchange(host, method, url.toString(), headers, body, cancellation);
        if (reply.status() == NOT_FOUND && !url.toString().equals(url.escapedOnce())) {
            reply.close();
            reply = exchange(host, method, url.escapedOnce(), headers, body, cancellation);
        }
        return judged(reply);
    }

    private HttpReply exchange(
            DatastoreHost host,
            HttpMethod method,
            String target,
            HttpHeaders headers,
            RequestBody body,
            Cancellation cancellation) {
        HostTicket ticket = way.ticket(host, method, target, what());
        HttpRequest request =
                new HttpRequest(
                        method,
                        target,
                        headers.with("Cookie", HostTicket.COOKIE + "=" + ticket.id()),
                        body,
                        method + " /folder of the host",
                        false);
        CallOptions limits =
                CallOptions.defaults()
                        .withTimeout(CallOptions.UNLIMITED)
                        .withStallTimeout(FolderRoute.LONGEST_PAUSE)
                        .withMaxReplyBytes(Long.MAX_VALUE)
                        .withCancellation(cancellation);
        try {
            return way.hosts().send(host, ticket, request, limits);
        } catch (VirtException e) {
            throw way.lost(e, what());
        }
    }

    private HttpReply judged(HttpReply reply) {
        int status = reply.status();
        boolean later = status >= SERVER_ERROR && status != NOT_IMPLEMENTED;
        boolean refused = status == UNAUTHORIZED || status == FORBIDDEN || status == NOT_FOUND;
        if (later || refused) {
            String told = "it answered with " + reply.statusText();
            reply.close();
            throw later
                    ? way.lost(new Perseverance.Setback(what() + ": " + told), what())
                    : way.leave(told, what());
        }
        if (status < BAD_REQUEST) {
            way.worked();
        }
        return reply;
    }

    @Override
    public <T> T carry(Supplier<T> reading) {
        try {
            T result = way.hosts().carry(reading);
            way.worked();
            return result;
        } catch (VirtException e) {
            throw way.lost(e, what());
        }
    }

    @Override
    public VirtException distrusted(VirtException failure) {
        return way.leave("it has another file by that name", what());
    }

    private String what() {
        return "Could not " + verb + " '" + path + "'";
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
