package dev.vireo.simulator;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts the requests that have arrived, by method. Thread-safe.
public final class RequestCounts {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    RequestCounts() {}

    void add(String method) {
        counts.computeIfAbsent(method, _ -> new LongAdder()).increment();
    }

    /// Returns how many requests there have been.
    ///
    /// @return the number of all requests
    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /// Returns how often a method has been called.
    ///
    /// @param method the name on the wire, for example `PowerOnVM_Task`
    /// @return the number of its requests
    public long of(String method) {
        LongAdder count = counts.get(method);
        return count == null ? 0 : count.sum();
    }

    /// Returns how often each method has been called.
    ///
    /// @return the numbers by the methods' names, a copy
    public Map<String, Long> byMethod() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((method, count) -> copy.put(method, count.sum()));
        return copy;
    }

    /// Starts again from nothing.
    public void reset() {
        counts.clear();
    }

    @Override
    public String toString() {
        return byMethod().toString();
    }
}
