package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import dev.vireo.simulator.datastore.DiskExtent.Holder;
import dev.vireo.simulator.datastore.DiskExtent.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What a virtual disk holds, with what it has from its parents, open. Not thread-safe.
public final class DiskContent implements AutoCloseable {
    private static final int PART = 256 << 10;

    private final DatastoreFiles files;
    private final List<DiskLayer> layers; // its own first
    private final long changedId;
    private boolean changed;

    private DiskContent(DatastoreFiles files, List<DiskLayer> layers, long changedId) {
        this.files = files;
        this.layers = layers;
        this.changedId = changedId;
    }

    /// Opens a disk for reading.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @return the content
    /// @throws DatastoreFileException if it is not there, or in a format that is not read
    public static DiskContent open(DatastoreFiles files, String path) {
        return open(files, path, false, 0);
    }

    /// Opens a disk for reading and writing. What is written goes to the disk itself, never to its
    /// parents.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @param changedId identifies the content as soon as something has been written
    /// @return the content
    /// @throws DatastoreFileException if it is not there, or in a format that is not written
    public static DiskContent openForWriting(DatastoreFiles files, String path, long changedId) {
        return open(files, path, true, changedId);
    }

    private static DiskContent open(
            DatastoreFiles files, String path, boolean writable, long changedId) {
        DiskContent content = new DiskContent(files, new ArrayList<>(), changedId);
        try {
            for (String link : VirtualDiskFiles.chain(files, path)) {
                boolean own = content.layers.isEmpty();
                DiskLayer layer = DiskLayer.open(files, link, own && writable);
                content.add(layer);
            }
            return content;
        } catch (DatastoreFileException e) {
            content.closeQuietly(e);
            throw e;
        }
    }

    /// Puts a layer below the others.
    ///
    /// @throws DatastoreFileException if it was changed since the one above it was made
    private void add(DiskLayer layer) {
        boolean fits =
                layers.isEmpty()
                        || layers.getLast().descriptor().parentContentId()
                                == layer.descriptor().contentId();
        layers.add(layer);
        if (!fits) {
            throw new DatastoreFileException(Reason.BAD_CONTENT, layer.path());
        }
    }

    private void closeQuietly(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /// Returns how large the disk is.
    ///
    /// @return bytes
    public long capacity() {
        return layers.getFirst().capacity();
    }

    /// Describes it as a disk without parents.
    VmdkDescriptor descriptor() {
        return layers.getLast()
                .descriptor()
                .withContentId(layers.getFirst().descriptor().contentId());
    }

    // Reading

    /// Reads a part.
    ///
    /// @param into filled; what is behind the end of the disk is zero
    /// @param position where the part begins
    /// @throws IOException if it cannot be read
    public void read(byte[] into, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into);
        if (position < capacity()) {
            buffer.limit((int) Math.min(into.length, capacity() - position));
            read(buffer, position, 0);
        }
        zeros(buffer.limit(into.length));
    }

    /// Fills a buffer from a layer and those below it.
    private void read(ByteBuffer into, long position, int number) throws IOException {
        int limit = into.limit();
        long start = position - into.position();
        while (into.hasRemaining()) {
            Run run = run(start + into.position(), number);
            into.limit((int) Math.min(limit, run.end() - start));
            switch (run.holder()) {
                case HERE -> layers.get(number).extent().read(into, start + into.position());
                case BELOW -> read(into, start + into.position(), number + 1);
                case ZERO -> zeros(into);
            }
            into.limit(limit);
        }
    }

    /// Finds out where bytes are: what no layer has is zero.
    private Run run(long position, int number) throws IOException {
        DiskLayer layer = layers.get(number);
        if (position >= layer.capacity()) {
            return new Run(Holder.ZERO, Long.MAX_VALUE);
        }
        Run run = layer.extent().run(position);
        return run.holder() == Holder.BELOW && number == layers.size() - 1
                ? new Run(Holder.ZERO, run.end())
                : run;
    }

