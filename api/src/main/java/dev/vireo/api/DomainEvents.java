package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.time.Duration;
import java.util.Optional;

/// What happens to the domains of a connection, from the moment on at which this was made: each
/// event once and in order, also while connections are cut or the session ends.
///
/// For one thread at a time, except [#close()], which also ends a wait of another thread.
public interface DomainEvents extends AutoCloseable {
    /// Waits for the next event.
    ///
    /// @param timeout how long
    /// @return the event, empty if there was none in time
    /// @throws VirtException `OPERATION_ABORTED` if this was closed or the thread interrupted, and
    ///   others if the server cannot be reached any more
    Optional<DomainEvent> next(Duration timeout);

    /// Ends it and leaves nothing behind on the server. A second call does nothing.
    @Override
    void close();
}
