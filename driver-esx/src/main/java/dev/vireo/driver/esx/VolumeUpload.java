package dev.vireo.driver.esx;

import dev.vireo.api.UploadStream;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// The new content of a volume, or of a part of it, as a stream. A thread of its own sends it.
final class VolumeUpload implements UploadStream {
    private static final int BLOCK = 64 << 10;

    private final VolumeContent content;
    private final String volume;
    private final long length;
    private final boolean sparse;
    private final boolean grows;
    private final UploadPipe pipe = new UploadPipe();
    private final ContentChange change;
    private final CompletableFuture<Void> sent;
    private final StreamState state;
    private long position;

    VolumeUpload(
            DatastorePool pool, VolumeContent content, long offset, long length, boolean sparse) {
        this.content = content;
        this.volume = content.volume();
        this.state = new StreamState("upload", volume);
        this.length = length;
        this.sparse = sparse;
        long total = Math.max(content.size(), offset + length);
        this.grows = total > content.size();
        this.change =
                new ContentChange(
                        pool,
                        content,
                        new UploadOverlay(content, total, offset, pipe),
                        total,
                        UUID.randomUUID().toString(),
                        false,
                        _ -> {});
        this.sent = new CompletableFuture<>();
        Thread.ofVirtual().name("vireo-upload").start(this::send);
    }

    private void send() {
        try {
            change.run(false);
            sent.complete(null);
        } catch (VirtException e) {
            pipe.breakOff(e);
            sent.completeExceptionally(e);
        } catch (RuntimeException e) {
            pipe.breakOff(
                    new VirtException(ErrorCode.INTERNAL_ERROR, String.valueOf(e.getMessage()), e));
            sent.completeExceptionally(e);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public String route() {
        return content.route();
    }

    @Override
    public boolean isOpen() {
        return state.isOpen();
    }

    @Override
    public int write(ByteBuffer source) {
        state.requireOpen();
        int count = source.remaining();
        requireRoom(count);
        pipe.write(source);
        position += count;
        return count;
    }

    @Override
    public void sendHole(long hole) {
        state.requireOpen();
        if (!sparse || hole < 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    sparse
                            ? "a hole of " + hole + " bytes"
                            : "the stream of '" + volume + "' was not opened as a sparse one");
        }
        requireRoom(hole);
        ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
        for (long left = hole; left > 0; left -= zeros.limit()) {
            pipe.write(zeros.clear().limit((int) Math.min(left, BLOCK)));
        }
        position += hole;
    }

    private void requireRoom(long count) {
        if (count > length - position) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "more than "
                            + length
                            + " bytes were written to the stream of '"
                            + volume
                            + "'");
        }
    }

    @Override
    public void finish() {
        state.requireOpen();
        if (position < length && grows) {
            abort();
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "the stream of '"
                            + volume
                            + "' was finished before its end: "
                            + (length - position)
                            + " of "
                            + length
                            + " bytes were not written, and the file has none there");
        }
        pipe.end();
        try {
            sent.get();
            state.finish();
        } catch (ExecutionException e) {
            state.abort();
            throw e.getCause() instanceof RuntimeException reason
                    ? reason
                    : new IllegalStateException(e);
        } catch (InterruptedException e) {
            abort();
            Thread.currentThread().interrupt();
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED,
                    "Could not upload '" + volume + "': it was interrupted",
                    e);
        }
    }

    @Override
    public void abort() {
        if (!state.abort()) {
            return;
        }
        change.abort();
        pipe.breakOff(state.aborted());
        try {
            sent.join(); // until nothing is left there
        } catch (CompletionException _) {
            // that is what it was aborted for
        }
    }
}
