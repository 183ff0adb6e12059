package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.DownloadStream;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.VolumeOptions;
import dev.vireo.api.VolumeRange;
import dev.vireo.testkit.Vcsim;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who reads a stream slowly holds back the server, which sends no more than the sockets' buffers
/// hold.
@Timeout(60)
class SlowReaderTest {
    private static final int SIZE = 128 << 20;
    private static final int BUFFER = 64 << 10;

    /// More than the buffers of all sockets on the way hold, and far less than the volume.
    private static final long HELD = 48 << 20;

    @Test
    void getsWhatItAsksForAndHoldsBackTheRest() throws InterruptedException {
        try (OurServer server = OurServer.esx(List.of("web"));
                FrayedWire wire = new FrayedWire(server.simulator().port())) {
            String uri = "esx://" + Vcsim.USER + "@127.0.0.1:" + wire.port() + "/?transport=http";
            try (Connection connection =
                    new OurServer(server.simulator(), uri, List.of()).connect(false)) {
                Slow subscriber = new Slow();
                try (DownloadStream stream =
                        make(connection).openDownload(VolumeRange.ALL, Set.of())) {
                    stream.publisher(BUFFER).subscribe(subscriber);
                    subscriber.next();
                    subscriber.next();
                    assertThat(subscriber.received.poll(200, TimeUnit.MILLISECONDS)).isNull();
                    assertThat(stream.position()).isEqualTo(2 * BUFFER);
                    assertThat(wire.carried()).isLessThan(HELD);
                    subscriber.subscription.join().cancel();
                }
                assertThat(wire.carried()).isLessThan(HELD);
                assertThat(connection.listStoragePools(Set.of())).isNotEmpty();
            }
        }
    }

    @Test
    void endsTheDownloadWhenTheSubscriberFails() {
        try (OurServer server = OurServer.esx(List.of());
                Connection connection = server.connect(false);
                DownloadStream stream = make(connection).openDownload(VolumeRange.ALL, Set.of())) {
            CompletableFuture<Throwable> told = new CompletableFuture<>();
            stream.publisher(BUFFER).subscribe(new Failing(told));
            assertThat(told.orTimeout(30, TimeUnit.SECONDS).join())
                    .isInstanceOf(AssertionError.class);
            assertThat(stream.isOpen()).isFalse();
        }
    }

    /// Fails as the assertions of a test do.
    private record Failing(CompletableFuture<Throwable> told)
            implements Flow.Subscriber<ByteBuffer> {
        @Override
        public void onSubscribe(Flow.Subscription given) {
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            throw new AssertionError("not what was expected");
        }

        @Override
        public void onError(Throwable failure) {
            told.complete(failure);
        }

        @Override
        public void onComplete() {
            told.complete(new IllegalStateException("it has not failed"));
        }
    }

    private static StorageVolume make(Connection connection) {
        return connection
                .lookupStoragePoolByName("datastore1")
                .createVolume(
                        "<volume><name>slow/disk.vmdk</name><capacity unit='bytes'>"
                                + SIZE
                                + "</capacity><allocation>0</allocation>"
                                + "<target><format type='vmdk'/></target></volume>",
                        VolumeOptions.DEFAULT);
    }

    /// Asks for one buffer at a time.
    private static final class Slow implements Flow.Subscriber<ByteBuffer> {
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
        private final LinkedBlockingQueue<ByteBuffer> received = new LinkedBlockingQueue<>();

        void next() throws InterruptedException {
            subscription.join().request(1);
            assertThat(received.take().remaining()).isEqualTo(BUFFER);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            received.add(buffer);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("it was cancelled");
        }
    }
}
