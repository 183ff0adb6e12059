package dev.vireo.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The ranges of a copy, several of them on their way at once, in order of their places. What is
/// before [#position] is done; that is the place to go on from.
final class CopyWork {
    private final DiskChain source;
    private final ImageFile image;
    private final Path file;
    private final int most;

    /// They may be interrupted. Those who write may not: it would close the image.
    private final ExecutorService readers;

    private final ExecutorService writers;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Deque<byte[]> buffers = new ArrayDeque<>();
    private long planned;
    private long position;
    private long read;
    private long stored;

    /// Prepares the work.
    ///
    /// @param file the image's file, for messages
    CopyWork(DiskChain source, ImageFile image, Path file, int connections, long start) {
        this.source = source;
        this.image = image;
        this.file = file;
        this.most = connections;
        this.readers = Executors.newFixedThreadPool(connections, Thread.ofVirtual().factory());
        this.writers = Executors.newFixedThreadPool(connections, Thread.ofVirtual().factory());
        this.planned = start;
        this.position = start;
    }

    /// A range on its way.
    private static final class Step {
        private final long end;
        private final byte[] buffer;
        private final Future<Fetched> fetched;

        Step(long end, byte[] buffer, Future<Fetched> fetched) {
            this.end = end;
            this.buffer = buffer;
            this.fetched = fetched;
        }
    }

    /// A range that was read and is being written.
    ///
    /// @param read how many bytes came from files
    /// @param stored how many bytes were not zero
    private record Fetched(long read, Future<Long> stored) {}

    long position() {
        return position;
    }

    long read() {
        return read;
    }

    long stored() {
        return stored;
    }

    /// Does some more.
    ///
    /// @return whether there was more to do
    boolean goOn() throws IOException, InterruptedException {
        while (steps.size() < most && planned < source.size()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            plan();
        }
        if (steps.isEmpty()) {
            boolean more = position < planned;
            position = planned;
            return more;
        }
        finish(steps.getFirst());
        steps.removeFirst();
        if (steps.isEmpty()) {
            position = planned; // with the zeros behind it
        }
        return true;
    }

    /// Begins the next range, or leaves out zeros.
    private void plan() throws IOException {
        long end = Math.min(source.size(), planned - planned % DiskCopy.CHUNK + DiskCopy.CHUNK);
        DiskRange range = source.range(planned, end - planned);
        if (!range.isZero() || range.end() < end) {
            begin(planned, Math.toIntExact(end - planned));
            planned = end;
            return;
        }
        long zeros = source.range(planned, source.size() - planned).end();
        planned = zeros == source.size() ? zeros : zeros - zeros % DiskCopy.CHUNK;
    }

    private void begin(long start, int length) {
        byte[] buffer = buffers.isEmpty() ? new byte[DiskCopy.CHUNK] : buffers.removeFirst();
        steps.addLast(
                new Step(
                        start + length,
                        buffer,
                        readers.submit(() -> fetch(start, buffer, length))));
    }

    private Fetched fetch(long start, byte[] buffer, int length) throws IOException {
        long count = source.read(start, buffer, 0, length);
        return new Fetched(count, writers.submit(() -> write(start, buffer, length)));
    }

    private long write(long start, byte[] buffer, int length) throws IOException {
        long[] count = {0};
        NamedWrite.to(file, () -> count[0] = image.write(start, buffer, length));
        return count[0];
    }

    private void finish(Step step) throws IOException, InterruptedException {
        Fetched fetched = result(step.fetched);
        stored += result(fetched.stored());
        read += fetched.read();
        position = step.end;
        buffers.addLast(step.buffer);
    }

    private static <T> T result(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    /// Stops reading, and waits until nobody works any more.
    void stop() {
        readers.shutdownNow();
        readers.close();
        writers.close();
    }
}
