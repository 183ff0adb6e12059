package dev.vireo.junit;

import dev.vireo.simulator.FiredRule;
import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/// A simulator that runs until JUnit closes the scope it belongs to.
final class StartedSimulator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_RULES = 50;

    private final Simulator simulator;
    private final EsxSimulator settings;

    StartedSimulator(EsxSimulator settings, Class<?> testClass) {
        Simulator.Builder builder = Simulator.builder().seed(settings.seed());
        if (!settings.describe().isEmpty()) {
            builder.describe(settings.describe(), resource(testClass, settings.describe()));
        } else if (settings.vcenter()) {
            builder.vcenter(1, settings.hosts(), settings.machines());
        } else {
            builder.machines(settings.machines());
        }
        if (settings.tls()) {
            builder.tls();
        }
        if (settings.control()) {
            builder.control("127.0.0.1", 0);
        }
        if (!settings.scenario().isEmpty()) {
            builder.scenario(settings.scenario(), resource(testClass, settings.scenario()));
        }
        ReflectionSupport.newInstance(settings.setup()).accept(builder);
        this.simulator = builder.start();
        this.settings = settings;
    }

    private static String resource(Class<?> testClass, String name) {
        try (InputStream in = testClass.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "there is no resource " + name + " beside " + testClass.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Simulator simulator() {
        return simulator;
    }

    /// Says which rules have fired, for the report of a test that failed.
    Optional<Throwable> report() {
        List<FiredRule> fired = simulator.control().fired();
        if (fired.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("the simulator with the seed ");
        text.append(simulator.control().seed()).append(" misbehaved:");
        int left = Math.max(0, fired.size() - MOST_RULES);
        if (left > 0) {
            text.append("\n  ").append(left).append(" rules that fired before");
        }
        fired.stream().skip(left).forEach(rule -> text.append("\n  ").append(rule));
        return Optional.of(new RulesFired(text.toString()));
    }

    @Override
    public void close() {
        List<String> leaks = new ArrayList<>(simulator.leaks());
        simulator.close();
        int connections = openConnections();
        if (connections > 0) {
            leaks.add(connections + " connections of the simulator whose threads did not end");
        }
        if (!settings.allowLeaks() && !leaks.isEmpty()) {
            throw new AssertionError(
                    "the test left behind:\n  "
                            + String.join("\n  ", leaks)
                            + "\n(requests: "
                            + simulator.requests()
                            + ")");
        }
    }

    /// Counts the connections that are open some time after all were closed.
    private int openConnections() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (simulator.connectionCount() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        return simulator.connectionCount();
    }

    /// Stands below the failure of a test.
    @SuppressWarnings("serial") // never serialized
    private static final class RulesFired extends RuntimeException {
        RulesFired(String message) {
            super(message, null, false, false);
        }
    }
}
