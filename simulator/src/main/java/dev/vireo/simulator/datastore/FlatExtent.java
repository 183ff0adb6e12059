package dev.vireo.simulator.datastore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A file with the bytes of a disk in their order. What a thin disk takes grows by blocks that held
/// nothing but zeros before they were written to.
final class FlatExtent implements DiskExtent {
    private static final int BLOCK = 64 << 10;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final FileChannel file;
    private final @Nullable FileChange change;
    private final long size;
    private final boolean thin;
    private boolean untouched;

    private FlatExtent(
            FileChannel file,
            @Nullable FileChange change,
            long size,
            boolean thin,
            boolean untouched) {
        this.file = file;
        this.change = change;
        this.size = size;
        this.thin = thin;
        this.untouched = untouched;
    }

    /// Opens it for reading.
    static FlatExtent open(DatastoreFiles files, String path, long size) {
        return new FlatExtent(files.open(path), null, size, false, files.isUntouched(path));
    }

    /// Opens it for writing.
    static FlatExtent change(DatastoreFiles files, String path, long size, boolean thin) {
        boolean untouched = files.isUntouched(path);
        FileChange change = files.change(path);
        return new FlatExtent(change.channel(), change, size, thin, untouched);
    }

    @Override
    public int unit() {
        return 1;
    }

    @Override
    public Run run(long position) {
        return new Run(untouched ? Holder.ZERO : Holder.HERE, size);
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
        long at = position;
        int count = 0;
        while (into.hasRemaining() && count >= 0) {
            count = file.read(into, at);
            at += Math.max(0, count);
        }
        while (into.hasRemaining()) {
            into.put((byte) 0);
        }
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
        FileChange writable = writable();
        int limit = from.limit();
        long start = position - from.position();
        while (from.hasRemaining()) {
            long at = start + from.position();
            int room = (int) Math.min(limit - from.position(), BLOCK - at % BLOCK);
            from.limit(from.position() + room);
            if (thin && isZero(at / BLOCK * BLOCK, BLOCK)) {
                writable.take(Math.min(BLOCK, size - at / BLOCK * BLOCK));
            }
            writable.write(from, at);
            untouched = false;
            from.limit(limit);
        }
    }

    @Override
    public void zero(long position, long length, boolean unmapped) throws IOException {
        FileChange writable = writable();
        for (long at = position; at < position + length; ) {
            int part = (int) Math.min(BLOCK, position + length - at);
            if (!isZero(at, part)) {
                writable.write(ByteBuffer.wrap(ZEROS, 0, part), at);
            }
            at += part;
        }
    }

    private boolean isZero(long position, int length) throws IOException {
        if (untouched) {
            return true;
        }
        byte[] bytes = new byte[length];
        read(ByteBuffer.wrap(bytes), position);
        return Arrays.equals(bytes, 0, length, ZEROS, 0, length);
    }

    private FileChange writable() {
        if (change == null) {
            throw new IllegalStateException("it is open for reading only");
        }
        return change;
    }

    @Override
    public void close() throws IOException {
        if (change == null) {
            file.close();
        } else {
            change.close();
        }
    }
}
