package dev.vireo.benchmarks;

import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Sends requests over several connections at once, each as soon as the reply before it is there.
final class LoadGenerator {
    private static final int CONNECTIONS = 8;

    private LoadGenerator() {}

    /// What the connections do.
    enum Work {
        /// Login, a retrieval of three properties, logout.
        CYCLE("Login, RetrieveProperties (3 properties), Logout"),
        /// The retrieval alone.
        LIST("RetrieveProperties (3 properties)"),
        /// A retrieval of nearly all that there is.
        FULL("RetrieveProperties (config, runtime, summary, guest)");

        private final String title;

        Work(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /// What came of it.
    ///
    /// @param requests how many requests were answered
    /// @param bytes how long the bodies of the replies were
    /// @param seconds how long it took
    /// @param median the time of a request in the middle, in ms
    /// @param slow the time that one of a hundred exceeds, in ms
    record Load(long requests, long bytes, double seconds, double median, double slow) {
        double rate() {
            return requests / seconds;
        }
    }

    static Load run(URI sdk, int vms, Work work, Duration time) {
        Executor threads = task -> Thread.ofPlatform().start(task);
        List<CompletableFuture<Client>> running = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            running.add(
                    CompletableFuture.supplyAsync(
                            () -> new Client(vms, work, begin + time.toNanos()).run(sdk), threads));
        }
        List<Client> clients = running.stream().map(CompletableFuture::join).toList();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] times =
                clients.stream()
                        .flatMapToLong(client -> Arrays.stream(client.times, 0, client.count))
                        .sorted()
                        .toArray();
        return new Load(
                times.length,
                clients.stream().mapToLong(client -> client.bytes).sum(),
                seconds,
                times[times.length / 2] / 1e6,
                times[times.length * 99 / 100] / 1e6);
    }

    /// One connection.
    private static final class Client {
        private static final String[] SOME = {"name", "runtime.powerState", "config.uuid"};
        private static final String[] MOST = {"config", "runtime", "summary", "guest"};

        private final int vms;
        private final Work work;
        private final long until;
        private long[] times = new long[1 << 14];
        private int count;
        private long bytes;

        Client(int vms, Work work, long until) {
            this.vms = vms;
            this.work = work;
            this.until = until;
        }

        Client run(URI sdk) {
            try (SoapConnection connection = SoapConnection.to(sdk)) {
                byte[] login = connection.request(SoapText.login(Vcsim.USER, Vcsim.PASSWORD));
                connection.call(login);
                String text = SoapText.list(work == Work.FULL ? MOST : SOME);
                check(connection.rows(connection.request(text)).count());
                if (work == Work.CYCLE) {
                    connection.call(connection.request(SoapText.logout()));
                    cycle(connection, login, text);
                } else {
                    byte[] request = connection.request(text);
                    while (System.nanoTime() < until) {
                        timed(connection, request);
                    }
                    connection.call(connection.request(SoapText.logout()));
                }
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void cycle(SoapConnection connection, byte[] login, String text)
                throws IOException {
            String logout = SoapText.logout();
            while (System.nanoTime() < until) {
                timed(connection, login);
                timed(connection, connection.request(text));
                timed(connection, connection.request(logout));
            }
        }

        private void check(long rows) {
            if (rows != vms) {
                throw new IllegalStateException(rows + " objects instead of " + vms);
            }
        }

        private void timed(SoapConnection connection, byte[] request) throws IOException {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            long begin = System.nanoTime();
            bytes += connection.call(request);
            times[count++] = System.nanoTime() - begin;
        }
    }
}
