package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import dev.vireo.vim.CancelWaitForUpdatesRequest;
import dev.vireo.vim.CreateFilterRequest;
import dev.vireo.vim.CreatePropertyCollectorRequest;
import dev.vireo.vim.DestroyPropertyCollectorRequest;
import dev.vireo.vim.DestroyPropertyFilterRequest;
import dev.vireo.vim.InvalidCollectorVersion;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.ObjectUpdate;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.UpdateSet;
import dev.vireo.vim.WaitForUpdatesExRequest;
import dev.vireo.vim.WaitForUpdatesRequest;
import dev.vireo.vim.WaitOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Waits for changes of properties with the server's help: `WaitForUpdatesEx` holds its reply back
/// until something has changed. For one thread at a time.
///
/// The first watch of a session uses the session's own property collector; while it is open, others
/// make collectors of their own, because a collector serves one wait at a time. When the server has
/// forgotten the session or the collector, the filters are made anew, and everything they select is
/// reported once more.
public final class PropertyWatch implements AutoCloseable {
    private static final Duration LONGEST_POLL = Duration.ofSeconds(60);
    private static final Duration REPLY_SLACK = Duration.ofSeconds(30);
    private static final int MAX_RESTARTS = 3;
    private static final Duration HASTY = Duration.ofMillis(500);
    private static final int MAX_HASTY = 50;

    private final Session session;
    private final PropertyCollector properties;
    private final List<PropertyFilterSpec> specs;
    private final boolean onDefault;
    private final List<ManagedObjectReference> filters = new ArrayList<>();
    private @Nullable ManagedObjectReference collector;
    private String version = "";
    private long generation;
    private int restarts;
    private int hasty;
    private boolean ready;
    private boolean waiting;

    /// Whether the server may have made a filter whose name never arrived.
    private boolean doubtful;

    private boolean closed;

    PropertyWatch(
            Session session,
            PropertyCollector properties,
            List<PropertyFilterSpec> specs,
            boolean onDefault) {
        this.session = session;
        this.properties = properties;
        this.specs = List.copyOf(specs);
        this.onDefault = onDefault;
    }

    /// Waits for the next changes. The first call returns at once with everything as it is.
    ///
    /// @param limits the limits of the wait, however many requests it takes
    /// @return the changes, never empty
    /// @throws TransportException of kind TIMEOUT if nothing has changed in time
    public List<ObjectUpdate> next(CallOptions limits) {
        if (closed) {
            throw new IllegalStateException("the watch is closed");
        }
        Deadline deadline = Deadline.in(limits.timeout());
        while (true) {
            List<ObjectUpdate> updates = poll(limits, deadline);
            if (!updates.isEmpty()) {
                restarts = 0;
                return updates;
            }
            try (CallScope call =
                    new CallScope(
                            session.client().server(),
                            "waiting for updates",
                            limits.withTimeout(deadline.remaining()),
                            () -> false)) {
                call.check();
            }
        }
    }

    /// Makes one request.
    ///
    /// @return the changes, empty if there were none or the watch had to begin anew
    private List<ObjectUpdate> poll(CallOptions limits, Deadline deadline) {
        CallOptions left = limits.withTimeout(deadline.remaining());
        try {
            if (!ready || generation != session.generation()) {
                begin(left);
            }
            return wait(collector == null ? properties.reference() : collector, limits, deadline);
        } catch (VimFaultException e) {
            if (properties.usesOldMethods() || !PropertyCollector.isUnknownMethod(e)) {
                restart(e, left);
            } else {
                properties.useOldMethods();
            }
            return List.of();
        } catch (TransportException e) {
            if (e.kind() == Kind.TIMEOUT && deadline.hasPassed()) {
                throw TransportException.of(
                        Kind.TIMEOUT,
                        session.client().server(),
                        "no update came within " + deadline,
                        e);
            }
            if (e.kind() != Kind.CLOSED && e.kind() != Kind.TRUNCATED) {
                throw e;
            }
            // a long poll cut on its way may be asked again: the version says where we are
            countRestart(e);
            waiting = false;
            if (!ready) {
                forget();
            }
            return List.of();
        }
    }

    private void begin(CallOptions left) {
        forget();
        generation = session.generation();
        boolean own = !onDefault && session.client().serverVersion().isAtLeast(4, 0);
        ManagedObjectReference made =
                own
                        ? session.invokeOnce(
                                CreatePropertyCollectorRequest.builder(properties.reference())
                                        .build(),
                                left)
                        : properties.reference();
        collector = made;
        if (doubtful) {
            sweep(made, left);
        }
        for (PropertyFilterSpec spec : specs) {
            filters.add(createFilter(made, spec, left));
        }
        ready = true;
    }

