package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.DomainEvent;
import dev.vireo.api.DomainEvent.Change;
import dev.vireo.api.DomainEvent.Lifecycle;
import dev.vireo.api.DomainEvents;
import dev.vireo.api.DomainState.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What happens to domains is told as it happens.
public interface EventsContract {
    /// How long an event may take.
    Duration WAIT = Duration.ofSeconds(10);

    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// Changes that another client makes are told once and in order, also on a read-only
    /// connection.
    @Test
    default void tellsWhatOthersDoOnceAndInOrder() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(true);
                Connection other = host().connect(false);
                DomainEvents events = connection.events()) {
            other.lookupByName(name).destroy();
            other.lookupByName(name).create();
            other.lookupByName(name).suspend();
            List<Change> seen = new ArrayList<>();
            while (seen.size() < 3) {
                DomainEvent event = events.next(WAIT).orElseThrow();
                if (event instanceof Lifecycle one && one.domain().equals(name)) {
                    seen.add(one.change());
                }
            }
            assertThat(seen).containsExactly(Change.STOPPED, Change.STARTED, Change.SUSPENDED);
        }
    }

    /// Nothing happens where nobody does anything, and waiting for it ends in time.
    @Test
    default void endsAWaitInTime() {
        try (Connection connection = host().connect(false);
                DomainEvents events = connection.events()) {
            assertThat(events.next(Duration.ofMillis(200))).isEmpty();
        }
    }
}
