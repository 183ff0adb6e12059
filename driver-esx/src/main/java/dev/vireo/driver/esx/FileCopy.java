package dev.vireo.driver.esx;

import dev.vireo.api.TransferOptions;
import dev.vireo.api.TransferSummary;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A download into a file, over one or several connections at a time.
final class FileCopy {
    private static final int BUFFER = 256 << 10;

    /// Zeros of that length, and of that alignment, become a hole.
    private static final int BLOCK = 16 << 10;

    /// How many chunks are asked for in one request where several connections share the work.
    private static final int TAKEN_AT_ONCE = 4;

    private static final byte[] ZEROS = new byte[BLOCK];

    private final VolumeContent content;
    private final long offset;
    private final long length;
    private final Path file;
    private final TransferOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<RemoteRead> reads = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final AtomicInteger next = new AtomicInteger();

    FileCopy(VolumeContent content, Path file, TransferOptions options) {
        this.content = content;
        this.offset = options.range().offset();
        this.length = content.length(options.range());
        this.file = file;
        this.options = options;
    }

    /// Copies.
    ///
    /// @return what was done
    TransferSummary run() {
        return Files.exists(file) && !Files.isRegularFile(file) ? pour() : copy();
    }

    /// Writes into what is no file, such as a pipe or a device, in order.
    private TransferSummary pour() {
        TransferMeter meter = new TransferMeter(length, 0, options.progress());
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file);
                RemoteRead read = content.read(offset, length)) {
            for (int got = read.read(buffer, 0, BUFFER);
                    got >= 0;
                    got = read.read(buffer, 0, BUFFER)) {
                out.write(buffer, 0, got);
                count(meter, read, got);
            }
        } catch (IOException e) {
            throw PartFile.failed(file, e);
        }
        meter.end();
        return new TransferSummary(
                length, 0, meter.cuts(), meter.elapsed(), content.route(), Optional.empty());
    }

    private TransferSummary copy() {
        try (PartFile part = new PartFile(file, length, identity(), options.resume())) {
            long there = part.there();
            TransferMeter meter = new TransferMeter(length, there, options.progress());
            try {
                work(part, meter);
            } catch (VirtException e) {
                throw part.isKept() ? MoreWords.after(e, part.kept()) : e;
            }
            part.commit();
            meter.end();
            return new TransferSummary(
                    length,
                    there,
                    meter.cuts(),
                    meter.elapsed(),
                    content.route(),
                    Optional.empty());
        }
    }

    private String identity() {
        return String.join(
                "|", content.volume(), offset + "+" + length, content.file().version().identity());
    }

    private void work(PartFile part, TransferMeter meter) {
        boolean several = content.file().hasRanges() && part.chunks() > TAKEN_AT_ONCE;
        int connections = several ? options.connections() : 1;
        int share = connections > 1 ? TAKEN_AT_ONCE : part.chunks();
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < connections; i++) {
            helpers.add(
                    Thread.ofPlatform()
                            .daemon()
                            .name("vireo-download-" + i)
                            .start(() -> attempt(part, share, meter)));
        }
        attempt(part, share, meter);
        join(helpers);
        RuntimeException wrong = failure.get();
        if (wrong != null) {
            throw wrong;
        }
    }

    private void attempt(PartFile part, int share, TransferMeter meter) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int from = next.getAndAdd(share);
                    from < part.chunks() && failure.get() == null;
                    from = next.getAndAdd(share)) {
                fetch(part, from, Math.min(part.chunks(), from + share), buffer, meter);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(RuntimeException e) {
        if (failure.compareAndSet(null, e)) {
            List<RemoteRead> running;
            lock.lock();
            try {
                running = List.copyOf(reads);
            } finally {
                lock.unlock();
            }
            running.forEach(RemoteRead::abort);
        }
    }

    private void join(List<Thread> helpers) {
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                    fail(
                            new VirtException(
                                    ErrorCode.OPERATION_ABORTED,
                                    "Could not download '"
                                            + content.volume()
                                            + "': it was interrupted"));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Fetches those of some chunks that are not there yet, each run of them with one request.
    private void fetch(PartFile part, int from, int to, byte[] buffer, TransferMeter meter) {
        int first = from;
        while (first < to) {
            int end = first;
            while (end < to && !part.has(end)) {
                end++;
            }
            if (end > first) {
                fetchAll(part, first, end, buffer, meter);
            }
            first = end + 1;
        }
    }

    private void fetchAll(PartFile part, int from, int to, byte[] buffer, TransferMeter meter) {
        long start = part.start(from);
        try (RemoteRead read = content.read(offset + start, part.end(to - 1) - start)) {
            begin(read);
            for (int chunk = from; chunk < to; chunk++) {
                for (long place = part.start(chunk); place < part.end(chunk); ) {
                    int count = (int) Math.min(BUFFER, part.end(chunk) - place);
                    fill(read, buffer, count, meter);
                    writeData(part, buffer, count, place);
                    place += count;
                }
                part.finished(chunk);
            }
        } finally {
            lock.lock();
            try {
                reads.removeIf(read -> read.left() == 0);
            } finally {
                lock.unlock();
            }
        }
    }

    private void begin(RemoteRead read) {
        lock.lock();
        try {
            reads.add(read);
        } finally {
            lock.unlock();
        }
        if (failure.get() != null) {
            read.abort();
        }
    }

    private void fill(RemoteRead read, byte[] buffer, int count, TransferMeter meter) {
        int filled = 0;
        while (filled < count) {
            int got = read.read(buffer, filled, count - filled);
            if (got < 0) {
                throw new IllegalStateException("a read ended before its end");
            }
            filled += got;
            count(meter, read, got);
        }
    }

    private static void count(TransferMeter meter, RemoteRead read, int bytes) {
        for (int cuts = read.takeCuts(); cuts > 0; cuts--) {
            meter.cut();
        }
        meter.moved(bytes);
    }

    /// Writes runs of blocks that are not all zero.
    private static void writeData(PartFile part, byte[] buffer, int count, long place) {
        int from = 0;
        while (from < count) {
            int to = from;
            while (to < count && !isZero(buffer, to, Math.min(count, to + BLOCK))) {
                to = Math.min(count, to + BLOCK);
            }
            if (to > from) {
                part.write(ByteBuffer.wrap(buffer, from, to - from), place + from);
            }
            from = Math.min(count, to + BLOCK);
        }
    }

    private static boolean isZero(byte[] buffer, int from, int to) {
        return Arrays.equals(buffer, from, to, ZEROS, 0, to - from);
    }
}
