package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import dev.vireo.vim.CreateCollectorForEventsRequest;
import dev.vireo.vim.DestroyCollectorRequest;
import dev.vireo.vim.Event;
import dev.vireo.vim.EventFilterSpec;
import dev.vireo.vim.EventFilterSpecByEntity;
import dev.vireo.vim.EventFilterSpecByTime;
import dev.vireo.vim.EventFilterSpecRecursionOption;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryEventsRequest;
import dev.vireo.vim.ReadNextEventsRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Follows the server's event history without gaps: each event once, in the order of the keys, also
/// while connections are cut and sessions end.
///
/// A wait for updates of a collector's latest page only tells that something has happened. What
/// has, is read from the history, from the last event on that was seen; reading it again does no
/// harm. One thread calls [#next]; any may call [#close].
public final class EventWatch implements AutoCloseable {
    private static final String PAGE = "latestPage";
    private static final int PAGE_SIZE = 1000;
    private static final Duration SLACK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Session session;
    private final ManagedObjectReference manager;
    private final ManagedObjectReference scope;
    private final Cancellation cancellation = new Cancellation();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ManagedObjectReference collector;
    private @Nullable PropertyWatch signal;
    private long generation;
    private int lastKey;
    private @Nullable Instant lastTime;
    private boolean behind; // something has happened that was not read yet
    private boolean closed;

    private EventWatch(
            Session session, ManagedObjectReference manager, ManagedObjectReference scope) {
        this.session = session;
        this.manager = manager;
        this.scope = scope;
    }

