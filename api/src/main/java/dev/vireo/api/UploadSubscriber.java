package dev.vireo.api;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Writes what a publisher has into an upload, in a thread that may wait for the server.
final class UploadSubscriber implements UploadStream.Subscriber, Runnable {
    private final UploadStream stream;
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private final AtomicReference<Flow.@Nullable Subscription> subscription =
            new AtomicReference<>();

    /// What is to be done: a buffer to write, or the end. It has no more than one buffer, as no
    /// more are requested.
    private final LinkedBlockingQueue<Optional<ByteBuffer>> steps = new LinkedBlockingQueue<>();

    UploadSubscriber(UploadStream stream) {
        this.stream = stream;
    }

    @Override
    public CompletionStage<Long> result() {
        return result.minimalCompletionStage();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (!subscription.compareAndSet(null, given)) {
            given.cancel();
            return;
        }
        Thread.ofVirtual().name("vireo-upload").start(this);
        given.request(1);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
        steps.add(Optional.of(buffer));
    }

    @Override
    public void onComplete() {
        steps.add(Optional.empty());
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(Objects.requireNonNull(failure));
        stream.abort();
        steps.add(Optional.empty());
    }

    @Override
    public void run() {
        try {
            for (Optional<ByteBuffer> step = steps.take(); step.isPresent(); step = steps.take()) {
                stream.write(step.get());
                given().request(1);
            }
            if (!result.isDone()) {
                stream.finish();
                result.complete(stream.position());
            }
        } catch (RuntimeException | Error e) { // of the publisher's, too
            stream.abort();
            given().cancel();
            result.completeExceptionally(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody knows this thread", e);
        }
    }

    private Flow.Subscription given() {
        return Objects.requireNonNull(subscription.get());
    }
}
