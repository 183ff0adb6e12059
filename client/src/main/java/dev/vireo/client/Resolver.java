package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Resolves host names. The system's resolver can be neither timed nor interrupted, so it works on
/// a thread of its own that a call in a hurry leaves behind.
final class Resolver {
    private Resolver() {}

    static List<InetAddress> resolve(String host, CallScope call, Deadline limit, Kind kind) {
        if (isLiteral(host)) {
            return List.of(literal(host, call, kind));
        }
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> InetAddress.getAllByName(host));
        Cancellation.Registration registration =
                call.cancellation().onCancel(() -> lookup.cancel(false));
        try {
            Thread.ofPlatform().daemon().name("vireo-resolver").start(lookup);
            return List.of(lookup.get(limit.remainingNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw call.failure(kind, "cannot resolve host name '" + host + "'" + reason(e), e);
        } catch (TimeoutException e) {
            throw call.failure(
                    kind, "resolving host name '" + host + "' took longer than " + limit, e);
        } catch (CancellationException e) {
            throw call.failure(kind, "resolving host name '" + host + "' was given up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.failure(kind, "resolving host name '" + host + "' was given up", e);
        } finally {
            registration.close();
        }
    }

    /// The zone of a scoped address need not exist here.
    private static InetAddress literal(String host, CallScope call, Kind kind) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            throw call.failure(kind, "'" + host + "' is no address that can be used here", e);
        }
    }

    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0
                || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /// Tells whether both are the same address, however it is written.
    static boolean isSameAddress(String one, String other) {
        if (!isLiteral(one) || !isLiteral(other)) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(one).equals(InetAddress.ofLiteral(other));
        } catch (IllegalArgumentException _) { // no address at all
            return false;
        }
    }

    private static String reason(ExecutionException e) {
        if (e.getCause() instanceof UnknownHostException unknown && unknown.getMessage() != null) {
            int colon = unknown.getMessage().lastIndexOf(": ");
            return colon < 0 ? "" : unknown.getMessage().substring(colon);
        }
        return "";
    }
}
