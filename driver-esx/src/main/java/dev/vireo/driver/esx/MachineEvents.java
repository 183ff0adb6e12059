package dev.vireo.driver.esx;

import dev.vireo.api.DomainEvent;
import dev.vireo.api.DomainEvents;
import dev.vireo.client.EventWatch;
import dev.vireo.vim.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// The server's events of machines, as libvirt's events of domains.
final class MachineEvents implements DomainEvents {
    private final EsxSession session;
    private final EventWatch watch;
    private final EventTranslator translator = new EventTranslator();
    private final Queue<DomainEvent> ready = new ArrayDeque<>();

    MachineEvents(EsxSession session, EventWatch watch) {
        this.session = session;
        this.watch = watch;
    }

    @Override
    public Optional<DomainEvent> next(Duration timeout) {
        long start = System.nanoTime();
        Duration left = timeout;
        while (ready.isEmpty() && !left.isNegative()) {
            for (Event event : session.nextEvents(watch, left)) {
                ready.addAll(translator.translate(event));
            }
            left = timeout.minusNanos(System.nanoTime() - start);
        }
        return Optional.ofNullable(ready.poll());
    }

    @Override
    public void close() {
        watch.close();
    }
}
