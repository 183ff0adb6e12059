package dev.vireo.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/// Counts the finished requests of a transport and tells listeners of each.
public final class RequestLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Counters.Count> byLabel = new LinkedHashMap<>();
    private final List<RequestListener> listeners = new CopyOnWriteArrayList<>();
    private Counters.Count total = Counters.Count.ZERO;

    RequestLog() {}

    /// Returns the counts of this moment; requests whose reply is still read are not in them.
    ///
    /// @return a copy
    public Counters counters() {
        lock.lock();
        try {
            return new Counters(total, byLabel);
        } finally {
            lock.unlock();
        }
    }

    /// Adds a listener.
    ///
    /// @param listener told of every request that finishes from now on
    public void addListener(RequestListener listener) {
        listeners.add(listener);
    }

    /// Takes a listener away.
    ///
    /// @param listener no longer told
    public void removeListener(RequestListener listener) {
        listeners.remove(listener);
    }

    void add(RequestRecord request) {
        lock.lock();
        try {
            total = total.plus(request);
            byLabel.merge(
                    request.label(),
                    Counters.Count.ZERO.plus(request),
                    (old, one) -> old.plus(request));
        } finally {
            lock.unlock();
        }
        for (RequestListener listener : listeners) {
            try {
                listener.requestFinished(request);
            } catch (RuntimeException e) {
                Log.LOGGER.log(System.Logger.Level.WARNING, "a request listener failed", e);
            }
        }
    }

    /// Looked up when there is something to say: looking for loggers costs start-up.
    private static final class Log {
        private static final System.Logger LOGGER = System.getLogger(RequestLog.class.getName());
    }
}
