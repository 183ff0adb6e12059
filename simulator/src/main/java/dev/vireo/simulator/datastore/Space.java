package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import java.util.function.LongSupplier;

/// How much of a datastore is taken. Thread-safe.
final class Space {
    private static final long UNKNOWN = -1;

    private final long capacity;
    private final LongSupplier count;
    private LongSupplier reserved = () -> 0;
    private long used = UNKNOWN;

    /// Makes an account that is not filled in before somebody asks.
    ///
    /// @param capacity bytes
    /// @param count counts what is taken, in the files themselves
    Space(long capacity, LongSupplier count) {
        this.capacity = capacity;
        this.count = count;
    }

    /// Sets what counts as taken beside the files.
    synchronized void reserve(LongSupplier bytes) {
        reserved = bytes;
    }

    long capacity() {
        return capacity;
    }

    synchronized long used() {
        if (used == UNKNOWN) {
            used = count.getAsLong();
        }
        return used;
    }

    long free() {
        LongSupplier beside;
        synchronized (this) {
            beside = reserved;
        }
        return Math.max(0, capacity - used() - beside.getAsLong());
    }

    /// Takes bytes, or gives them back if the number is negative.
    ///
    /// @throws DatastoreFileException if there are not as many left
    void take(long bytes, String path) {
        if (bytes > 0 && bytes > free()) {
            throw new DatastoreFileException(Reason.NO_SPACE, path);
        }
        synchronized (this) {
            used = Math.max(0, used() + bytes);
        }
    }

    /// Counts afresh when somebody asks next.
    synchronized void forget() {
        used = UNKNOWN;
    }
}
