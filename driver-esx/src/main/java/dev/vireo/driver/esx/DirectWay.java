package dev.vireo.driver.esx;

import dev.vireo.api.TransferRoute;
import dev.vireo.client.HttpMethod;
import dev.vireo.client.TransportException;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.AcquireGenericServiceTicketRequest;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.SessionManagerHttpServiceRequestSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Decides for one transfer through a vCenter what goes between this machine and a host, and when
/// that is given up, and remembers why. Any number of threads may share it.
///
/// A host that can be reached gets as many new attempts as the transfer has connections before it
/// is given up; one that cannot, or has refused the first request, gets none.
final class DirectWay {
    /// A request to a host costs one to the vCenter, which small parts are not worth.
    private static final long WORTH_A_TICKET = 1L << 20;

    private static final String VCENTER = "VirtualCenter";

    private final EsxSession session;
    private final TransferRoute route;
    private final Optional<KeeperChoice> choice;
    private final int connections;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger inVain = new AtomicInteger();
    private volatile boolean open;
    private volatile boolean used;
    private volatile String reason = "";
    private @Nullable DatastoreHost chosen;

    private DirectWay(
            EsxSession session,
            TransferRoute route,
            Optional<KeeperChoice> choice,
            int connections,
            String reason) {
        this.session = session;
        this.route = route;
        this.choice = choice;
        this.connections = connections;
        this.reason = reason;
        this.open = choice.isPresent();
    }

    /// Returns the way that leads through the session's server only.
    static DirectWay none(EsxSession session) {
        return new DirectWay(session, TransferRoute.SERVER, Optional.empty(), 1, "");
    }

    /// Returns the way of a transfer. Nothing is asked for before the first request.
    ///
    /// @param route which way is wanted
    /// @param choice the hosts that there are
    /// @param connections how many connections the transfer has at a time
    /// @param what what is done, for messages
    /// @throws VirtException `OPERATION_UNSUPPORTED` if the way to a host is wanted and cannot be
    ///   taken
    static DirectWay of(
            EsxSession session,
            TransferRoute route,
            KeeperChoice choice,
            int connections,
            String what) {
        boolean vcenter = session.about().apiType().equals(VCENTER);
        if (!vcenter || route == TransferRoute.SERVER) {
            return new DirectWay(session, route, Optional.empty(), connections, "");
        }
        if (!session.hosts().vouches()) {
            String reason =
                    "nobody vouches for the certificates of hosts over a connection without TLS"
                            + " (transport=http)";
            if (route == TransferRoute.DIRECT) {
                throw new VirtException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        what + " direct from or to a host: " + reason);
            }
            return new DirectWay(session, route, Optional.empty(), connections, reason);
        }
        return new DirectWay(session, route, Optional.of(choice), connections, "");
    }

    DirectHosts hosts() {
        return session.hosts();
    }

    /// Tells whether a number of bytes goes this way now.
    boolean takes(long bytes) {
        return open && (bytes >= WORTH_A_TICKET || route == TransferRoute.DIRECT);
    }

    /// Returns the host for a datastore; the first time it is chosen.
    ///
    /// @param what what is done, for messages
    DatastoreHost host(String datastore, String what) {
        lock.lock();
        try {
            if (!open) {
                throw leave(reason, what); // another thread has given it up
            }
            DatastoreHost host = choice.orElseThrow().host(datastore);
            chosen = host;
            return host;
        } catch (KeeperChoice.NoHostException e) {
            throw leave(e.getMessage(), what);
        } catch (VirtException e) { // such as properties that this account may not read
            throw ofTheVcenter(e, what);
        } finally {
            lock.unlock();
        }
    }

    /// Asks for leave to make a request.
    HostTicket ticket(DatastoreHost host, HttpMethod method, String target, String what) {
        String name = method.name().toLowerCase(Locale.ROOT);
        SessionManagerHttpServiceRequestSpec spec =
                SessionManagerHttpServiceRequestSpec.builder()
                        .method("http" + method.name().charAt(0) + name.substring(1))
                        .url(host.endpoint().url(target))
                        .build();
        try {
            AcquireGenericServiceTicketRequest request =
                    AcquireGenericServiceTicketRequest.builder(
                                    session.singleton(
                                            ServiceContent::sessionManager, "session manager"))
                            .spec(spec)
                            .build();
            return HostTicket.of(session.call(request, "get a ticket of", host.name()), host);
        } catch (VirtException e) {
            throw ofTheVcenter(e, what);
        }
    }

    /// Returns what to throw where the vCenter does not say what is needed for this way. Without
    /// the vCenter there is no other one either.
    private VirtException ofTheVcenter(VirtException failure, String what) {
        boolean useless =
                failure instanceof Perseverance.Rerouted
                        || FaultTranslator.isCut(failure)
                        || failure.code() == ErrorCode.OPERATION_ABORTED;
        return useless ? failure : leave(failure.detail(), what);
    }

    /// Notes that the host has done something.
    void worked() {
        used = true;
        inVain.set(0);
    }

    /// Returns what to throw where a request to the host has failed: the failure itself, if it is
    /// of no use or worth another attempt.
    VirtException lost(VirtException failure, String what) {
        if (!isOfTheHost(failure)) {
            return failure;
        }
        boolean again = FaultTranslator.isCut(failure) || failure instanceof Perseverance.Setback;
        if (again && (used || isReached(failure)) && inVain.incrementAndGet() <= connections) {
            return failure;
        }
        DatastoreHost host = chosen();
        if (host != null) {
            hosts().failed(host.reference(), failure.detail());
        }
        return leave(failure.detail(), what);
    }

    /// Tells whether the host was there, though it did not answer.
    private static boolean isReached(VirtException failure) {
        return failure.getCause() instanceof TransportException e
                && switch (e.kind()) {
                    case CLOSED, TRUNCATED -> true;
                    default -> false;
                };
    }

    private static boolean isOfTheHost(VirtException failure) {
        return !(failure.getCause() instanceof TransportException e)
                || switch (e.kind()) {
                    case CANCELLED, REQUEST_BODY, SHUT_DOWN -> false;
                    default -> true;
                };
    }

    private @Nullable DatastoreHost chosen() {
        lock.lock();
        try {
            return chosen;
        } finally {
            lock.unlock();
        }
    }

    /// Gives this way up.
    ///
    /// @param why why
    /// @param what what is done, for messages
    /// @return what to throw, after which the next attempt takes another way, if there is one
    VirtException leave(String why, String what) {
        lock.lock();
        try {
            if (open) {
                open = false;
                reason = (chosen == null ? "" : chosen.shown() + ": ") + why;
            }
            if (route == TransferRoute.DIRECT) {
                return new VirtException(
                        ErrorCode.OPERATION_FAILED, what + " direct from or to a host: " + reason);
            }
            return new Perseverance.Rerouted(what + " direct from or to a host: " + reason);
        } finally {
            lock.unlock();
        }
    }

    /// Says which way the bytes took.
    String describe() {
        lock.lock();
        try {
            String over = ", " + connections + (connections == 1 ? " connection" : " connections");
            String server = "/folder of " + session.server();
            if (used && chosen != null) {
                String host = "/folder of " + chosen.shown();
                return open ? host + over : host + ", then " + server + over + "; " + reason;
            }
            return server + over + (reason.isEmpty() ? "" : "; not direct: " + reason);
        } finally {
            lock.unlock();
        }
    }
}