    /// Begins to follow: events from now on will be seen.
    ///
    /// @param session the session
    /// @param scope the entity whose events are wanted, with those of all below it
    /// @return the watch, to be closed
    public static EventWatch open(Session session, ManagedObjectReference scope) {
        ManagedObjectReference manager = session.client().serviceContent().eventManager();
        if (manager == null) {
            throw new ProtocolException(session.client().server(), "has no event manager");
        }
        EventWatch watch = new EventWatch(session, manager, scope);
        try {
            watch.begin(session.options().calls());
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
        return watch;
    }

    /// Waits for the next events.
    ///
    /// @param timeout how long
    /// @return the events, empty if there was none in time
    /// @throws ProtocolException if the server dropped events before they could be read
    /// @throws TransportException of kind CANCELLED if the watch was closed or the thread
    ///   interrupted, of another if the server is not to be reached for two minutes
    public List<Event> next(Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        lock.lock();
        try {
            Deadline patience = Deadline.in(PATIENCE);
            behind |= timeout.isZero();
            while (true) {
                try {
                    behind |= heal();
                    List<Event> events = behind ? read() : List.of();
                    if (!events.isEmpty() || deadline.hasPassed()) {
                        return events;
                    }
                    if (!await(deadline)) {
                        return List.of();
                    }
                    behind = true;
                    patience = Deadline.in(PATIENCE);
                } catch (VimFaultException e) {
                    if (!e.isSessionLost() && e.find(ManagedObjectNotFound.class).isEmpty()) {
                        throw e;
                    }
                    drop();
                } catch (TransportException e) {
                    if (!isPassing(e) || patience.hasPassed()) {
                        throw e;
                    }
                    drop();
                    pause();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean isPassing(TransportException e) {
        return e.kind() == Kind.CLOSED
                || e.kind() == Kind.TRUNCATED
                || e.kind() == Kind.CONNECT
                || e.kind() == Kind.HTTP_STATUS
                || e.kind() == Kind.TIMEOUT;
    }

    /// Waits a little, or until the thread is interrupted: the next call ends because of that.
    private void pause() {
        LockSupport.parkNanos(this, PAUSE.toNanos());
    }

    private CallOptions limits() {
        return session.options().calls().withCancellation(cancellation);
    }

    /// Waits until something has happened.
    ///
    /// @return false if nothing has in time
    private boolean await(Deadline deadline) {
        PropertyWatch now = signal;
        if (now == null) {
            return true;
        }
        try {
            now.next(limits().withTimeout(deadline.remaining()));
            return true;
        } catch (TransportException e) {
            if (e.kind() == Kind.TIMEOUT && deadline.hasPassed()) {
                return false;
            }
            throw e;
        }
    }

    /// Makes anew what was lost with a connection or a session.
    ///
    /// @return whether there was something to make, so that events may have been missed
    private boolean heal() {
        if (signal != null && generation == session.generation()) {
            return false;
        }
        drop();
        arm(limits());
        return true;
    }

    private void begin(CallOptions limits) {
        PropertyWatch made = arm(limits);
        made.next(limits).stream()
                .flatMap(update -> update.changeSet().stream())
                .filter(change -> change.name().equals(PAGE))
                .flatMap(change -> change.value("val").stream())
                .forEach(page -> seen(PropertyRow.unwrap(page)));
    }

    private void seen(Object page) {
        if (page instanceof List<?> events) {
            for (Object one : events) {
                if (one instanceof Event event) {
                    seen(event);
                }
            }
        }
    }

    private void seen(Event event) {
        if (event.key() > lastKey) {
            lastKey = event.key();
            lastTime = event.createdTime();
        }
    }

    private PropertyWatch arm(CallOptions limits) {
        ManagedObjectReference made =
                session.invoke(
                        CreateCollectorForEventsRequest.builder(manager)
                                .filter(filter(null))
                                .build(),
                        limits);
        collector = made;
        generation = session.generation();
        PropertyWatch watch =
                session.propertyCollector()
                        .watch(
                                List.of(
                                        PropertyFilters.start()
                                                .properties(made.type(), List.of(PAGE))
                                                .object(made)
                                                .build()));
        signal = watch;
        return watch;
    }

    /// Reads what has happened since the last event that was seen.
    private List<Event> read() {
        List<Event> found =
                session.invoke(
                        QueryEventsRequest.builder(manager).filter(filter(since())).build(),
                        limits());
        // a server gives so many at a time; the last one seen is among them if none is left out
        List<Event> all = found.isEmpty() || overlaps(found) ? found : page();
        boolean complete = all.isEmpty() || overlaps(all);
        List<Event> news =
                all.stream()
                        .filter(event -> event.key() > lastKey)
                        .sorted(Comparator.comparingInt(Event::key))
                        .toList();
        news.forEach(this::seen);
        behind = false;
        if (!complete) {
            throw new ProtocolException(
                    session.client().server(), "dropped events before they could be read");
        }
        return news;
    }

    private boolean overlaps(List<Event> events) {
        return lastKey == 0 || events.stream().anyMatch(event -> event.key() <= lastKey);
    }

    private @Nullable Instant since() {
        return lastTime == null ? null : lastTime.minus(SLACK);
    }

    /// Reads page by page. A page whose reply is lost cannot be read again, so a failure ends the
    /// whole reading, and it is begun anew.
    private List<Event> page() {
        ManagedObjectReference reader =
                session.invoke(
                        CreateCollectorForEventsRequest.builder(manager)
                                .filter(filter(since()))
                                .build(),
                        limits());
        List<Event> all = new ArrayList<>();
        try {
            while (true) {
                List<Event> some =
                        session.invokeOnce(
                                ReadNextEventsRequest.builder(reader).maxCount(PAGE_SIZE).build(),
                                limits());
                if (some.isEmpty()) {
                    return all;
                }
                all.addAll(some);
            }
        } finally {
            destroy(reader);
        }
    }

    private EventFilterSpec filter(@Nullable Instant since) {
        EventFilterSpec.Builder<?> filter =
                EventFilterSpec.builder()
                        .entity(
                                EventFilterSpecByEntity.builder()
                                        .entity(scope)
                                        .recursion(EventFilterSpecRecursionOption.ALL)
                                        .build())
                        .disableFullMessage(true);
        if (since != null) {
            filter.time(EventFilterSpecByTime.builder().beginTime(since).build());
        }
        return filter.build();
    }

    private void destroy(ManagedObjectReference made) {
        Cleanup.run(
                "ending an event collector",
                limits ->
                        session.invokeOnce(DestroyCollectorRequest.builder(made).build(), limits));
    }

    private void drop() {
        PropertyWatch old = signal;
        ManagedObjectReference made = collector;
        signal = null;
        collector = null;
        if (old != null) {
            old.close();
        }
        if (made != null && generation == session.generation()) {
            destroy(made);
        }
    }

    /// Ends the watch and a wait of another thread, and leaves nothing on the server.
    @Override
    public void close() {
        cancellation.cancel();
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                drop();
            }
        } finally {
            lock.unlock();
        }
    }
}
