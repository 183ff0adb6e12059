package dev.vireo.shell.terminal;

import dev.vireo.api.Connection;
import dev.vireo.shell.command.Completes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The names of what there is on the server of the open connection. They are fetched on a thread of
/// their own: who asks gets what is known after a moment, even if that is of yesterday. Opens no
/// connection.
public final class LiveNames implements Names, AutoCloseable {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final Supplier<Optional<Connection>> source;
    private final Duration moment;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();
    private final Map<Key, Future<?>> underWay = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();
    private final ExecutorService fetcher =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("vireo-names").factory());

    /// Makes names of which none is known.
    ///
    /// @param source the connection, if it is open
    public LiveNames(Supplier<Optional<Connection>> source) {
        this(source, MOMENT);
    }

    /// Makes names of which none is known.
    ///
    /// @param source the connection, if it is open
    /// @param moment how long somebody waits for names
    public LiveNames(Supplier<Optional<Connection>> source, Duration moment) {
        this.source = source;
        this.moment = moment;
    }

    /// What is asked for.
    ///
    /// @param connection where
    /// @param subject what kind of thing
    /// @param owner the domain or pool that it belongs to
    private record Key(Connection connection, Subject subject, String owner) {}

    /// What is known.
    ///
    /// @param names the names
    /// @param nanos when they were fetched
    /// @param generation how many commands there had been before
    private record Known(List<Subject.Name> names, long nanos, long generation) {}

    /// Takes all that is known for old, since a command may have changed it, and begins to fetch
    /// the domains.
    public void outdate() {
        generation.incrementAndGet();
        source.get().ifPresent(this::prepare);
    }

    private void prepare(Connection connection) {
        known.keySet().removeIf(key -> !key.connection().equals(connection));
        Future<?> _ = fetch(new Key(connection, Subject.DOMAINS, ""));
    }

    @Override
    public List<String> of(Completes kind, String owner) {
        Optional<Connection> connection = source.get();
        Optional<Subject> subject = Subject.of(kind);
        if (connection.isEmpty() || subject.isEmpty()) {
            return List.of();
        }
        Key key = new Key(connection.get(), subject.get(), owner);
        if (!isFresh(known.get(key))) {
            waitFor(fetch(key));
        }
        Known names = known.get(key);
        return names == null ? List.of() : chosen(names.names(), kind);
    }

    @Override
    public boolean areKnown(Completes kind, String owner) {
        Optional<Subject> subject = Subject.of(kind);
        Optional<Connection> connection = source.get();
        return subject.isEmpty()
                || connection.isEmpty()
                || known.containsKey(new Key(connection.get(), subject.get(), owner));
    }

    private static List<String> chosen(List<Subject.Name> names, Completes kind) {
        return names.stream()
                .filter(name -> kind != Completes.ACTIVE_DOMAIN || name.active())
                .filter(name -> kind != Completes.INACTIVE_DOMAIN || !name.active())
                .map(Subject.Name::text)
                .toList();
    }

    private boolean isFresh(@Nullable Known names) {
        return names != null
                && names.generation() == generation.get()
                && System.nanoTime() - names.nanos() < FRESH.toNanos();
    }

    private void waitFor(Future<?> fetching) {
        try {
            fetching.get(moment.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            // what was known before is better than nothing
        }
    }

    /// Begins to fetch names, unless that is going on.
    private Future<?> fetch(Key key) {
        return underWay.compute(
                key,
                (_, going) ->
                        going != null && !going.isDone()
                                ? going
                                : fetcher.submit(() -> store(key)));
    }

    private void store(Key key) {
        long now = generation.get();
        List<Subject.Name> names = key.subject().names(key.connection(), key.owner());
        known.put(key, new Known(names, System.nanoTime(), now));
    }

    @Override
    public void close() {
        fetcher.shutdownNow();
    }
}
