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
        return judged(method, reply, isQuestion(headers));
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
                        false,
                        true);
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

    /// Tells whether a request asks which parts of the file the host has got.
    private static boolean isQuestion(HttpHeaders headers) {
        return headers.first("Content-Range").filter(range -> range.contains("*")).isPresent();
    }

    /// Passes on what is of use to who asked: anything else does not come from a host that serves
    /// files this way.
    private HttpReply judged(HttpMethod method, HttpReply reply, boolean question) {
        int status = reply.status();
        boolean useful =
                switch (status) {
                    case 200, 206, 416 -> true;
                    case 201, 202, 204 -> method == HttpMethod.PUT;
                    case 400, 411, NOT_IMPLEMENTED -> question; // it takes no parts
                    default -> false;
                };
        if (!useful) {
            boolean later = status >= SERVER_ERROR && status != NOT_IMPLEMENTED;
            String told = "it answered with " + reply.statusText();
            reply.close();
            throw later
                    ? way.lost(new Perseverance.Setback(what() + ": " + told), what())
                    : way.leave(told, what());
        }
        way.worked();
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
