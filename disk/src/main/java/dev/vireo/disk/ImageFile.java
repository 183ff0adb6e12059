package dev.vireo.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// An image that is being written. Threads may write different ranges at once.
abstract sealed class ImageFile implements Closeable permits RawImage, QcowImage {
    private static final byte[] ZEROS = new byte[64 << 10];

    private final FileChannel channel;

    ImageFile(FileChannel channel) {
        this.channel = channel;
    }

    /// Makes an image, or goes on with one.
    ///
    /// @param channel the file
    /// @param size how large the disk is
    /// @param reached what is known to be there; where that is the start, what is in the file goes
    static ImageFile open(ImageFormat format, FileChannel channel, long size, Reached reached)
            throws IOException {
        if (reached.position() == 0) {
            channel.truncate(0);
        }
        return switch (format) {
            case RAW -> new RawImage(channel, size);
            case QCOW2 -> QcowImage.open(channel, size, reached);
        };
    }

    /// How far an image has come.
    ///
    /// @param position the disk is there up to this byte
    /// @param mark what the format needs to know to go on
    record Reached(long position, long mark) {
        static final Reached NOTHING = new Reached(0, 0);
    }

    /// Returns in which units zeros are left out, in bytes. It divides [DiskCopy#CHUNK].
    abstract int unit();

    /// Writes a range that is not zero.
    ///
    /// @param position where it starts on the disk, a multiple of [#unit]
    abstract void store(long position, byte[] from, int offset, int length) throws IOException;

    /// Returns what it needs to know to go on later; see [Reached#mark].
    abstract long mark();

    /// Writes what makes it whole.
    abstract void finish() throws IOException;

    /// Writes a range, without the zeros in it.
    ///
    /// @param position where it starts on the disk, a multiple of [#unit]
    /// @return how many bytes were not zero
    final long write(long position, byte[] from, int length) throws IOException {
        long stored = 0;
        int start = 0;
        while (start < length) {
            boolean zero = isZero(from, start, length);
            int end = start;
            while (end < length && isZero(from, end, length) == zero) {
                end = Math.min(length, end + unit());
            }
            if (!zero) {
                store(position + start, from, start, end - start);
                stored += end - start;
            }
            start = end;
        }
        return stored;
    }

    private boolean isZero(byte[] from, int start, int length) {
        int count = Math.min(unit(), length - start);
        return Arrays.equals(from, start, start + count, ZEROS, 0, count);
    }

    /// Sees to it that what was written survives the machine.
    final void force() throws IOException {
        channel.force(true);
    }

    final void put(long place, byte[] from, int offset, int length) throws IOException {
        put(place, ByteBuffer.wrap(from, offset, length));
    }

    final void put(long place, ByteBuffer bytes) throws IOException {
        long at = place;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /// Reads what was written before.
    final void get(long place, ByteBuffer into) throws IOException {
        long at = place;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                throw new IOException("the image ends too early");
            }
            at += count;
        }
        into.flip();
    }

    final FileChannel channel() {
        return channel;
    }

    @Override
    public final void close() throws IOException {
        channel.close();
    }
}
