package dev.vireo.driver.esx;

import dev.vireo.api.DownloadStream;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A part of a volume's content as a stream.
final class VolumeDownload implements DownloadStream {
    /// A smaller run of zeros is data.
    private static final int BLOCK = 64 << 10;

    private static final long LONGEST_HOLE = 1L << 28;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final VolumeContent content;
    private final String volume;
    private final RemoteRead read;
    private final long length;
    private final boolean sparse;
    private final StreamState state;

    /// What was read to see whether it is a hole.
    private final byte[] ahead = new byte[BLOCK];

    private int aheadFrom;
    private int aheadTo;
    private long position;

    VolumeDownload(VolumeContent content, long offset, long length, boolean sparse) {
        this.content = content;
        this.volume = content.volume();
        this.state = new StreamState("download", volume);
        this.read = content.read(offset, length);
        this.length = length;
        this.sparse = sparse;
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
    public int read(ByteBuffer target) {
        state.requireOpen();
        if (position == length) {
            return -1;
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        if (aheadFrom == aheadTo && target.hasArray()) {
            int got =
                    read.read(
                            target.array(),
                            target.arrayOffset() + target.position(),
                            target.remaining());
            target.position(target.position() + got);
            position += got;
            return got;
        }
        if (aheadFrom == aheadTo) {
            aheadFrom = 0;
            aheadTo = read.read(ahead, 0, BLOCK);
        }
        int count = Math.min(target.remaining(), aheadTo - aheadFrom);
        target.put(ahead, aheadFrom, count);
        aheadFrom += count;
        position += count;
        return count;
    }

    @Override
    public long receiveHole() {
        state.requireOpen();
        long hole = 0;
        while (sparse && hole < LONGEST_HOLE && position < length && isZero()) {
            int count = aheadTo - aheadFrom;
            hole += count;
            position += count;
            aheadFrom = aheadTo;
        }
        return hole;
    }

    /// Reads on until there is a block, or what there is at the end, and looks at it.
    private boolean isZero() {
        if (aheadFrom > 0 && aheadFrom < aheadTo) {
            return false; // within a block that has data
        }
        if (aheadFrom == aheadTo) {
            aheadFrom = 0;
            aheadTo = 0;
            int wanted = (int) Math.min(BLOCK, length - position);
            while (aheadTo < wanted) {
                aheadTo += read.read(ahead, aheadTo, wanted - aheadTo);
            }
        }
        return Arrays.equals(ahead, 0, aheadTo, ZEROS, 0, aheadTo);
    }

    @Override
    public void finish() {
        state.requireOpen();
        state.finish();
        read.close();
        if (position < length) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "the stream of '"
                            + volume
                            + "' was finished before its end: "
                            + (length - position)
                            + " of "
                            + length
                            + " bytes were not read");
        }
    }

    @Override
    public void abort() {
        if (state.abort()) {
            read.abort();
        }
    }
}
