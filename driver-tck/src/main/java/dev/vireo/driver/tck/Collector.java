package dev.vireo.driver.tck;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Collects what is published, one buffer after the other.
final class Collector implements Flow.Subscriber<ByteBuffer> {
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteBuffer all;
    private Flow.@Nullable Subscription subscription;

    Collector(int size) {
        all = ByteBuffer.allocate(size);
    }

    /// Returns all bytes, when all have come.
    CompletableFuture<byte[]> whole() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
        all.put(buffer);
        Objects.requireNonNull(subscription).request(1);
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(all.array());
    }
}
