package dev.vireo.api;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Publishes what is left of a download: one buffer for each that was requested.
final class DownloadPublisher implements Flow.Publisher<ByteBuffer> {
    private final DownloadStream stream;
    private final int bufferSize;
    private final AtomicBoolean taken = new AtomicBoolean();

    DownloadPublisher(DownloadStream stream, int bufferSize) {
        if (bufferSize < 1) {
            throw new IllegalArgumentException("buffers of " + bufferSize + " bytes");
        }
        this.stream = stream;
        this.bufferSize = bufferSize;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        Objects.requireNonNull(subscriber);
        if (!taken.compareAndSet(false, true)) {
            subscriber.onSubscribe(new Nothing());
            subscriber.onError(new IllegalStateException("a download has one subscriber"));
            return;
        }
        Running running = new Running(subscriber);
        subscriber.onSubscribe(running);
        Thread.ofVirtual().name("vireo-download").start(running);
    }

    /// The subscription of who is refused.
    private static final class Nothing implements Flow.Subscription {
        @Override
        public void request(long count) {
            // there is nothing to come
        }

        @Override
        public void cancel() {
            // there is nothing to end
        }
    }

    /// One subscription, and the thread that serves it.
    private final class Running implements Flow.Subscription, Runnable {
        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private final Semaphore wanted = new Semaphore(0);
        private final AtomicBoolean nonsense = new AtomicBoolean();
        private volatile boolean cancelled;

        Running(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (count <= 0) {
                nonsense.set(true);
                wanted.release();
                return;
            }
            int room = Integer.MAX_VALUE / 2 - wanted.availablePermits();
            wanted.release(Math.clamp(count, 0, Math.max(room, 0)));
        }

        @Override
        public void cancel() {
            cancelled = true;
            wanted.release();
            stream.abort();
        }

        @Override
        public void run() {
            boolean whole;
            try {
                whole = publish();
            } catch (RuntimeException
                    | Error e) { // of the subscriber's, too: it holds a connection
                stream.abort();
                if (!cancelled) {
                    subscriber.onError(e);
                }
                return;
            }
            if (whole) {
                subscriber.onComplete();
            }
        }

        /// Returns whether it came to its end.
        private boolean publish() {
            while (stream.position() < stream.length()) {
                wanted.acquireUninterruptibly();
                if (cancelled) {
                    return false;
                }
                if (nonsense.get()) {
                    throw new IllegalArgumentException("less than one buffer was requested");
                }
                ByteBuffer buffer = ByteBuffer.allocate(bufferSize);
                while (buffer.hasRemaining() && stream.read(buffer) >= 0) {
                    // until it is full, or there is no more
                }
                subscriber.onNext(buffer.flip());
            }
            if (!cancelled) {
                stream.finish();
            }
            return !cancelled;
        }
    }
}
