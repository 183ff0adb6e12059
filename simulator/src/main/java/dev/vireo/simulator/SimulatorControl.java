package dev.vireo.simulator;

import dev.vireo.simulator.inventory.Inventory;
import dev.vireo.simulator.inventory.SimFault;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Makes a simulator behave as servers and networks do on bad days. Thread-safe; takes effect from
/// the next request.
public final class SimulatorControl {
    private final Inventory inventory;
    private final RequestCounts counts;
    private final Map<String, Duration> latencies = new ConcurrentHashMap<>();
    private final Map<String, Queue<SimFault>> faults = new ConcurrentHashMap<>();
    private final Map<String, Queue<ReplyDelivery>> deliveries = new ConcurrentHashMap<>();
    private volatile Duration latency = Duration.ZERO;

    SimulatorControl(Inventory inventory, RequestCounts counts) {
        this.inventory = inventory;
        this.counts = counts;
    }

    /// Lets every request wait before it is answered.
    ///
    /// @param time how long
    public void latency(Duration time) {
        latency = time;
    }

    /// Lets the requests of one method wait before they are answered.
    ///
    /// @param method the name on the wire
    /// @param time how long; it takes the place of the time for all requests
    public void latencyOf(String method, Duration time) {
        latencies.put(method, time);
    }

    /// Lets the tasks of one method take time; without this they are done at once.
    ///
    /// @param method the name on the wire, for example `PowerOnVM_Task`
    /// @param time how long
    public void taskTime(String method, Duration time) {
        inventory.taskTime(method, time);
    }

    /// Answers the next request of a method with a fault. Called again, the one after it too.
    ///
    /// @param method the name on the wire
    /// @param fault the typed fault
    /// @param message the text for people
    public void failNext(String method, MethodFault fault, String message) {
        faults.computeIfAbsent(method, _ -> new ConcurrentLinkedQueue<>())
                .add(new SimFault(fault, message));
    }

    /// Loses the reply to the next request of a method, all or half of it. What the request asks
    /// for is done all the same.
    ///
    /// @param method the name on the wire
    /// @param delivery what becomes of the reply
    public void deliverNext(String method, ReplyDelivery delivery) {
        deliveries.computeIfAbsent(method, _ -> new ConcurrentLinkedQueue<>()).add(delivery);
    }

    /// Forgets all sessions, as a host does that was restarted. Clients have to log in again.
    public void expireSessions() {
        inventory.sessions().expireAll(inventory);
    }

    /// Counts a request and lets it wait.
    ReplyDelivery arrived(String method) {
        counts.add(method);
        pause(latencies.getOrDefault(method, latency));
        ReplyDelivery delivery =
                deliveries.getOrDefault(method, new ConcurrentLinkedQueue<>()).poll();
        return delivery == null ? ReplyDelivery.WHOLE : delivery;
    }

    void check(MethodRequest<?> request) {
        SimFault fault =
                faults.getOrDefault(request.vimMethod().name(), new ConcurrentLinkedQueue<>())
                        .poll();
        if (fault != null) {
            throw fault;
        }
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
