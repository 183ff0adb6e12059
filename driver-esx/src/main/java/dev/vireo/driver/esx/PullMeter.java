package dev.vireo.driver.esx;

import dev.vireo.api.PullProgress;
import dev.vireo.api.TransferProgress;
import dev.vireo.disk.CopyWatcher;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Tells how far the copy of a disk is: at once, and then now and then.
final class PullMeter implements CopyWatcher {
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();
    private static final double NANOS = 1e9;

    private final String image;
    private final int number;
    private final int count;
    private final LongSupplier cuts;
    private final Consumer<PullProgress> listener;
    private final long began = System.nanoTime();
    private long told = began - PAUSE_NANOS;

    /// Begins to count.
    ///
    /// @param cuts how often connections broke up to now
    PullMeter(
            String image,
            int number,
            int count,
            LongSupplier cuts,
            Consumer<PullProgress> listener) {
        this.image = image;
        this.number = number;
        this.count = count;
        this.cuts = cuts;
        this.listener = listener;
    }

    @Override
    public void reached(long position, long size, long read) {
        long now = System.nanoTime();
        if (now - told < PAUSE_NANOS && position < size) {
            return;
        }
        told = now;
        long elapsed = now - began;
        TransferProgress transfer =
                new TransferProgress(
                        position,
                        size,
                        elapsed == 0 ? 0 : Math.round(read / (elapsed / NANOS)),
                        Duration.ofNanos(elapsed),
                        Math.toIntExact(cuts.getAsLong()));
        listener.accept(new PullProgress(image, number, count, transfer));
    }
}