    private ManagedObjectReference createFilter(
            ManagedObjectReference from, PropertyFilterSpec spec, CallOptions left) {
        CreateFilterRequest request =
                CreateFilterRequest.builder(from).spec(spec).partialUpdates(false).build();
        try {
            return session.invokeOnce(request, left);
        } catch (TransportException | ProtocolException e) {
            doubtful = true;
            throw e;
        }
    }

    /// Takes all filters off a collector that nobody else uses.
    private void sweep(ManagedObjectReference from, CallOptions limits) {
        Object all =
                properties.retrieveOne(from, List.of("filter")).get("filter").orElse(List.of());
        if (all instanceof List<?> references) {
            for (Object filter : references) {
                if (filter instanceof ManagedObjectReference reference) {
                    session.invokeOnce(
                            DestroyPropertyFilterRequest.builder(reference).build(), limits);
                }
            }
        }
        doubtful = false;
    }

    private void forget() {
        ready = false;
        collector = null;
        filters.clear();
        version = "";
    }

    private List<ObjectUpdate> wait(
            ManagedObjectReference from, CallOptions limits, Deadline deadline) {
        boolean old = properties.usesOldMethods();
        Deadline poll = deadline.within(LONGEST_POLL.plus(REPLY_SLACK));
        MethodRequest<? extends @Nullable UpdateSet> request =
                old
                        ? WaitForUpdatesRequest.builder(from).version(version).build()
                        : WaitForUpdatesExRequest.builder(from)
                                .version(version)
                                .options(waitOptions(deadline))
                                .build();
        waiting = true;
        long start = System.nanoTime();
        UpdateSet updates =
                session.invokeOnce(
                        request, limits.withTimeout((old ? deadline : poll).remaining()));
        waiting = false;
        List<ObjectUpdate> objects = List.of();
        if (updates != null) {
            version = updates.version();
            objects =
                    updates.filterSet().stream()
                            .filter(update -> filters.contains(update.filter()))
                            .flatMap(update -> update.objectSet().stream())
                            .toList();
        }
        checkThatItWaits(objects, System.nanoTime() - start);
        return objects;
    }

    /// A server that does not hold its reply back would keep both sides busy for ever.
    private void checkThatItWaits(List<ObjectUpdate> objects, long nanos) {
        hasty = objects.isEmpty() && nanos < HASTY.toNanos() ? hasty + 1 : 0;
        if (hasty > MAX_HASTY) {
            throw new ProtocolException(
                    session.client().server(),
                    "answers a wait for updates at once and with nothing, again and again");
        }
    }

    private static WaitOptions waitOptions(Deadline deadline) {
        long seconds = Math.min(LONGEST_POLL.toSeconds(), deadline.remaining().toSeconds());
        return WaitOptions.builder().maxWaitSeconds((int) Math.max(1, seconds)).build();
    }

    /// Begins anew if the fault says that what the watch stands on is gone.
    private void restart(VimFaultException e, CallOptions left) {
        MethodFault fault = e.fault().orElse(null);
        boolean collectorLost =
                fault instanceof InvalidCollectorVersion
                        || (fault instanceof ManagedObjectNotFound && waiting);
        waiting = false;
        if (!e.isSessionLost() && !collectorLost) {
            throw e;
        }
        countRestart(e);
        forget();
        if (e.isSessionLost()) {
            session.renew(generation, left);
        }
    }

    private void countRestart(VimException e) {
        restarts++;
        if (restarts > MAX_RESTARTS) {
            throw e;
        }
    }

    /// Takes the filters off the server, also when the thread was interrupted or the wait
    /// cancelled.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            ManagedObjectReference made = collector;
            if (made != null && generation == session.generation()) {
                if (waiting) { // the server may not have noticed yet that nobody waits any more
                    Cleanup.run("ending a wait", limits -> cancelWait(made, limits));
                }
                Cleanup.run("ending a watch", limits -> end(made, limits));
            }
        } finally {
            if (onDefault) {
                properties.unwatchDefault();
            }
        }
    }

    private void cancelWait(ManagedObjectReference made, CallOptions limits) {
        session.invokeOnce(CancelWaitForUpdatesRequest.builder(made).build(), limits);
    }

    private void end(ManagedObjectReference made, CallOptions limits) {
        if (!made.equals(properties.reference())) {
            session.invokeOnce(DestroyPropertyCollectorRequest.builder(made).build(), limits);
            return;
        }
        if (doubtful) {
            sweep(made, limits);
            return;
        }
        for (ManagedObjectReference filter : filters) {
            session.invokeOnce(DestroyPropertyFilterRequest.builder(filter).build(), limits);
        }
    }
}