    private static void zeros(ByteBuffer buffer) {
        while (buffer.hasRemaining()) {
            buffer.put((byte) 0);
        }
    }

    /// Returns how many bytes are known to be zero without a look at them.
    ///
    /// @param position where they begin
    /// @return 0 if somebody may have written there; at most what is left of the disk
    public long zerosAt(long position) throws IOException {
        long end = position;
        while (end < capacity()) {
            long next = zerosUntil(end);
            if (next == end) {
                break;
            }
            end = next;
        }
        return end - position;
    }

    /// Returns the end of the zeros at a place, as far as all layers say at once.
    private long zerosUntil(long position) throws IOException {
        long end = capacity();
        for (int i = 0; i < layers.size(); i++) {
            Run run = run(position, i);
            end = Math.min(end, run.end());
            if (run.holder() != Holder.BELOW) {
                return run.holder() == Holder.ZERO ? end : position;
            }
        }
        return end;
    }

    /// Adds all of it to a file; what is known to be zero becomes a hole.
    void appendTo(FileUpload upload) throws IOException {
        byte[] buffer = new byte[PART];
        long position = 0;
        while (position < capacity()) {
            long zeros = zerosAt(position);
            if (zeros > 0) {
                upload.skip(zeros, 0);
                position += zeros;
            } else {
                int count = (int) Math.min(PART - position % PART, capacity() - position);
                read(buffer, position);
                upload.append(buffer, 0, count);
                position += count;
            }
        }
    }

    // Writing

    /// Writes a part.
    ///
    /// @param bytes the part
    /// @param position where it begins
    /// @throws IndexOutOfBoundsException if it ends behind the end of the disk
    /// @throws DatastoreFileException if the datastore is full
    /// @throws IOException if it cannot be written
    public void write(byte[] bytes, long position) throws IOException {
        require(position, bytes.length);
        if (bytes.length == 0) {
            return;
        }
        DiskExtent extent = layers.getFirst().extent();
        int before = (int) (position % extent.unit());
        long end = position + bytes.length;
        int after = (int) (up(end, extent.unit()) - end);
        byte[] whole = bytes;
        if (before > 0 || after > 0) {
            whole = new byte[before + bytes.length + after];
            read(whole, position - before);
            System.arraycopy(bytes, 0, whole, before, bytes.length);
        }
        noteChange();
        extent.write(ByteBuffer.wrap(whole), position - before);
    }

    /// Makes a part zero without writing the zeros, where that is possible.
    ///
    /// @param position where it begins
    /// @param length how many bytes
    /// @param unmapped whether they are not needed any more; they are zero all the same
    /// @throws IndexOutOfBoundsException if it ends behind the end of the disk
    /// @throws DatastoreFileException if the datastore is full
    /// @throws IOException if it cannot be written
    public void zero(long position, long length, boolean unmapped) throws IOException {
        require(position, length);
        DiskExtent extent = layers.getFirst().extent();
        long end = position + length;
        long from = Math.min(end, up(position, extent.unit()));
        long to = end == capacity() ? end : end / extent.unit() * extent.unit();
        if (from >= to) {
            write(new byte[(int) length], position);
            return;
        }
        noteChange();
        extent.zero(from, to - from, unmapped);
        write(new byte[(int) (from - position)], position);
        write(new byte[(int) (end - to)], to);
    }

    private static long up(long position, int unit) {
        return (position + unit - 1) / unit * unit;
    }

    private void require(long position, long length) {
        if (position < 0 || length < 0 || length > capacity() - position) {
            throw new IndexOutOfBoundsException(
                    length + " bytes at " + position + " of a disk of " + capacity());
        }
    }

    /// Gives the content another identifier before it is first changed.
    private void noteChange() {
        if (!changed) {
            changed = true;
            DiskLayer own = layers.getFirst();
            VirtualDiskFiles.describe(files, own.path(), own.descriptor().withContentId(changedId));
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (DiskLayer layer : layers) {
            try {
                layer.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
